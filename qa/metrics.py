"""Scores of answers, rankings and refusals. Plain numbers in, plain numbers out.

F1 and EM are those of SQuAD with the rules of MLQA's script: case, punctuation and articles do not count, and scripts
without spaces are compared by character. Languages that MLQA does not have follow the same rules.
"""

from __future__ import annotations

import string
import unicodedata
from collections import Counter
from collections.abc import Sequence

from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from qa.text.whole_words import UNSPACED_SIGN

_ARTICLES = {
    "en": {"a", "an", "the"},
    "es": {"un", "una", "unos", "unas", "el", "la", "los", "las"},
    "de": {"ein", "eine", "einen", "einem", "eines", "einer", "der", "die", "das", "den", "dem", "des"},
    "fr": {"un", "une", "des", "le", "la", "les", "du"},
    "it": {"un", "uno", "una", "il", "lo", "la", "i", "gli", "le"},
    "pt": {"um", "uma", "uns", "umas", "o", "a", "os", "as"},
    "vi": {"của", "là", "cái", "chiếc", "những"},
}


def words(text: str, language: str) -> list[str]:
    """The words that count, in order."""
    kept = "".join(char for char in text.lower() if not _is_punctuation(char))
    if language == "ar":
        kept = kept.replace("ال", " ")  # wherever it stands, as in MLQA's script
    articles = _ARTICLES.get(language, set())
    return [word for word in UNSPACED_SIGN.sub(r" \g<0> ", kept).split() if word not in articles]


def _is_punctuation(char: str) -> bool:
    return char in string.punctuation or unicodedata.category(char)[0] == "P"


def f1(answer: str, gold: str, language: str) -> float:
    """Harmonic mean of word precision and recall, 0 to 1; two texts without words agree."""
    ours, theirs = words(answer, language), words(gold, language)
    common = sum((Counter(ours) & Counter(theirs)).values())
    if not ours or not theirs:
        return float(ours == theirs)
    return 2 * common / (len(ours) + len(theirs))


def exact(answer: str, gold: str, language: str) -> bool:
    """Whether the words are the same."""
    return words(answer, language) == words(gold, language)


def best_f1(answer: str, golds: Sequence[str], language: str) -> float:
    """The F1 against the gold answer it is nearest to; against none, an empty answer is right."""
    return max((f1(answer, gold, language) for gold in golds), default=float(not words(answer, language)))


def auroc(scores: Sequence[float], labels: Sequence[bool]) -> float | None:
    """Probability that a positive scores above a negative, ties half; None without both kinds."""
    return float(roc_auc_score(labels, scores)) if len(set(labels)) == 2 else None


def balanced_accuracy(accepted: Sequence[bool], labels: Sequence[bool]) -> float | None:
    """Mean of the rates of rightly accepted and rightly refused; None without both kinds."""
    return float(balanced_accuracy_score(labels, accepted)) if len(set(labels)) == 2 else None


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` (0 to 1) of them lie; nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
