"""The net that the packaged writer's adapter is trained in: the GGUF file's model, and questions that see no others."""

from __future__ import annotations

import torch
from torch import Tensor
from transformers import Qwen2Config

from qa.training.writer.net import _NORMS, ADAPTED, FIRST, Qwen

CONFIG = Qwen2Config(
    vocab_size=40, hidden_size=16, intermediate_size=24, num_hidden_layers=FIRST + 2, num_attention_heads=4,
    num_key_value_heads=2, use_sliding_window=False,
)  # fmt: skip


def _tensors() -> dict[str, Tensor]:
    torch.manual_seed(3)
    sizes = {
        "attn_q": (16, 16), "attn_k": (8, 16), "attn_v": (8, 16), "attn_output": (16, 16), "ffn_gate": (24, 16),
        "ffn_up": (24, 16), "ffn_down": (16, 24),
    }  # fmt: skip
    assert set(sizes) == set(ADAPTED)
    tensors = {name: torch.randn(40, 16).bfloat16() for name in ("token_embd.weight", "output.weight")}
    tensors["output_norm.weight"] = torch.ones(16)
    for layer in range(CONFIG.num_hidden_layers):
        tensors |= {f"blk.{layer}.{name}.weight": torch.randn(size).bfloat16() / 4 for name, size in sizes.items()}
        tensors |= {f"blk.{layer}.{name}.bias": torch.randn(sizes[name][0]) for name in ("attn_q", "attn_k", "attn_v")}
        tensors |= {f"blk.{layer}.{name}.weight": torch.ones(16) for name in _NORMS}
    return tensors


def test_each_question_is_read_as_if_it_were_alone_after_the_evidence() -> None:
    net = Qwen(_tensors(), CONFIG, rank=2)
    ids = torch.randint(0, 40, (2, 9))
    branch = torch.tensor([[0, 0, 0, 0, 0, 1, 1, 2, 2], [0, 0, 0, -1, -1, 1, 1, 2, 2]])
    places = torch.tensor([[0, 1, 2, 3, 4, 5, 6, 5, 6], [0, 1, 2, 3, 4, 3, 4, 3, 4]]).float()
    with torch.inference_mode():
        whole, _ = net.read(ids, places, branch)
        alone, _ = net.read(ids[:1, [0, 1, 2, 3, 4, 7, 8]], torch.arange(7)[None].float(), torch.zeros(1, 7).long())
        padded, _ = net.read(ids[1:, [0, 1, 2, 5, 6]], torch.arange(5)[None].float(), torch.zeros(1, 5).long())
    torch.testing.assert_close(whole.view(2, 9, -1)[0, 7:], alone[5:], rtol=0.05, atol=0.05)
    torch.testing.assert_close(whole.view(2, 9, -1)[1, 5:7], padded[3:], rtol=0.05, atol=0.05)


def test_only_the_adapter_learns_and_it_begins_as_nothing() -> None:
    net = Qwen(_tensors(), CONFIG, rank=2)
    learning = dict(net.named_parameters())
    assert len(learning) == 2 * len(ADAPTED) * (CONFIG.num_hidden_layers - FIRST)
    ids, branch = torch.randint(0, 40, (1, 5)), torch.zeros(1, 5).long()
    found, _ = net.read(ids, torch.arange(5)[None].float(), branch)
    found.float().square().sum().backward()
    assert all(one.grad is not None for one in learning.values())
    with torch.no_grad():
        for name, one in learning.items():
            if name.endswith(".b"):
                one += torch.randn_like(one)
        changed, _ = net.read(ids, torch.arange(5)[None].float(), branch)
    assert not torch.allclose(found, changed)
