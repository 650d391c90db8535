"""Lets a language model write many lines at once: texts side by side, several turns of each, drawn by chance."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor

from qa.training.maker.net import BEGIN, Gemma

LONGEST = 56
"""Tokens of a turn."""
CHOICES = 40


@torch.inference_mode()
def write(
    net: Gemma,
    tokenizer: Tokenizer,
    shared: Sequence[str],
    asks: str,
    turns: int,
    vocabulary: Tensor,
    warmth: float,
    chance: torch.Generator,
) -> list[list[str]]:
    """For each text of `shared`, `turns` continuations of `asks`, up to their second line break.

    `vocabulary` (m,): the ids that may be written; `warmth`: what the logits are divided by.
    """
    cut = [[BEGIN, *tokenizer.encode(text, add_special_tokens=False).ids] for text in shared]
    prompt = tokenizer.encode(asks, add_special_tokens=False).ids
    n, length = len(cut), max(map(len, cut))
    ids, branch = torch.zeros(n, length, dtype=torch.long), torch.full((n, length), -1)
    for row, own in enumerate(cut):
        ids[row, : len(own)], branch[row, : len(own)] = torch.tensor(own), 0
    x, past = net.read(ids, torch.arange(length).expand(n, -1).float(), branch)
    sizes = torch.tensor([len(own) for own in cut], dtype=torch.float)[:, None]
    words = net.words[vocabulary]
    newline = tokenizer.encode("\n", add_special_tokens=False).ids[-1]
    numbers = torch.arange(1, turns + 1).repeat_interleave(len(prompt)).expand(n, -1)
    places = torch.arange(len(prompt)).repeat(turns).expand(n, -1) + sizes
    x, past = net.read(torch.tensor(prompt).repeat(turns).expand(n, -1), places, numbers, past)
    x = x.view(n, turns, len(prompt), -1)[:, :, -1].flatten(0, 1)
    numbers = torch.arange(1, turns + 1).expand(n, -1)
    written: list[Tensor] = []
    breaks = torch.zeros(n, turns, dtype=torch.long)
    for step in range(LONGEST):
        logits, best = (net.last(x) @ words.T).topk(CHOICES)
        drawn = torch.multinomial((logits.float() / warmth).softmax(-1), 1, generator=chance)
        ids = vocabulary[best.gather(1, drawn)].view(n, turns)
        written.append(ids)
        breaks += ids == newline
        if int(breaks.min()) >= 2:
            break
        x, past = net.read(ids, sizes.expand(-1, turns) + len(prompt) + step, numbers, past)
    rows = torch.stack(written, -1).tolist()
    return [[tokenizer.decode(turn, skip_special_tokens=False) for turn in row] for row in rows]
