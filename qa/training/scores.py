"""SQuAD-style exact match and F1 with MLQA's normalisation per language, and abstention scores."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np

__all__ = ["abstention", "exact_match", "f1"]

_ARTICLES = {
    "en": r"\b(a|an|the)\b",
    "es": r"\b(un|una|unos|unas|el|la|los|las)\b",
    "de": r"\b(ein|eine|einen|einem|eines|einer|der|die|das|den|dem|des)\b",
    "ar": r"\bال^|ال",
    "vi": r"\b(của|là|cái|chiếc|những)\b",
}
_BY_CHARACTER = {"zh", "ja", "th"}
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\s]+")


def _tokens(text: str, language: str) -> list[str]:
    text = "".join(" " if language in _BY_CHARACTER and unicodedata.category(c)[0] == "P" else c for c in text.lower())
    text = "".join(c for c in text if unicodedata.category(c)[0] != "P")
    text = re.sub(_ARTICLES.get(language, r"(?!)"), " ", text)
    return _CJK.findall(text) if language in _BY_CHARACTER else text.split()


def f1(prediction: str, gold: Sequence[str], language: str) -> float:
    """Best token F1 against the accepted answers, 0 to 1; `language` is that of the passage."""
    return max(_f1(_tokens(prediction, language), _tokens(one, language)) for one in gold)


def _f1(ours: list[str], theirs: list[str]) -> float:
    common = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * common / (len(ours) + len(theirs)) if common else float(ours == theirs)


def exact_match(prediction: str, gold: Sequence[str], language: str) -> bool:
    """Whether the prediction is one of the accepted answers after normalisation."""
    return any(_tokens(prediction, language) == _tokens(one, language) for one in gold)


def abstention(answerable: Sequence[float], other: Sequence[float], threshold: float) -> tuple[float, float]:
    """AUROC, and balanced accuracy at `threshold`, of scores that should be high where there is an answer."""
    high, low = np.asarray(answerable), np.asarray(other)
    order = np.concatenate([high, low]).argsort(kind="stable")
    ranks = np.empty(len(order))
    ranks[order] = np.arange(1, len(order) + 1)
    auroc = (ranks[: len(high)].sum() - len(high) * (len(high) + 1) / 2) / (len(high) * len(low))
    return float(auroc), float(((high >= threshold).mean() + (low < threshold).mean()) / 2)
