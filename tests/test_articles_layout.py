"""Saved pages whose text is cut into blocks: it is read as one, in the order of the page."""

from __future__ import annotations

import time

import pytest

from qa.articles.html import page_tree
from qa.articles.layout import without_layout
from tests.conftest import Read
from tests.test_articles_left_out import WORDS
from tests.test_articles_pages import _text

_SAID = [
    f"The mayor said on Tuesday, for the {n}th time, that the harbour would stay closed until the ice had gone."
    for n in range(4, 12)
]


def _block(*lines: str, name: str = "text") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    return f'<div class="{name}">{paragraphs}</div>'


_ONE, _TWO, _THREE, _FOUR = (_SAID[at : at + 2] for at in range(0, 8, 2))
_SIGNS = "<input name='mail'><p>Get all the news of the harbour every morning.</p>"
BETWEEN = {
    "a heading": ("<h2>History of the port</h2>", ["History of the port"]),
    "headings in a block": (
        '<div class="head"><h2>The port</h2><h3>Its history</h3></div>', ["The port", "Its history"]
    ),
    "a claim": ("<p class='claim'><b>Claim: the ferry burned.</b></p>", ["Claim: the ferry burned."]),
    "a quote": ("<blockquote>We shall see, she said</blockquote>", ["We shall see, she said"]),
    "a list": ("<ul><li>one boat</li><li>two boats</li></ul>", ["- one boat", "- two boats"]),
    "a table": (
        "<table><tr><td>Boat</td><td>9</td></tr><tr><td>Tug</td><td>3</td></tr></table>",
        ["| Boat | 9 |", "| Tug | 3 |"],
    ),
    "a block of one paragraph": (_block("It is closed."), ["It is closed."]),
    "text with a film": (_block(*_FOUR, name="film").replace("</p>", "</p><button>Play</button>", 1), _FOUR),
    "an advertisement": ("<div class='ad'><p>Advertisement</p></div>", []),
    "another article": ("<div><a href='/ice'>The ice is thicker than it has been for years.</a></div>", []),
    "a form": (f"<div>{_SIGNS}</div>", []),
}  # fmt: skip


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("row", ["{}", '<div class="row">{}</div>'])
def test_what_stands_between_two_blocks_of_a_text_stays_there(row: str, between: str, read: Read) -> None:
    """A heading or a claim decides what the words below it say; what is none of the text stays out."""
    element, lines = BETWEEN[between]
    cut = f"{_block(*_ONE)}{row.format(element + _block(*_TWO))}{_block(*_THREE)}"
    page = f"<main><h1>Ministers meet</h1>{cut.replace('text', 'article-body')}</main>"
    assert read("page.html", page)[0].text.split("\n")[1:] == [*_ONE, *lines, *_TWO, *_THREE]


@pytest.mark.parametrize("language", WORDS)
def test_each_answer_stands_under_its_question(language: str, read: Read) -> None:
    _, one, two, *questions = WORDS[language]
    told = [[question, f"{number}. {one}", f"{number}. {two}"] for number, question in enumerate(questions)]
    assert _text(read, "".join(f"<h3>{question}</h3>{_block(*said)}" for question, *said in told)) == sum(told, [])


def test_blocks_of_two_names_by_turns_keep_their_turns(read: Read) -> None:
    turns = _block(*_ONE, name="q") + _block(*_TWO, name="a") + _block(*_THREE, name="q") + _block(*_FOUR, name="a")
    assert _text(read, turns) == _SAID


def test_a_block_within_another_of_its_name_stays_where_it_is(read: Read) -> None:
    inside = _block(*_TWO)
    outer = _block(*_ONE, *_THREE).replace(f"<p>{_THREE[0]}", f"{inside}<p>{_THREE[0]}")
    assert _text(read, outer + _block(*_FOUR)) == _SAID


def test_boxes_in_a_text_do_not_take_it_in(read: Read) -> None:
    """Where more stands between blocks of one name than in them, they are not the text."""
    box = _block(*(line.replace("mayor", "shop") for line in _ONE), name="newsletter-box")
    text = "".join(f"<p>{line}</p>" for line in (*_TWO, *_THREE, *_FOUR))
    assert [line for line in _text(read, f"{box}{text}{box}") if "shop" not in line] == [*_TWO, *_THREE, *_FOUR]


@pytest.mark.parametrize("between", ["", f"<a href='/ice'>{'The ice is thick. ' * 20}</a>"])
def test_many_names_of_blocks_take_time_by_their_number(between: str) -> None:
    blocks = "".join(_block(*_ONE, name=f"a{n}").replace("</div>", f"{between}</div>") for n in range(400))
    tree = page_tree(f"<html><body>{blocks}{blocks}</body></html>")
    start = time.perf_counter()
    without_layout(tree)
    assert time.perf_counter() - start < 3
