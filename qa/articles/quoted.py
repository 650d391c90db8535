"""The quotation marks that a page shows around `<q>`: those of its language. CLDR has them, Babel leaves them out."""

from __future__ import annotations

from typing import Any

from qa.articles.language import identify

_USUAL = "“”‘’"
"""Outer and inner ones, of all languages that are not below."""
_QUOTES = {
    "„“‚‘": "de cs sk sl bg is lb mk et lt hsb dsb sq",
    "„”‚’": "bs sr hr",
    "„”«»": "pl ro hu",
    "«»„“": "ru be uk",
    "«»“”": "fr es it el pt_PT ca gl eu az fa hy no nb nn br",
    "«»‹›": "ps am ckb ug kk ky rm fr_CH de_CH",
    "””’’": "sv fi he",
    "「」『』": "ja zh_Hant zh_TW zh_HK yue",
}
_MARKS = {name.lower(): marks for marks, names in _QUOTES.items() for name in names.split()}
_ANY = frozenset('"“”„«»‹›「」『』')
_ENOUGH = 2000
"""Characters from which a language is told."""


def write_quotes(tree: Any) -> None:
    """Makes each `<q>` plain words in the quotation marks of its language, or the text's; it changes `tree`."""
    quotes = list(tree.iter("q"))
    own = identify(tree.text_content()[:_ENOUGH]) if quotes else ""
    deep: dict[Any, int] = {}
    for quote in quotes:
        outer = next(quote.iterancestors("q"), None)
        deep[quote] = 0 if outer is None else deep[outer] + 1
        if quote.text_content().strip() and not _is_quoted(quote):
            marks = _marks(_language(quote) or own)
            first = 2 * (deep[quote] % 2)
            quote.text = marks[first] + (quote.text or "").lstrip()
            if len(quote):
                quote[-1].tail = (quote[-1].tail or "").rstrip() + marks[first + 1]
            else:
                quote.text = quote.text.rstrip() + marks[first + 1]
    for quote in quotes:
        quote.tag = "span"


def _is_quoted(quote: Any) -> bool:
    """Whether its writer put marks of its own there."""
    before = quote.getprevious()
    outside = (quote.getparent().text if before is None else before.tail) or ""
    return quote.text_content().strip()[0] in _ANY or outside[-1:] in _ANY


def _language(element: Any) -> str:
    told = (one.get("lang") for one in (element, *element.iterancestors()))
    return next(filter(None, told), "")


def _marks(language: str) -> str:
    """Those of a code such as `de`, `zh-Hant` or `pt-PT`."""
    first, *others = language.lower().replace("_", "-").split("-")[:3]
    forms = (*(f"{first}_{name}" for name in others), first)
    return next((_MARKS[form] for form in forms if form in _MARKS), _USUAL)
