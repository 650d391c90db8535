"""`python -m qa.training.export --run FILE… --data DIR --to DIR`: weights, averaged, to the folder that ships."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from qa.reader.model import FORMAT, SpanModel
from qa.reader.net import NetShape
from qa.training.calibration import fit_logistic, held_out_margins


def export(checkpoints: Sequence[Path], folder: Path, shape: NetShape) -> None:
    """Write the mean of the weights as bfloat16 with their config; the calibration is the plain one.

    Each file is a checkpoint or what was exported before; the last one is a checkpoint, and `trained` in the config is
    what it was trained on.
    """
    means: dict[str, torch.Tensor] = {}
    for checkpoint in checkpoints:
        for name, value in load_file(checkpoint).items():
            if name.startswith(("master.", "frozen.", "layers.", "head_")):
                key = name.removeprefix("master.").removeprefix("frozen.")
                means[key] = means.get(key, torch.zeros(())) + value.float() / len(checkpoints)
    weights = {name: value.to(torch.bfloat16).contiguous() for name, value in means.items()}
    with safe_open(checkpoints[-1], "pt") as file:
        state = json.loads(file.metadata()["state"])
    folder.mkdir(parents=True, exist_ok=True)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)
    _write_config(
        folder,
        {
            "format": FORMAT,
            "shape": asdict(shape),
            "calibration": {"scale": 1.0, "offset": 0.0},
            "trained": {key: state[key] for key in ("step", "samples", "tokens")},
        },
    )


def _write_config(folder: Path, config: dict[str, object]) -> None:
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", "utf-8")


def main() -> None:
    """Export and calibrate as asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m qa.training.export", description=__doc__)
    parser.add_argument(
        "--run", type=Path, nargs="+", required=True, help="checkpoints or exported weights, the last run's at the end"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with qa/train")
    parser.add_argument("--to", type=Path, required=True, help="folder to write model.safetensors and config.json in")
    options = parser.parse_args()
    export(options.run, options.to, NetShape())
    reader = SpanModel.load(options.to)
    scale, offset = fit_logistic(*held_out_margins(reader, options.data))
    config = json.loads((options.to / "config.json").read_text("utf-8"))
    _write_config(options.to, {**config, "calibration": {"scale": round(scale, 4), "offset": round(offset, 4)}})


if __name__ == "__main__":
    main()
