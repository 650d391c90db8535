"""Which language a text or a question is in, offline.

The script decides where it can (Thai, Greek, Hebrew, kana, Hangul ...). Latin, Cyrillic, Arabic and Devanagari go to
py3langid (BSD-3, model inside its wheel), restricted to the news languages of that script; letters that only one
language uses count for it. The model loads on first need (about 0.7 s); after that a question takes about 0.05 ms and
an article about 1 ms.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any

from qa.text.word_tables import word_table

_SAMPLE = 1600

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("latin", "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"),
    ("cyrillic", "\u0400-\u052f"),
    ("arabic", "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"),
    ("devanagari", "\u0900-\u0963\u0971-\u097f"),
    ("he", "\u05d0-\u05f2\ufb1d-\ufb4f"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("kana", "\u3041-\u3096\u30a1-\u30fa"),
    ("han", "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"),
    ("ko", "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"),
    ("th", "\u0e01-\u0e3a\u0e40-\u0e4e"),
    ("lo", "\u0e81-\u0ecd"),
    ("km", "\u1780-\u17d3"),
    ("my", "\u1000-\u103f\u1050-\u109f"),
    ("hy", "\u0531-\u0587"),
    ("ka", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("bn", "\u0980-\u09e3"),
    ("pa", "\u0a01-\u0a5e\u0a70-\u0a75"),
    ("gu", "\u0a81-\u0ae3"),
    ("or", "\u0b01-\u0b63"),
    ("ta", "\u0b82-\u0bd7"),
    ("te", "\u0c00-\u0c63"),
    ("kn", "\u0c80-\u0ce3"),
    ("ml", "\u0d00-\u0d63"),
    ("si", "\u0d81-\u0df3"),
    ("am", "\u1200-\u137c"),
    ("dv", "\u0780-\u07b1"),
    ("bo", "\u0f40-\u0fbc"),
)  # fmt: skip
_RUNS = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS}

_TABLES = word_table(__file__)
_GROUPS: dict[str, list[str]] = _TABLES["languages"]
# Script to patterns with the languages that they count for. Weights are in the model's unit (nats); one such letter
# outweighs what a word or two of a question can say. Such a word counts too: names around it are of any language.
_LETTERS: dict[str, list[tuple[str, float, str]]] = _TABLES["letters"]
# Close pairs: the language with far more news and more readers wins a near tie on a short text.
_PRIOR: dict[str, float] = _TABLES["prior"]
_RARE: list[str] = _TABLES["rare"]
_RENAMED = {"arz": "ar", "ary": "ar", "sdh": "ckb", "gom": "kok"}
_TRADITIONAL = "會將這個說們時來國開關學後對於與為過還現發問題總統擴據裡誰麼幾點萬億電話書報記員業產動"
_SIMPLIFIED = "会将这个说们时来国开关学后对于与为过还现发问题总统扩据里谁么几点万亿电话书报记员业产动"
_RARELY, _SHORT = 5, 60
"""What these must be likelier by in so many letters, which a name or two can decide."""
_LIKELY = 6
"""By so much a likely language wins over one that is not."""
_NOTHING: Mapping[str, float] = {}


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(sorted({code for group in _GROUPS.values() for code in group}))
    return model


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    # Head and middle: a long boilerplate head in another language must not decide alone.
    half = _SAMPLE // 2
    middle = len(text) // 2
    return text[:half] + " " + text[middle : middle + half]


def identify(
    text: str, among: Collection[str] = (), likely: Collection[str] = (), told: Mapping[str, float] = _NOTHING
) -> str:
    """ISO 639-1 code of the language of `text` (639-3 where there is none); `und` when it has no letters.

    `among`: the only languages that it can be, where other things tell so; any by default. `likely`: those that win a
    near tie with the others, for a few words that leave it open. `told`: what else speaks for some, in nats.
    """
    sample = _sample(text)
    counts = {name: len(run.findall(sample)) for name, run in _RUNS.items()}
    # A Han, kana or Hangul letter says as much as two or three letters of an alphabet.
    weights = {name: count * (3 if name in ("han", "kana", "ko") else 1) for name, count in counts.items()}
    weights["kana"] += weights["han"] if counts["kana"] * 8 >= counts["han"] else 0
    script = max(weights, key=lambda name: weights[name])
    if not weights[script]:
        return "und"
    if script == "latin":
        # Names in Latin letters stand in texts of every script; the other way round is rare.
        other = max((name for name in weights if name != "latin"), key=lambda name: weights[name])
        script = other if weights[other] * 3 >= weights["latin"] else script
    if script in _GROUPS:
        return _by_model(script, sample, among, likely, told)
    if script == "he" and len(re.findall("[\u05f0-\u05f2\ufb1f]", sample)) > 1:
        return "yi"
    if script == "bn" and re.search("[\u09f0\u09f1]", sample):
        return "as"
    return {"kana": "ja", "han": "zh"}.get(script, script)


def written_form(text: str, language: str) -> str:
    """`language`, but "zh-Hant" for Chinese in which the characters of the traditional script alone prevail."""
    if language != "zh":
        return language
    return "zh-Hant" if sum(map(text.count, _TRADITIONAL)) > sum(map(text.count, _SIMPLIFIED)) else language


# What reads a file asks several times for the language of one text.
@lru_cache(maxsize=8)
def _ranked(own: str) -> dict[str, float]:
    return dict(_model().rank(own))


def _by_model(
    script: str, sample: str, among: Collection[str], likely: Collection[str], told: Mapping[str, float]
) -> str:
    known = _GROUPS[script]
    group = [code for code in known if _RENAMED.get(code, code) in among] or known
    own = re.sub(r"https?://\S+|\S+@\S+|[\d_]+", " ", sample).lower()
    ranked = _ranked(own)
    leaning = {code: _LIKELY for code in group if _RENAMED.get(code, code) in likely}
    scores = {code: ranked[code] + _PRIOR.get(code, 0) + leaning.get(code, 0) + told.get(code, 0) for code in group}
    for pattern, weight, codes in _LETTERS[script]:
        # Capped: three are proof enough, and names full of foreign letters must not outvote a page of text.
        found = min(3, len(re.findall(pattern, own)))
        for code in codes.split():
            if code in scores:
                scores[code] += weight * found
    if len(own) <= _SHORT:
        scores = {code: score - (_RARELY if code in _RARE else 0) for code, score in scores.items()}
    best = max(scores, key=lambda code: scores[code])
    return _RENAMED.get(best, best)
