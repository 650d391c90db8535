"""The entries of a live blog: each in its order, below its time of day."""

from __future__ import annotations

import pytest

from qa.articles.html import parse_html
from qa.text.dates import is_clock

_ENTRIES = (
    ("13.42", "The union leader, Ruth Elder, has gone back to the table in Hull."),
    ("12.30", "Lorries are queueing for four miles near the harbour of Hull."),
)


def _lines(body: str) -> list[str]:
    page = f"<html lang='en'><head><title>Port strike live</title></head><body>{body}</body></html>"
    (draft,) = parse_html(page.encode())
    return draft.text.split("\n")


def _live(form: str, above: str = "") -> list[str]:
    return _lines(f"<article><h1>Port strike in Hull</h1>{above}{''.join(form.format(*one) for one in _ENTRIES)}")


@pytest.mark.parametrize(
    "form",
    [
        '<div class="entry"><time datetime="2025-03-06T13:00Z">{0}</time><p>{1}</p></div>',
        '<div class="entry"><p class="timestamp">{0}</p><p>{1}</p></div>',
        '<div class="block"><p class="time"><time>{0}</time></p><p>{1}</p></div>',
        '<section><header class="meta"><time>{0}</time></header><div class="entry-content"><p>{1}</p></div></section>',
        '<article class="post"><time>{0}</time><p>{1}</p><p>Share</p></article>',
    ],
)
def test_each_entry_stays_below_its_time(form: str) -> None:
    """However the time is marked up, and though an extraction takes what is called so for the whole article."""
    assert _live(form) == ["Port strike in Hull", *(line for entry in _ENTRIES for line in entry)]


@pytest.mark.parametrize("above", ["", "<p>The ports of Hull are shut since Monday, and we are there.</p>"])
@pytest.mark.parametrize("form", ["{}", '<div class="item">{}</div>'])
def test_entries_that_are_articles_each_are_all_read_without_one_around_them(form: str, above: str) -> None:
    entries = "".join(form.format(f"<article><time>{time}</time><p>{said}</p></article>") for time, said in _ENTRIES)
    lines = _lines(f"<main><h1>Port strike in Hull</h1>{above}{entries}</main>")
    said = [line for line in lines[1:] if not above or line not in above]
    assert said == [line for entry in _ENTRIES for line in entry]


def test_an_entry_keeps_its_heading() -> None:
    lines = _live('<div class="entry"><time>{0}</time><h2>As of {0}</h2><p>{1}</p></div>')
    assert lines == [
        "Port strike in Hull",
        *(line for time, said in _ENTRIES for line in (time, f"As of {time}", said)),
    ]


def test_a_time_that_leads_its_sentence_stays_in_it() -> None:
    lines = _live('<div class="entry"><p><time>{0}</time> {1}</p></div>')
    assert lines == ["Port strike in Hull", *(f"{time} {said}" for time, said in _ENTRIES)]


def test_an_entry_whose_time_is_in_its_heading_stays_beside_others() -> None:
    other = '<div class="entry"><h3>14:05 Gate blocked</h3><p>Dockers have blocked the north gate.</p></div>'
    lines = _live('<div class="entry"><time>{0}</time><p>{1}</p></div>', above=other)
    assert lines[:4] == ["Port strike in Hull", "14:05 Gate blocked", "Dockers have blocked the north gate.", "13.42"]


def test_a_time_whose_entry_holds_no_words_is_left_out() -> None:
    bare = '<div class="entry"><time>14:50</time><form><p>Vote now</p></form></div>'
    assert "14:50" not in _live('<div class="entry"><time>{0}</time><p>{1}</p></div>', above=bare)


_STORY = "".join(f"<p>{'The bridge in Torvik opened on Monday, four years after the old one was closed. ' * 2}</p>" * 2)


@pytest.mark.parametrize(
    "beside",
    [
        '<div class="comments"><div>{0}<p>At last.</p></div><div>{0}<p>Too dear.</p></div></div>',
        "<aside><div>{0}<p>Storm hits the coast.</p></div><div>{0}<p>Mayor resigns.</p></div></aside>",
        '<div>{0}<a href="/1">Storm hits the coast</a></div><div>{0}<a href="/2">Mayor resigns</a></div>',
        "<div>{0}<p>One box alone says when it was.</p></div>",
    ],
)
def test_times_of_comments_and_of_other_news_are_no_text(beside: str) -> None:
    told = beside.replace("{0}", "<time>13:42</time>")
    assert "13:42" not in _lines(f"<article><h1>Bridge opens in Torvik</h1>{_STORY}{told}</article>")


@pytest.mark.parametrize(
    "text", ["16.52 GMT", "13h42", "12:30pm", "9:05 a.m.", "16.52 Uhr", "kl. 13.42", "١٨:٤٠", "13:42"]
)
def test_a_time_of_day_is_known(text: str) -> None:
    assert is_clock(text)


@pytest.mark.parametrize("text", ["25.70", "13", "5.30 million euros", "18.30 kilometres", "12.03.2024", "Share", ""])
def test_what_is_no_time_of_day(text: str) -> None:
    assert not is_clock(text)
