"""The README is held to the code: files, settings, commands and figures that it names are there."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import MISSING, fields

import pytest

from qa.cli import app
from qa.frames import FRAMES
from qa.settings import Settings
from qa.types import Answer, Citation, Span
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_file_of_the_table_is_there_and_every_module_is_in_it() -> None:
    """A newcomer finds each module of the top two levels in the README, and nothing that has gone."""
    rows = [line.split("|")[1] for line in README.splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`([^`]+)`", row) if "/" in name or name.endswith(".py")]
    assert len(named) > 15
    for name in named:
        assert (ROOT / name).exists(), name
    modules = [path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("qa/*.py"), *ROOT.glob("embeddings/*.py"))]
    for module in modules:
        if not module.endswith(("__init__.py", "__main__.py", "errors.py", "settings.py")):
            assert module in named, module


def test_every_setting_is_documented() -> None:
    """Each has its row in the table, with its default."""
    rows = {row[2].strip(): row[3] for row in (line.split("|") for line in README.splitlines()) if len(row) > 4}
    for field in fields(Settings):
        default = rows[f"`MAQAL_{field.name.upper()}`"]
        assert (
            field.default in (MISSING, None) or f"`{field.default}`" in default or default.strip() == str(field.default)
        )
    assert "`MAQAL_CACHE`" in rows


def test_pictures_and_counts_are_true() -> None:
    """Pictures exist; the numbers of frames and seed questions are those of the files."""
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).stat().st_size > 10_000
    questions = (ROOT / "seeds" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    assert f"{len(questions)} questions" in README
    assert f"{len(FRAMES)} languages" in README
    assert len({json.loads(line)["lang"] for line in questions}) >= 10


def test_python_examples_name_what_is_there() -> None:
    """The examples parse and use names that exist."""
    found = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(found) == 3
    for node in (node for code in found for node in ast.walk(ast.parse(code))):
        if isinstance(node, ast.ImportFrom):
            module = __import__(str(node.module), fromlist=[alias.name for alias in node.names])
            assert all(hasattr(module, alias.name) for alias in node.names)


def test_the_fields_of_an_answer_are_those_that_it_has() -> None:
    """And each command stands in the list of commands."""
    shown = json.loads(README.split("```json\n")[1].split("```")[0])
    for record, kind in ((shown, Answer), (shown["spans"][0], Span), (shown["citations"][0], Citation)):
        assert set(record) == {field.name for field in fields(kind)}
    listed = set(re.findall(r"^maqal (\w+)", README, re.MULTILINE)) | {"bench"}
    assert {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands} <= listed
    assert {str(group.name) for group in app.registered_groups} <= listed


@pytest.mark.parametrize("target", ["ask", "app", "test", "lint", "pictures"])
def test_make_targets_exist(target: str) -> None:
    """What the README tells to type can be typed."""
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_stages_do_not_reach_over_each_other() -> None:
    """`embeddings` never imports `qa`; only `qa/ui` imports gradio, only the index faiss, nobody pickle."""
    for path in [*ROOT.glob("embeddings/**/*.py"), *ROOT.glob("qa/**/*.py"), ROOT / "app.py"]:
        name = path.relative_to(ROOT).as_posix()
        imported = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.split(".")[0])
        assert not (name.startswith("embeddings/") and "qa" in imported), name
        assert not (not name.startswith("qa/ui/") and "gradio" in imported), name
        assert not (name != "embeddings/index.py" and "faiss" in imported), name
        assert not imported & {"pickle", "marshal", "shelve", "joblib"}, name
        assert "app" not in imported, name
