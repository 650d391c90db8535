"""Article text -> sentences -> passages, all as code-point offsets into the untouched text.

Sentences are what a citation quotes, so they are exact and complete: in order, never overlapping, without whitespace
at their ends, and with nothing but whitespace between them. `sentencex` proposes the boundaries; the repairs here are
for what news text does to it: no space after the full stop, initials and titles, datelines, quotes, Thai without
marks, lines without any stop.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import regex
import sentencex

from qa.types import Sentence

__all__ = ["passages", "sentences"]

HARD_CAP = 480
"""Most tokens of a passage: what the encoder reads (512) less its prompt and markers."""
WEIGHT_LIMIT = 300
"""Most weight of a sentence; a character weighs what it costs the tokenizer at worst, see `_Weights`."""
QUOTED_LIMIT = 300
"""Characters above which several sentences held together by quotation marks are taken apart."""
UNMARKED_LIMIT = 120
"""Characters above which a script without sentence marks is split at its spaces."""
WINDOW = 2000
"""Characters of a line that sentencex sees at once: it is quadratic in text without spaces (130 s for 1 MB)."""
MARGIN = 100
"""A boundary nearer than this to the end of a window is decided in the next window."""

STOPS = r"[.!?…؟۔。！？｡।॥።։།။៕]"
OPENERS = r"[«“„‘\"'(\[「『（《〈‹¿¡]"
SURE_CLOSERS = "»”’)]}」』）》〉›】"
PAIRS = {"»": "«", "”": "“", "」": "「", "』": "『", "）": "（", ")": "("}
EITHER_QUOTES = "\"'“‘«‹"

_LINE = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STOP = regex.compile(STOPS)
_NEXT_MARK = regex.compile(r"\S")
_SPOKEN = regex.compile(r"[\p{L}\p{N}]")
# Only beside one of these can two characters belong to one grapheme.
_JOINT = regex.compile(
    r"[\p{M}\p{Cf}\p{Grapheme_Extend}\p{Emoji_Modifier}\p{Regional_Indicator}"
    r"\p{Hangul_Syllable_Type=L}\p{Hangul_Syllable_Type=V}\p{Hangul_Syllable_Type=T}]"
)
_CLUSTER = regex.compile(r"\X")
# What must not be cut although it holds a stop: links, addresses, names of files, and the Hebrew gershayim, which
# sentencex takes for a quotation mark. They are masked, at equal length, in the copy that the rules look at.
_LINK = regex.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w.-])[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){0,6}\."
    r"(?:com|org|net|edu|gov|info|io|ai|co|tv|me|eu|uk|de|fr|ru|js|py|ts|txt|md|pdf|docx?|xlsx?|csv|json|html?|jpe?g|png|"
    r"zip|exe|gz|mp[34])\b(?![\w-])",
    regex.IGNORECASE,
)
_GERSHAYIM = regex.compile(r"(?<=\p{Hebrew})\"(?=\p{Hebrew})|(?<=\d)\"(?=\s+\p{Ll})")
# The look-ahead stands first and runs are bounded or possessive, so that no pattern is quadratic on long runs of marks.
_GLUED = regex.compile(
    rf"(?={OPENERS}?\p{{Lu}}\p{{Ll}})(?<=[\p{{Ll}}\p{{N}})\]»”’\"][.!?…]{{1,4}})"
    rf"|(?={OPENERS}?(?!\p{{N}})[\p{{Arabic}}\p{{Hebrew}}])(?<=[\p{{Arabic}}\p{{Hebrew}}\p{{N}})\]»”\"][.!?؟۔…]{{1,4}})"
)
_AFTER_CLOSER = regex.compile(rf"(?={OPENERS}{{0,3}}\p{{Lu}})(?<=[.!?…][)\]”\"»’]{{1,3}}\s{{1,3}})")
_STOP_RUN = rf"(?<!{STOPS}){STOPS}++"
_SPACED_STOP = regex.compile(rf"{_STOP_RUN}(?:[»”’\"')\]」』）]*+\s++(?!\p{{Ll}})|(?<=[。！？।۔])(?![»”’」』）]))")
_DATELINE = regex.compile(
    r"\s*+(?:آخر تحديث|تاريخ النشر|تحديث|نشر|(?:last )?updated|published)\s*+:"
    r"[^\n]{0,100}?\d[^\n]{0,100}?\w[-–—]\s+(?=\p{L})",
    regex.IGNORECASE,
)
_LAST_TOKEN = regex.compile(r"[^\s«“„‘\"'(\[「『（/–—]+$")
_INITIAL = regex.compile(r"(?:^|[^\p{L}\p{M}\p{N}])[\p{Lu}\p{Arabic}\p{Hebrew}--[\p{N}]][\p{M}\p{Cf}]*\.$", regex.V1)
# Dotted names of places and times end sentences like other words; dotted initials of persons do not.
_DOTTED = regex.compile(r"\b(?:[UE]\.[SKUN]\.(?:A\.)?|D\.C\.|L\.A\.|N\.Y\.|Ph\.D\.|M\.A\.|B\.A\.|[AP]\.M\.)$")
_BARE_NUMBER = regex.compile(r"\W*(?:\p{N}{1,4}|\p{L}|[ivxlcIVXLC]{1,5})[.)]\W*")
_SMALL_NUMBER = regex.compile(r"(?:^|\s)\p{N}{1,2}\.$")
_SPEAKER = regex.compile(r"[—–-]\s*\p{Ll}")
_JOINED_TAIL = regex.compile(r"[」』][とってのをはがに、]|[」』”\"'][\p{Hangul}]")
_UNMARKED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}]")
_UNMARKED_SPACE = regex.compile(r"(?<![\d\s])\s+(?![\dๆฯ\s])")
# From the best place to cut an over-long sentence to the worst; below them only the grapheme boundary is left.
_BREAKS = tuple(
    map(
        regex.compile,
        (
            rf"{_STOP_RUN}(?:[»”’\"')\]]*+\s++|(?<=[。！？।۔]))",
            r"[;؛:]\s++|\s[—–]\s|[；：]",
            r"[,،]\s*+(?!\p{N})|[、，]",
            r"(?<!\s)\s++",
        ),
    )
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORDINAL_LANGUAGES = _words("de lb tr az cs sk pl hu fi et lv hr sr bs sl da no nb nn is fo eu ko ka")
_GERMAN_STARTS = _words("Der Die Das Er Sie Es Ein Eine Wir Ich In Im Am Auf Doch Und Aber Nach Bei Mit Zu")
_TITLES = _words(
    """dr mr mrs ms prof st sen rep gov gen col lt sgt capt rev hon messrs mm mme mlle mgr dott avv ing sig hr fr nr
    bzw vgl ca ul tzn sr sra sres srta dña lic av doç yrd sn mt ft им тов проф акад ул пр вул ім просп гр млн млрд
    тыс डॉ पं प्रो श्री ড ডা মো ד"ר κ κκ κα δρ إس سي جي بي دي إم آر جيه كيه إتش"""
)
_BEFORE_NUMBER = _words("no nos nr al art arts p pp pág vol ch sec fig n núm nº par cap rn д кв стр ст с рис abs kap")


