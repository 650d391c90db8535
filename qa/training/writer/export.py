"""`python -m qa.training.writer.export --run DIR --out FILE`: the adapter of a run as a GGUF file for llama.cpp."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from safetensors import safe_open


def export(checkpoint: Path, out: Path) -> None:
    """Write the adapter in float16. llama.cpp multiplies by alpha / rank, `Adapted` by its scale."""
    from gguf import GGUFWriter

    with safe_open(checkpoint, "np") as file:
        plan = json.loads(file.metadata()["plan"])
        writer = GGUFWriter(str(out), "qwen2")
        writer.add_string("general.type", "adapter")
        writer.add_string("adapter.type", "lora")
        writer.add_float32("adapter.lora.alpha", plan["scale"] * plan["rank"])
        for name in sorted(file.keys()):
            if name.startswith("master.layers."):
                layer, matrix, side = name.split(".")[2:]
                values = np.ascontiguousarray(file.get_tensor(name), np.float16)
                writer.add_tensor(f"blk.{layer}.{matrix}.weight.lora_{side}", values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def main() -> None:
    """Export as asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of the run")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    export(options.run / "checkpoint.safetensors", options.out)


if __name__ == "__main__":
    main()
