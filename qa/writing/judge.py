"""A small network that reads a claim beside a sentence of an article: whether the one supports the other.

It has the span reader's shape. Its lower layers are the packaged encoder's own; the upper ones and the head were
trained (`python -m qa.training.judge`) and lie in `weights/`, with a card.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from safetensors import safe_open
from safetensors.torch import load_file
from tokenizers import Tokenizer

from embeddings.packaged import packaged_model, packaged_tokenizer
from embeddings.runtime import choose_precision
from qa.reader.inputs import windows
from qa.reader.model import run_windows
from qa.reader.net import Embeddings, NetShape, SpanNet, body_weights, load_embeddings

JUDGE = Path(__file__).parent / "weights"


class Judge:
    """The trained network with its tokenizer; thread-safe."""

    def __init__(self, net: SpanNet, embeddings: Embeddings, tokenizer: Tokenizer) -> None:
        self._net, self._embeddings, self._tokenizer = net.eval(), embeddings, tokenizer

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """For each (claim, source) the logarithm of the odds that the source supports it; long sources in windows."""
        found = [float("-inf")] * len(pairs)
        told = windows(self._tokenizer, [(claim, "", source) for claim, source in pairs])
        for window, logits in run_windows(self._net, self._embeddings, told):
            found[window.pair] = max(found[window.pair], float(logits[0, 0]))
        return found


@cache
def load_judge() -> Judge:
    """The shipped judge, in the precision this machine runs fastest."""
    import torch

    model = packaged_model()
    net = SpanNet(NetShape())
    own = load_file(JUDGE / "model.safetensors")
    below = min(int(name.split(".")[1]) for name in own if name.startswith("layers."))
    with safe_open(model / "model.safetensors", "pt") as file:  # most of it is word embeddings
        wanted = [name for name in file.keys() if name.startswith("encoder.layer.")]  # noqa: SIM118
        net.load_state_dict(body_weights({name: file.get_tensor(name) for name in wanted}, below) | own)
    tokenizer = packaged_tokenizer()
    return Judge(net.to(getattr(torch, choose_precision().dtype)), load_embeddings(model), tokenizer)