class _Weights(dict[str, float]):
    """Weight of a character: an upper estimate of its share of tokens in a multilingual subword vocabulary.

    Letters of well-covered scripts cost about half a token at most, everything else one; a compatibility character
    costs what its NFKC form does.
    """

    _cheap = regex.compile(
        r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Bengali}\p{Thai}\p{Nd}\s]"
    )
    _fair = regex.compile(r"[\p{Tamil}\p{Telugu}\p{Gujarati}\p{Kannada}\p{Malayalam}\p{Georgian}\p{Armenian}]")

    def __missing__(self, char: str) -> float:
        single = 0.5 if self._cheap.match(char) else 0.65 if self._fair.match(char) else 1.0
        if unicodedata.combining(char):
            single = 1.0
        self[char] = weight = max(single, 0.5 * len(unicodedata.normalize("NFKC", char)))
        return weight


_WEIGHTS = _Weights()


def sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """The sentences of `text`: they cover everything but whitespace, once, in order, and never cross a line break.

    `language` is an ISO 639 code (`und` when unknown). A sentence is at most about 300 tokens long; a longer one is
    cut at its clauses, else at a space, else between two graphemes. Linear in the length of `text`.
    """
    language = language.replace("_", "-").split("-")[0].lower()
    found = []
    for match in _LINE.finditer(text):
        line, offset = match.group(), match.start()
        cuts = _merged(line, _sentence_cuts(line, language)) if _STOP.search(line) else []
        for start, end in _pieces(line, cuts):
            for low, high in _fitting(line, start, end):
                piece = line[low:high]
                left = low + len(piece) - len(piece.lstrip())
                right = low + len(piece.rstrip())
                if left < right:
                    found.append(Sentence(offset + left, offset + right))
    return tuple(found)


