"""A conversation as a file: everything that was said, and nothing in it but text."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from qa.conversations import Conversation, Turn
from qa.errors import LibraryError
from qa.library.storage import Damaged
from qa.show import visible
from qa.transcript import FORMATS, transcript
from qa.types import Answer, Citation, Filter, Near
from tests.browser_hostile import HOSTILE
from tests.test_review import Page

TIME = "2026-01-02T03:04:05.000006+00:00"
TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "article", "p", "bdi", "ul", "li", "br"}


def conversation(text: str) -> tuple[Conversation, list[Turn]]:
    """One turn, in which everything that comes from a person, a file or a language model is `text`."""
    cited = Citation(1, "abc", 1, text, text, text, "en", f"/home/noor/{text}.txt", 0, len(text), text, 0.9)
    said = f"{text} [1]\nThe articles say:\n“\u2068{text}\u2069” [1] — \u2068{text}\u2069"
    kept = Filter(None, None, (text,), (text,))
    answer = Answer(text, "en", "answered", said, "en", 0.9, (), (cited,), understood=text, where=kept)
    return Conversation("c1", "", text, TIME, TIME, 1), [Turn(1, "c1", 0, text, answer, TIME)]


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


@pytest.mark.parametrize("payload", HOSTILE)
def test_a_page_holds_no_markup_but_ours(payload: str) -> None:
    seen = Page(transcript(*conversation(payload), "html").decode())
    assert {tag for tag, _ in seen.tags} <= TAGS
    names = {name for _, attributes in seen.tags for name in attributes}
    assert names <= {"charset", "http-equiv", "content", "name", "dir", "lang", "class"}
    assert one_line(payload) in " ".join(seen.text.split())


def markdown_kinds(text: str) -> tuple[set[str], str]:
    """Kinds of inline tokens and of blocks, and the text that a reader of Markdown shows; of headings and lists, those
    of the file alone are there."""
    tokens = MarkdownIt("commonmark", {"html": True}).parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    blocks = [token.markup for token in tokens if token.type in ("heading_open", "bullet_list_open")]
    assert blocks in (["#", "###", "-"], ["#", "##", "###", "-"])
    return {token.type for token in [*tokens, *inline]}, " ".join(token.content for token in inline)


OURS = {"inline", "text", "text_special", "hardbreak", "softbreak"}
OURS |= {f"{one}_{side}" for one in ("heading", "paragraph", "bullet_list", "list_item") for side in ("open", "close")}


@pytest.mark.parametrize(
    "payload",
    [*HOSTILE, "    code", "1. list", "1) list", "- list", "a\n===\nb", "# h", "<http://a.test>", "www.a.test"],
)
def test_markdown_is_text_only(payload: str) -> None:
    text = transcript(*conversation(payload), "markdown").decode()
    kinds, shown = markdown_kinds(text)
    assert kinds <= OURS
    assert "".join(one_line(payload).split()) in "".join(shown.split())
    # Some readers make links of bare addresses.
    assert not re.search(r"(?<!\\)://|www\.|(?<!\\)@", text)


@given(
    st.text("ab1 \n\t*_`[]()<>!#-+=~|&:/.\\@$^;\"'", min_size=1, max_size=40)
    | st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)
)
def test_any_text_is_only_text_in_markdown(text: str) -> None:
    kinds, _ = markdown_kinds(transcript(*conversation(text), "markdown").decode())
    assert kinds <= OURS


def test_json_holds_the_answer_and_no_folder_of_this_machine() -> None:
    about, [turn] = conversation("Summit in Baghdad.")
    told = {
        "notice": "the model in /home/noor/model cannot be loaded",
        "damaged": (str(Damaged("ab", 1, "/home/noor/a")),),
    }
    turns = [replace(turn, answer=(kept := replace(turn.answer, **told)))]
    data = json.loads(transcript(about, turns, "json"))
    assert "article ab, revision 1, is damaged" in data["turns"][0]["answer"]["damaged"][0]
    assert data["turns"][0]["answer"]["citations"][0]["quote"] == kept.citations[0].quote
    assert Answer.from_dict(data["turns"][0]["answer"]).answer == kept.answer
    assert all(b"/home/noor" not in transcript(about, turns, format) for format in FORMATS)


def test_how_a_question_was_understood_is_told() -> None:
    about, turns = conversation("And when?")
    assert "Understood as: And when?" in transcript(about, turns, "markdown").decode()
    assert "Understood as: <bdi>And when?</bdi>" in transcript(about, turns, "html").decode()


def test_the_first_question_is_said_once_above_its_answer() -> None:
    about, [turn] = conversation("Who came?")
    turns = [turn, replace(turn, n=1)]
    heads = re.findall("#+ Who.*", transcript(about, turns, "markdown").decode())
    assert heads == ["# Who came?", "## Who came?"]
    assert transcript(about, turns, "html").decode().count("<h2") == 1


def test_what_a_question_was_kept_to_is_told() -> None:
    """That it is "not in these articles" is said of those that were asked, and not of all."""
    about, [turn] = conversation("Who came?")
    where = Filter("2024-06-18", "2024-07-01", ("Coastal Gazette", ""), ("ar", "tlh-x"))
    kept = replace(turn, answer=replace(turn.answer, where=where))
    said = "Published from 2024-06-18 · Published until 2024-07-01 · Coastal Gazette · No outlet named · Arabic · tlh-x"
    markdown = transcript(about, [kept], "markdown").decode()
    assert f"Only in these articles: {said}" in visible(markdown).replace("\\", "")
    seen = Page(transcript(about, [kept], "html").decode())
    assert f"Only in these articles: {said}" in seen.text
    data = json.loads(transcript(about, [kept], "json"))
    assert Answer.from_dict(data["turns"][0]["answer"]).where == where
    unkept = replace(turn, answer=replace(turn.answer, where=None))
    assert all(b"Only in these" not in transcript(about, [unkept], format) for format in FORMATS)


def test_the_caution_beside_a_quote_goes_with_it_and_its_day_is_written_out() -> None:
    """A quote that the page calls weak looks like any other without the word."""
    about, [turn] = conversation("The ferry sank.")
    (strong,) = turn.answer.citations
    cited = tuple(
        replace(strong, n=n, support=support, published="2024-03-06T12:00:00+04:00")
        for n, support in enumerate((0.9, 0.4, 0.1), 1)
    )
    kept = replace(turn, answer=replace(turn.answer, citations=cited))
    markdown = visible(transcript(about, [kept], "markdown").decode()).replace("\\", "")
    seen = Page(transcript(about, [kept], "html").decode())
    for text in (markdown, seen.text):
        assert text.count("6 March 2024") == 3
        assert "2024-03-06" not in text
        lines = [line for line in text.split("\n") if line.lstrip("- ").startswith("[")]
        assert [line.partition(".txt")[2] for line in lines] == ["", " · Partly supported", " · Weakly supported"]


def test_a_quote_and_a_title_on_the_page_say_in_which_language_they_are() -> None:
    """So that a voice that reads it aloud changes for them."""
    about, [turn] = conversation("Who came?")
    (cited,) = turn.answer.citations
    cited = replace(cited, end=12, quote="Der Rat kam.", title="Rat", source="Tagblatt", language="de")
    near = Near("b", 1, "Conseil", None, None, "fr", 0, 12, "Il est venu.")
    said = "The articles say:\n“\u2068Der Rat kam.\u2069” [1] — \u2068Tagblatt\u2069"
    answers = (
        replace(turn.answer, question_language="nl", answer=said, citations=(cited,)),
        replace(turn.answer, status="not_found", citations=(), nearest=(near,)),
    )
    page = transcript(about, [replace(turn, answer=answer) for answer in answers], "html").decode()
    assert '“<bdi lang="de">Der Rat kam.</bdi>” [1] — <bdi>Tagblatt</bdi>' in page
    assert '<h1 dir="auto" lang="nl">Who came?</h1>' in page
    assert '<bdi lang="de">Rat</bdi> · <bdi>Tagblatt</bdi>' in page
    assert '<bdi lang="fr">Il est venu.</bdi> · <bdi lang="fr">Conseil</bdi>' in page
    untold = replace(turn.answer, question_language="und", answer_language="und", nearest=(), citations=(cited,))
    assert 'lang="und"' not in transcript(about, [replace(turn, answer=untold)], "html").decode()


def test_the_nearest_passages_of_a_refusal_are_told_and_are_no_answer() -> None:
    about, [turn] = conversation("Who came?")
    near = Near("abc", 1, "A title", "Coastal Gazette", "2024-03-06", "en", 0, 13, "Nobody asked.")
    answer = replace(turn.answer, status="not_found", spans=(), citations=(), nearest=(near,))
    for format in ("markdown", "html"):
        text = visible(transcript(about, [replace(turn, answer=answer)], format).decode()).replace("\\", "")
        head, _, tail = text.partition("Closest passages (not an answer)")
        assert "Nobody asked." not in head
        assert "Nobody asked." in tail
        assert "6 March 2024" in tail


def test_an_unknown_format_is_one_line() -> None:
    with pytest.raises(LibraryError, match="choose one of markdown, html, json"):
        transcript(*conversation("a"), "pdf")


def test_markdown_keeps_quotes_and_sources_in_a_direction_of_their_own() -> None:
    """An Arabic quote in an English answer is not torn into its date, and no isolate is left open."""
    about, turns = conversation("سيعقد في بغداد")
    text = transcript(about, turns, "markdown").decode()
    assert "“\u2068سيعقد في بغداد\u2069” \\[1\\] — \u2068سيعقد في بغداد\u2069" in text
    assert "- \\[1\\] \u2068سيعقد في بغداد\u2069 · \u2068" in text
    for payload in [*HOSTILE, "بغداد \ue000", "بغداد \ue001"]:  # what stands for isolates on the way
        for line in transcript(*conversation(payload), "markdown").decode().split("\n"):
            assert line.count("\u2068") == line.count("\u2069")


def test_a_source_has_the_address_that_its_article_says_and_no_other_link() -> None:
    about, [turn] = conversation("بغداد")
    [cited] = turn.answer.citations

    def file(url: str | None, form: str) -> str:
        answer = replace(turn.answer, citations=(replace(cited, url=url),))
        return transcript(about, [replace(turn, answer=answer)], form).decode()

    address = "https://a.test/بغداد?a=1&b=2"
    shown = "https://a.test/%D8%A8%D8%BA%D8%AF%D8%A7%D8%AF?a=1&b=2"
    tokens = [one for token in MarkdownIt().parse(file(address, "markdown")) for one in token.children or ()]
    assert [one.attrs for one in tokens if one.type == "link_open"] == [{"href": shown}]
    assert f'href="{shown.replace("&", "&amp;")}"' in file(address, "html")
    assert json.loads(file(address, "json"))["turns"][0]["answer"]["citations"][0]["url"] == address
    for form in FORMATS:
        assert "alert" not in file("javascript:alert(1)", form) or form == "json"
        assert "<a " not in file(None, form)


def test_a_source_that_was_removed_since_is_said_to_be() -> None:
    """An outlet that takes an article back must not be quoted as if it stood."""
    about, turns = conversation("Oslo")
    for format in ("markdown", "html"):
        assert "Article removed" in transcript(about, turns, format, gone={("abc", 1)}).decode()
        for other in (("other", 1), ("abc", 2)):
            assert "Article removed" not in transcript(about, turns, format, gone={other}).decode()
    [cited] = json.loads(transcript(about, turns, "json", gone={("abc", 1)}))["turns"][0]["answer"]["citations"]
    assert cited["removed"] is True
