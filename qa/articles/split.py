"""Where one article ends and a "read also" article begins.

A line that is nothing but "read also" (in the usual news languages) starts another article when a real body follows:
a headline, then at least 200 characters (80 in Chinese, Japanese and Korean) in two sentences or more. Only the
heading itself is left out; it belongs to neither.

Nothing is thrown away where no article follows. A list of links stays in the text of the article above it, heading
included, and so does the foot of a page. So does a box in mid-article: one headline, with its date perhaps, after which
the same article goes on. Another article speaks clearly of its own headline, far more than of the title above, and
does so to its end: what the box announces may well be spoken of in the next paragraph. Where the article above is
closed by its source line or its rights, it cannot go on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from qa.articles.date_lines import is_source
from qa.articles.labels import read_also, rights_reserved
from qa.articles.language import identify
from qa.articles.metadata import is_metadata
from qa.articles.sources import filled_lines, is_ended, sentence_count
from qa.text.fold import skeleton

_WORD = re.compile(r"\w+")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True)
class _Block:
    """Lines that follow a heading: headlines and metadata first, then body."""

    headlines: list[str]
    body: list[str]
    own_dateline: bool


def split_articles(text: str) -> list[str]:
    """The articles of `text` in order; just `[text]`, unchanged, when there is one."""
    lines = text.split("\n")
    cuts = [number for number, line in enumerate(lines) if read_also(line.strip())]
    starts, done = [0], 0
    before: list[str] = []
    language = identify(text) if cuts else "und"
    for cut, end in pairwise([*cuts, len(lines)]):
        before += filter(str.strip, lines[done:cut])
        done = cut
        if before and _starts_article(before, "\n".join(lines[cut + 1 : end]), language):
            done = cut + 1
            starts.append(done)
            before = []
    if len(starts) == 1:
        return [text]
    ends = [start - 1 for start in starts[1:]] + [len(lines)]
    return ["\n".join(lines[start:end]).strip("\n \t") for start, end in zip(starts, ends, strict=True)]


def is_body(text: str) -> bool:
    """Whether `text` is long enough to be the body of an article, and has two sentences."""
    enough = 80 if len(_DENSE.findall(text)) * 3 > len(text) else 200
    return len(text) >= enough and (sentence_count(text) > 1 or (is_unmarked(text) and len(text) > 400))


def _starts_article(before: list[str], after: str, language: str) -> bool:
    block = _block(list(takewhile(lambda line: not rights_reserved(line), filled_lines(after))), language)
    body = "\n".join(block.body)
    if not is_body(body):
        return False
    one = len(block.headlines) == 1 or (len(block.headlines) == 2 and len(block.headlines[1]) > 60)
    if not one and not block.own_dateline:
        return False
    top = islice(before, 12)
    told = (line for number, line in enumerate(top) if not is_metadata(line, language, first=not number))
    title = next(told, before[0])
    headline = block.headlines[0]
    own, others = _shared(headline, body), _shared(title, body)
    closed = is_source(before[-1]) or rights_reserved(before[-1])
    if closed and sentence_count("\n".join(before[-12:])) > 1:
        return own >= others
    # Seen in the tests: 0.5 to 1 of a headline's letter groups in its own article, 0.3 at most in another's.
    later = "\n".join(block.body[len(block.body) // 2 :])
    return own >= max(0.4, 2 * others) and (block.own_dateline or _shared(headline, later) >= 0.25)


def _block(lines: list[str], language: str) -> _Block:
    headlines: list[str] = []
    own_dateline = False
    number = 0
    for number, line in enumerate(lines):
        if headlines and is_metadata(line, language):
            own_dateline = own_dateline or len(headlines) <= 2
        elif len(line) <= 160 and not is_ended(line) and number < 12:
            headlines.append(line)
        else:
            break
    else:
        number = len(lines)
    return _Block(headlines, lines[number:], own_dateline)


def is_unmarked(body: str) -> bool:
    """Thai and Lao close no sentence with a mark."""
    return bool(re.search("[\u0e01-\u0ec4]", body))


def _shared(headline: str, body: str) -> float:
    """Share of the headline's letter groups that occur in the body; a measure that needs no language."""
    size = 2 if _DENSE.search(headline) else 4
    words, plain = (f" {' '.join(_WORD.findall(skeleton(part)))} " for part in (headline, body[:20_000]))
    groups = {words[i : i + size] for i in range(len(words) - size + 1)}
    return sum(group in plain for group in groups) / len(groups) if groups else 0.0