def passages(
    text: str,
    sentences: tuple[Sentence, ...],
    count_tokens: Callable[[Sequence[str]], list[int]],
    budget: int = 200,
) -> list[tuple[int, int]]:
    """Runs of whole sentences as half-open ranges of sentence indexes, in order.

    A run holds at most `budget` tokens, not counting the sentence it shares with the run before; a sentence of more
    than half the budget is not shared. No run holds another, and none is above 480 tokens unless its only sentence is.
    """
    if budget < 1:
        raise ValueError(f"a passage needs a budget of at least one token, not {budget}")
    budget = min(budget, HARD_CAP)
    counts = count_tokens([text[sentence.start : sentence.end] for sentence in sentences])
    runs = []
    start = fresh = 0
    while fresh < len(counts):
        shared = counts[start] if start < fresh else 0
        end, total = fresh + 1, counts[fresh]
        if shared + total > HARD_CAP:
            start, shared = fresh, 0
        while end < len(counts) and total + counts[end] <= budget and shared + total + counts[end] <= HARD_CAP:
            total += counts[end]
            end += 1
        runs.append((start, end))
        start = end - 1 if counts[end - 1] <= budget // 2 and end - 1 > start else end
        fresh = end
    return runs


def _pieces(line: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from zip([0, *cuts], [*cuts, len(line)], strict=True)


def _sentence_cuts(line: str, language: str) -> list[int]:
    """Where sentences of a line start, the first left out."""
    plain = _LINK.sub(lambda match: "x" * len(match.group()), _GERSHAYIM.sub("״", line))
    proposed = _library_cuts(plain, language)
    proposed.update(match.start() for match in _GLUED.finditer(plain))
    proposed.update(match.start() for match in _AFTER_CLOSER.finditer(plain))
    dateline = _DATELINE.match(line)
    if dateline:
        proposed.add(dateline.end())
    cuts: list[int] = []
    last = 0
    reached = 0
    for cut in sorted(proposed):
        if cut <= reached:
            continue
        cut = _after_closers(plain, max(cut, last), last)
        cut = reached = _grapheme_boundary(line, cut, last)
        by_dateline = dateline is not None and cut == dateline.end()
        if last < cut < len(line) and (by_dateline or not _vetoed(plain, last, cut, language)):
            cuts.append(cut)
            last = cut
    return cuts


def _library_cuts(line: str, language: str) -> set[int]:
    cuts: set[int] = set()
    position = 0
    while position < len(line):
        window = line[position : position + WINDOW]
        final = position + WINDOW >= len(line)
        starts = [found["start_index"] for found in sentencex.get_sentence_boundaries(language, window)]
        starts = [start for start in starts if start > 0 and (final or start <= WINDOW - MARGIN)]
        cuts.update(position + start for start in starts)
        if final:
            break
        position += starts[-1] if starts else WINDOW - MARGIN
    return cuts


def _after_closers(line: str, cut: int, last: int) -> int:
    """Move a cut behind the closing marks that belong to the sentence before it."""
    mark = _NEXT_MARK.search(line, cut)
    gap = mark.start() if mark else len(line)
    opener = PAIRS.get(line[gap : gap + 1])
    if opener and line.find(opener, last, cut) >= 0:
        cut = gap
    while 0 < cut < len(line) and not line[cut - 1].isspace():
        closes = line[cut] in SURE_CLOSERS or bool(_STOP.match(line[cut]))
        if not closes and (line[cut] not in EITHER_QUOTES or _SPOKEN.match(line[cut + 1 : cut + 2])):
            break
        cut += 1
    mark = _NEXT_MARK.search(line, cut)
    return mark.start() if mark else len(line)


def _vetoed(line: str, last: int, cut: int, language: str) -> bool:
    """Whether the boundary proposed at `cut` is none: abbreviation, initial, number, reported speech."""
    before = line[max(last, cut - 80) : cut].rstrip()
    after = line[cut : cut + 24]
    if _SPEAKER.match(after) or (before[-1:] != "." and after[:1].islower()):
        return True
    if _JOINED_TAIL.fullmatch(line[cut - 1 : cut + 1]) or (cut - last < 12 and _BARE_NUMBER.fullmatch(line[last:cut])):
        return True
    if before[-1:] != ".":
        return False
    if before[-2:-1].isnumeric() and line[cut : cut + 1].isnumeric() and line[cut - 1] == ".":
        return True
    token = _LAST_TOKEN.search(before)
    word = token.group()[:-1].casefold() if token else ""
    if after[:1].islower() and (len(word) <= 4 or "." in word or not line[cut - 1].isspace()):
        return True
    if word in _TITLES or (word in _BEFORE_NUMBER and after[:1].isnumeric()):
        return True
    if _SMALL_NUMBER.search(before) and language in _ORDINAL_LANGUAGES:
        return not (language == "de" and regex.split(r"\W", after, maxsplit=1)[0] in _GERMAN_STARTS)
    return _is_initial(before, after, language) or _is_pause(before, after)


def _is_initial(before: str, after: str, language: str) -> bool:
    """Whether the stop is that of a person's initial, or inside a dotted abbreviation."""
    if not _INITIAL.search(before) or _DOTTED.search(before) or (language == "en" and before.endswith(" I.")):
        return False
    # "1:10 م." and "2023 م." are p.m. and A.D.: a sentence can end there, unless the abbreviation goes on.
    return not regex.search(r"\p{N}\s?[مصه]\.$", before) or bool(regex.match(r"\p{L}\p{M}*\.", after))


def _is_pause(before: str, after: str) -> bool:
    """Two dots in Arabic headlines are a pause, like a dash."""
    two = before.endswith("..") and not before.endswith("...")
    return two and bool(regex.match(r"\W*[\p{Arabic}\p{Hebrew}]", after))


def _merged(line: str, cuts: list[int]) -> list[int]:
    """Drop the cuts that leave a piece without a word: it joins the piece before it, or the first joins the next."""
    kept: list[int] = []
    seen_word = False
    for start, end in _pieces(line, cuts):
        has_word = bool(_SPOKEN.search(line, start, end))
        if has_word and seen_word:
            kept.append(start)
        seen_word = seen_word or has_word
    return kept


def _fitting(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of line[start:end] that are short enough to be quoted, read and encoded."""
    if end - start > QUOTED_LIMIT:
        inner = [match.end() for match in _SPACED_STOP.finditer(line, start, end) if match.end() < end]
        inner = [cut for cut in inner if not _vetoed(line, start, cut, "")]
        inner = [start + cut for cut in _merged(line[start:end], [cut - start for cut in inner])]
        bounds = [start, *(_grapheme_boundary(line, cut, start) for cut in inner), end]
    else:
        bounds = [start, end]
    for low, high in zip(bounds, bounds[1:], strict=False):
        if high - low > UNMARKED_LIMIT and len(_UNMARKED.findall(line, low, high)) > (high - low) // 2:
            yield from _split_unmarked(line, low, high)
        else:
            yield from _split_long(line, low, high)


def _split_unmarked(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Thai, Lao and Khmer write a space where a clause ends: gather clauses up to about the limit."""
    spaces = [match.end() for match in _UNMARKED_SPACE.finditer(line, start, end)]
    spaces = [cut for cut in spaces if cut < end and _grapheme_boundary(line, cut, start) == cut]
    while end - start > UNMARKED_LIMIT:
        low, high = bisect_left(spaces, start + UNMARKED_LIMIT // 3), bisect_right(spaces, start + UNMARKED_LIMIT)
        if low >= len(spaces):
            break
        cut = spaces[high - 1] if high > low else spaces[low]
        yield from _split_long(line, start, cut)
        start = cut
    yield from _split_long(line, start, end)


def _split_long(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is over the weight limit into parts of about equal weight, at the best break near each aim."""
    if end - start <= WEIGHT_LIMIT // 4:
        yield start, end
        return
    weights = [0.0, *accumulate(map(_WEIGHTS.__getitem__, line[start:end]))]
    low = start
    while True:
        rest = weights[end - start] - weights[low - start]
        if rest <= WEIGHT_LIMIT:
            yield low, end
            return
        share = rest / -(-rest // WEIGHT_LIMIT)
        base = weights[low - start]
        first, aim, latest = (
            start + bisect_right(weights, base + weight) - 1 for weight in (0.5 * share, share, WEIGHT_LIMIT)
        )
        cut = _best_break(line, low, max(first, low + 1), aim, max(latest, low + 1))
        if cut >= end:
            yield low, end
            return
        yield low, cut
        low = cut


def _best_break(line: str, low: int, first: int, aim: int, latest: int) -> int:
    for breaks in _BREAKS:
        ends: list[int] = [match.end() for match in breaks.finditer(line, first, latest + 1)]
        for cut in sorted(ends, key=lambda end: abs(end - aim)):
            if first <= cut <= latest and _grapheme_boundary(line, cut, low) == cut:
                return cut
    start, end = _cluster_at(line, latest, low)
    return start if start > low else end


def _grapheme_boundary(line: str, cut: int, floor: int) -> int:
    """The first grapheme boundary at or after `cut`."""
    return _cluster_at(line, cut, floor)[1]


def _cluster_at(line: str, cut: int, floor: int) -> tuple[int, int]:
    """The grapheme cluster of line[floor:] that `cut` falls inside of, or (cut, cut) at a boundary."""
    if not floor < cut < len(line) or line[cut - 1 : cut + 1].isascii():
        return cut, cut
    anchor = cut
    while anchor > floor and (_JOINT.match(line[anchor]) or _JOINT.match(line[anchor - 1])):
        anchor -= 1
    if anchor < cut:
        for match in _CLUSTER.finditer(line, anchor):
            if match.end() > cut > match.start():
                return int(match.start()), int(match.end())
            if match.end() >= cut:
                break
    return cut, cut
