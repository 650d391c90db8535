"""How what is optional is installed. Not from an index by name: there "maqal" is another project's package."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path


def install(extra: str) -> str:
    """What to do for an extra of ours, such as "writer", as the end of an error: a command to be copied."""
    folder = Path(__file__).parents[1]
    if (folder / "pyproject.toml").is_file():
        return shlex.join([sys.executable, "-m", "pip", "install", "--editable", f"{folder}[{extra}]"])
    return f"pip install --editable '.[{extra}]' in the folder that Maqal was installed from"
