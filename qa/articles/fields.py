"""What exporters write into the fields of a record, as the library keeps it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from babel.core import get_global
from babel.localedata import exists

from qa.articles.drafts import Told

__all__ = ["language_code", "tell"]

_ADDRESS = re.compile(r"https?://(?:[^\s/@]*+@)?([^\s/:?#]++)[^\s/?#]*+(\S*+)", re.IGNORECASE)
# CLDR's name for a language, where `identify` has another.
_OWN = {"fil": "tl", "nb": "no"}


def tell(
    *, title: str = "", sources: Sequence[str] = (), published: str | None = None, language: str = "", url: str = ""
) -> Told:
    """A source that is an address is where the article was; its host is the outlet where no source is a name."""
    addresses = [found for source in sources if (found := _ADDRESS.fullmatch(source))]
    names = [source for source in sources if not _ADDRESS.fullmatch(source)]
    # The address of a site alone is no article's.
    pages = [address[0] for address in addresses if len(address[2]) > 1]
    outlets = names or [address[1].lower() for address in addresses]
    return Told(
        title=title or None,
        source=outlets[0].removeprefix("www.") if outlets else None,
        published=published,
        language=language_code(language),
        url=url or (pages[0] if pages else None),
    )


def language_code(value: str) -> str | None:
    """The code `identify` would give: of "eng", "en-GB" and "en_US" it is "en". None for what CLDR does not know."""
    found = re.match(r"[a-z]{2,3}(?![a-z])", value.strip().lower())
    if not found:
        return None
    code = str(get_global("language_aliases").get(found[0], found[0])).partition("_")[0]
    return _OWN.get(code, code) if exists(code) else None
