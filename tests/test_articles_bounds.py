"""How much of a title or an outlet's name is kept, and where it is cut."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
import regex

from qa.articles.bounds import LONGEST_DETAIL, bounded
from qa.articles.formats import parse
from qa.articles.remark import Remarked, remark_of
from qa.types import Draft

BODY = "The port was closed on Monday, its office said. Ships wait outside."
SPACED = {
    "ar": "أعلنت الوزارة إغلاق الميناء القديم ",
    "he": "המשרד הודיע על סגירת הנמל הישן ",
    "hi": "मंत्रालय ने पुराने बंदरगाह को बंद करने की घोषणा की ",
    "en": "The ministry announces the closing of the old port ",
}


def kept(title: str) -> str:
    return bounded(Draft(title, BODY)).title


@pytest.mark.parametrize("language", SPACED)
def test_a_long_title_is_cut_between_two_words(language: str) -> None:
    for n in range(12):  # at every place of a word
        title = "x" * n + " " + SPACED[language] * 30
        cut = kept(title)
        assert LONGEST_DETAIL - 40 < len(cut) <= LONGEST_DETAIL
        assert title.startswith(cut)
        assert title[len(cut)] == " "


@pytest.mark.parametrize(
    "words",
    [
        ("มหาวิทยาลัย", "ประกาศ", "รัฐบาล", "นักเรียน"),
        ("大学", "宣布", "学生", "放假"),
        ("👩‍🚒", "消防", "🇸🇾", "👍🏽"),
    ],
    ids=["th", "zh", "signs"],
)
def test_where_no_blanks_part_the_words_none_is_cut_in_two_either(words: tuple[str, ...]) -> None:
    edges, title = set(), ""
    while len(title) < 3 * LONGEST_DETAIL:
        for word in words:
            title += word
            edges.add(len(title))
    for n in range(6):
        cut = kept(" " * n + title)
        assert LONGEST_DETAIL - 40 < len(cut) <= LONGEST_DETAIL
        assert len(cut) - n in edges


@pytest.mark.parametrize("grapheme", ["é", "क्षि", "נָּ", "بِّ", "👨‍👩‍👧", "각"])
def test_no_grapheme_is_cut_in_two_where_a_word_has_no_end(grapheme: str) -> None:
    for n in range(4):
        title = "x" * n + grapheme * LONGEST_DETAIL
        cut = kept(title)
        assert LONGEST_DETAIL - 20 < len(cut) <= LONGEST_DETAIL
        assert len(cut) in {match.end() for match in regex.finditer(r"\X", title)}


@pytest.mark.parametrize("title", ["a" + "\u0301" * 100_000, "," * 100_000, "a " * 50_000, "x" * 501, "🙂" * 100_000])
def test_whatever_a_title_is_it_is_bounded_at_once(title: str) -> None:
    begun = time.process_time()
    assert 0 < len(kept(title)) <= LONGEST_DETAIL
    assert time.process_time() - begun < 0.5


def test_what_is_short_stays_as_it_is() -> None:
    draft = Draft("„Hafen, ", BODY, source="Hafen, ")
    assert bounded(draft) == replace(draft, source="Hafen,")
    assert kept("x" * 400 + " " * 99 + "y") == "x" * 400 + " " * 99 + "y"


def test_a_file_of_any_kind_gives_a_bounded_title_and_its_text_has_the_whole() -> None:
    title = " ".join(f"word{n}" for n in range(15_000))
    page = f"<html><head><title>{title}</title></head><body><p>{BODY}</p><p>{BODY}</p></body></html>"
    post = json.dumps({"title": title, "source": title, "content": BODY})
    for data, suffix in ((page, ".html"), (post, ".json"), (post, ".jsonl")):
        draft = parse(data.encode(), suffix)[0]
        assert draft.title.startswith("word0 word1 ")
        assert len(draft.title) <= LONGEST_DETAIL
        assert len(draft.source or "") <= LONGEST_DETAIL
    assert title in parse(post.encode(), ".json")[0].text


def test_a_remark_about_the_file_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Remarked([Draft("a " * 900, BODY)], "one passed over")
    monkeypatch.setattr("qa.articles.json.parse_json", lambda data: read)
    drafts = parse(b"{}", ".json")
    assert (remark_of(drafts), len(drafts[0].title)) == ("one passed over", 499)
