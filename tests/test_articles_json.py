"""JSON as public interfaces and usual programs give it: where the records are, what their fields are called."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from embeddings.hashing import HashingEncoder
from qa.articles import ArticleError
from qa.articles.records import find_records
from qa.articles.remark import remark_of
from qa.cli import app
from qa.library import Library
from qa.ui import add
from tests.conftest import Read

TEXTS = {
    "ar": "وصل وزير الزراعة إلى عمّان يوم الأحد لبحث أسعار القمح. وتستمر الزيارة ثلاثة أيام.",
    "he": "שר החקלאות הגיע לעמאן ביום ראשון כדי לדון במחירי החיטה. הביקור יימשך שלושה ימים.",
    "zh": "农业部长周日抵达安曼，讨论小麦价格。访问将持续三天。",
    "th": "รัฐมนตรีเกษตรเดินทางถึงกรุงอัมมานเมื่อวันอาทิตย์เพื่อหารือเรื่องราคาข้าวสาลี",
    "hi": "कृषि मंत्री गेहूँ के दामों पर बातचीत के लिए रविवार को अम्मान पहुँचे। यात्रा तीन दिन चलेगी।",
    "en": "The minister of farming reached Amman on Sunday to talk about the price of wheat. She stays for three days.",
}
TEXT = TEXTS["en"]
TITLE = "Wheat talks in Amman"
MOMENT = "2024-06-18T11:45:00+00:00"
URL = "https://www.e.org/wheat"


# Records without a text


@pytest.mark.parametrize("language", TEXTS)
def test_a_record_without_a_text_does_not_lose_the_others(language: str, read: Read) -> None:
    """Videos and photos are passed over, whatever stands for no text, and the user is told how many and where."""
    full = {"title": "A", "text": TEXTS[language]}
    empty: list[dict[str, object]] = [
        {"title": "Video", "text": ""},
        {"title": "Photo", "text": None},
        {"url": URL},
        {"title": "Player", "text": "<p><iframe src='/v'></iframe></p>"},
        {"title": "Blank", "text": " \u0000\n"},
    ]
    found = read("a.json", [full, *empty, {**full, "title": "B"}])
    assert [draft.title for draft in found] == ["A", "B"]
    assert [draft.part for draft in found] == [0, 1]
    assert remark_of(found) == "5 records had no text, the first is record 2"
    lines = "\n".join(map(json.dumps, [full, empty[0]]))
    assert remark_of(read("b.jsonl", f"\n{lines}")) == "1 record had no text: line 3"
    assert remark_of(read("a.json", [full])) == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ([{"title": "Video"}, {"title": "Photo", "text": ""}], "none of its 2 records has a text"),
        ([{"text": TEXT}, ["a", "b"]], "record 2 is no object"),
        ([{"text": TEXT}, {"text": TEXT, "date": 10**400}], "record 2 has a date that cannot be read"),
        ({"data": {"rows": [{"title": "A", "body": [{"kind": "p"}, {"kind": "p"}]}]}}, '"data.rows[].body" is no text'),
        (5, "record 1 is no object"),
        ({"status": "ok", "articles": []}, "has no text"),
    ],
)
def test_what_cannot_be_read_is_named(content: object, reason: str, read: Read) -> None:
    with pytest.raises(ArticleError) as caught:
        read("a.json", content)
    assert reason in str(caught.value)


@pytest.mark.parametrize("empty", [{"id": 7, "type": "service", "text": ""}, {"id": 7, "photo": "7.jpg"}, {}])
def test_a_record_with_nothing_in_it_is_counted(empty: dict[str, object], read: Read) -> None:
    """First, last or between others; the export of a messenger has many."""
    for records in ([empty, RECORD], [RECORD, empty], [{"text": TEXT}, empty, {"text": TEXTS["ar"]}]):
        found = read("a.json", {"name": "Wheat News", "messages": records})
        assert len(found) == len(records) - 1
        assert remark_of(found) == f"1 record had no text: record {records.index(empty) + 1}"


def test_the_report_of_a_file_tells_what_was_passed_over(tmp_path: Path) -> None:
    """From the parser's process to whoever adds the file; a file without such records has no remark."""
    whole, part = tmp_path / "whole.json", tmp_path / "part.json"
    whole.write_text(json.dumps([{"title": TITLE, "text": TEXT}]), encoding="utf-8")
    part.write_text(json.dumps([{"title": TITLE, "text": TEXTS["ar"]}, {"title": "Video"}]), encoding="utf-8")
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        reports = library.add([whole, part])
    assert [(report.status, report.remark) for report in reports] == [
        ("added", ""),
        ("added", "1 record had no text: record 2"),
    ]


def test_the_browser_is_told_beside_the_number_of_articles(tmp_path: Path) -> None:
    records = json.dumps([{"title": TITLE, "text": TEXTS["ar"]}, {"title": "Video"}]).encode()
    with Library.open(tmp_path / "library", HashingEncoder()) as library:
        place = add.keep(library.folder, "a.json", io.BytesIO(records))
        *_, last = add.steps(library, [add.Upload("a.json", place)], "en")
    (told,) = last["files"]
    assert told["remark"] == "1 record had no text: record 2"
    assert (told["status"], told["line"]) == ("added", f"1 article added; {told['remark']}")


def test_the_command_line_tells_it_below_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"title": TITLE, "text": TEXT}, {"title": "Video"}]), encoding="utf-8")
    monkeypatch.setattr("embeddings.encoder.load_encoder", lambda _: HashingEncoder())
    done = CliRunner().invoke(app, ["add", str(file), "--library", str(tmp_path / "library")])
    assert done.exit_code == 0
    assert f"{file}: 1 record had no text: record 2" in done.output


# Where the records are

RECORD = {"title": TITLE, "text": TEXT}
WRAPPED: dict[str, object] = {
    "two objects around a list": {"response": {"status": "ok", "docs": [RECORD]}},
    "two objects around one": {"response": {"status": "ok", "content": RECORD}},
    "a list by another name": {"posts": [RECORD], "next": "/2"},
    "a search engine's answer": {"hits": {"total": 1, "hits": [{"_id": "1", "_source": RECORD}]}},
    "excerpts beside the record": [{"_source": RECORD, "highlight": {"text": ["price of <em>wheat</em>"]}}],
    "excerpts, and no title": [{"_source": {"text": TEXT}, "highlight": {"text": ["price of wheat"]}}],
    "a shell with the title": {"results": [{"webTitle": TITLE, "fields": {"bodyText": TEXT}}]},
    "a graph": {"@graph": [{"@type": "WebSite", "name": "Example"}, {"headline": TITLE, "articleBody": TEXT}]},
    "records by id": {"a1": RECORD, "a2": {"title": "Video", "text": ""}, "a3": {**RECORD, "text": TEXTS["ar"]}},
    "columns by index": {"title": {"0": TITLE, "1": "B"}, "text": {"0": TEXT, "1": TEXTS["zh"]}},
    "columns of cells": {"title": [TITLE, "B"], "text": [TEXT, TEXTS["zh"]], "more": 1},
    "rows below their names": {"columns": ["title", "text"], "index": [0], "data": [[TITLE, TEXT]]},
    "pages in a list": [{"articles": [{"title": TITLE, "text": text}]} for text in TEXTS.values()],
    "lists by day": {"2024-06-18": [RECORD], "2024-06-19": [{"title": "B", "text": TEXTS["hi"]}]},
    "comments beside the article": {"article": RECORD, "comments": [{"text": "Good."}, {"text": "Bad."}]},
    "comments within the article": {**RECORD, "comments": [{"title": "Re", "text": "Good."}]},
    "a question beside the records": {"query": {"text": "wheat"}, "found": [RECORD]},
    "paragraphs": {"title": TITLE, "paragraphs": [TEXT, "More."]},
}  # fmt: skip


@pytest.mark.parametrize("case", WRAPPED)
def test_records_are_found_whatever_they_are_wrapped_in(case: str, read: Read) -> None:
    """All of them, and nothing that is about them."""
    found = read("a.json", WRAPPED[case])
    numbers = {
        "records by id": 2,
        "columns by index": 2,
        "columns of cells": 2,
        "lists by day": 2,
        "pages in a list": 6,
    }
    assert len(found) == numbers.get(case, 1)
    assert TEXT in found[-1 if case == "pages in a list" else 0].text
    if case != "excerpts, and no title":
        assert found[0].title == TITLE


def test_lines_and_objects_one_after_the_other_are_json_too(read: Read) -> None:
    """JSON lines under another suffix, and objects written over several lines."""
    records = [{"title": language, "text": text} for language, text in TEXTS.items()]
    for indent in (None, 1):
        content = "\n".join(json.dumps(record, indent=indent) for record in records) + "\n"
        assert [draft.title for draft in read("a.json", content)] == list(TEXTS)
    with pytest.raises(ArticleError, match="at line 2"):
        read("a.json", f"{json.dumps(records[0])}\n}}")


@pytest.mark.parametrize(
    "content",
    [
        lambda: [{"title": str(n), "a": {"b": {"c": {}}}} for n in range(10_000)],
        lambda: {str(n): {"text": "x"} for n in range(10_000)},
        lambda: {**{f"c{n}": {} for n in range(10_000)}, "text": dict.fromkeys(map(str, range(10_000)), "")},
        lambda: {f"{'-' * (n % 30)}t{'_' * (n // 30)}ext": dict.fromkeys("abcdefgh", "x") for n in range(200)},
        lambda: [{"a": {"text": "x"}, "b": {"text": "y"}, "c": [{"text": "z"}]} for _ in range(6_000)],
    ],
)
def test_the_search_takes_time_by_the_size_of_the_file(content: Callable[[], object]) -> None:
    """Ten times these take ten times as long, not a hundred."""
    made = content()
    start = time.process_time()
    find_records(made)
    assert time.process_time() - start < 2


# What the fields are called

FIELDS: dict[str, dict[str, Any]] = {
    "The Guardian": {"webTitle": TITLE, "webPublicationDate": MOMENT, "webUrl": URL, "fields": {"bodyText": TEXT}},
    "Financial Times": {"title": TITLE, "publishedDate": MOMENT, "bodyXML": f"<body>{TEXT}</body>", "webUrl": URL},
    "The New York Times": {"headline": {"main": TITLE, "kicker": None}, "pub_date": "2024-06-18T11:45:00+0000",
                           "lead_paragraph": TEXT, "web_url": URL},
    "Event Registry": {"title": TITLE, "body": TEXT, "date": "2024-06-18", "dateTimePub": "2024-06-18T11:45:00Z",
                       "dateTime": "2024-06-18T12:00:00Z", "url": URL},
    "MongoDB": {"title": TITLE, "text": TEXT, "date": {"$date": {"$numberLong": "1718711100000"}}, "url": URL},
    "seconds in a string": {"title": TITLE, "text": TEXT, "timestamp": "1718711100", "url": URL},
    "Shopify": {"Title": TITLE, "body_html": f"<p>{TEXT}</p>", "published-at": MOMENT, "permalink": URL},
    "JSON-LD": {"headline": TITLE, "articleBody": TEXT, "datePublished": MOMENT,
                "mainEntityOfPage": {"@type": "WebPage", "@id": URL}},
    "a state called published": {"title": TITLE, "text": TEXT, "published": True, "created_at": MOMENT, "url": URL},
    "a later day than the article's": {"title": TITLE, "story": TEXT, "date": MOMENT,
                                       "timestamp": "2024-07-01T00:00:00Z", "url": URL},
    "Blogger": {"title": {"$t": TITLE}, "content": {"$t": f"<p>{TEXT}</p>"}, "published": {"$t": MOMENT},
                "link": [URL]},
    "Twitter": {"title": TITLE, "full_text": TEXT, "user": {"id": 1}, "url": URL,
                "created_at": "Tue Jun 18 11:45:00 +0000 2024"},
    "Ghost": {"title": TITLE, "html": f"<p>{TEXT}</p>", "published_at": MOMENT, "url": URL},
    "Meta": {"title": TITLE, "message": TEXT, "date": MOMENT, "link": URL},
    "what programs write for nothing": {"title": TITLE, "content": "nan", "body": TEXT, "date": "None",
                                        "pubdate": MOMENT, "source": "N/A", "publisher": "-", "url": URL},
    "how it was come by": {"title": TITLE, "text": TEXT, "date": MOMENT, "source": "rss", "url": URL},
}  # fmt: skip


@pytest.mark.parametrize("program", FIELDS)
def test_fields_are_known_by_their_usual_names(program: str, read: Read) -> None:
    """A date with its time is taken before the same day without; the host is the outlet where nothing names one."""
    (draft,) = read("a.json", [FIELDS[program]])
    assert draft.text == f"{TITLE}\n{TEXT}"
    assert (draft.title, draft.published, draft.url, draft.source) == (TITLE, MOMENT, URL, "e.org")


@pytest.mark.parametrize(
    "zero", [0, "0", 0.0, "1970-01-01", "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00", "0000-00-00 00:00:00",
             "Thu, 01 Jan 1970 00:00:00 GMT", {"$date": "1970-01-01T00:00:00.000Z"}]
)  # fmt: skip
def test_a_programs_zero_is_no_date(zero: object, read: Read) -> None:
    (draft,) = read("a.json", {**RECORD, "date": zero})
    assert draft.published is None
    (draft,) = read("a.json", {**RECORD, "published": zero, "date": "1970-01-02"})
    assert draft.published == "1970-01-02"


def test_what_a_program_noted_dates_only_what_nothing_else_does(read: Read) -> None:
    """A crawler's `timestamp` can be the day on which it came by."""
    noted = {**RECORD, "timestamp": "2024-07-01T00:00:00Z", "crawled": "2024-07-02", "scraped_at": "2024-07-03"}
    told = {"en": "Published: 18 June 2024", "zh": "发布时间：2024年6月18日", "ar": "نشر: 18 يونيو 2024"}
    for language, line in told.items():
        (draft,) = read("a.json", {**noted, "text": f"{line}\n{TEXTS[language]}"})
        assert draft.published == "2024-06-18"
    assert read("a.json", noted)[0].published == "2024-07-01T00:00:00+00:00"


def test_when_a_page_was_clipped_is_no_day_of_publication(read: Read) -> None:
    for clipped in ({"url": URL}, {"source": URL}):
        assert read("a.json", {**RECORD, **clipped, "created_at": MOMENT})[0].published is None
    assert read("a.json", {**RECORD, "created": MOMENT})[0].published == MOMENT


def test_a_day_may_be_figures_alone(read: Read) -> None:
    for day in (20240618, "20240618", "20240618114500"):
        assert read("a.json", {**RECORD, "date": day})[0].published == "2024-06-18"


def test_an_article_that_was_taken_back_is_none(read: Read) -> None:
    gone = {"title": "[Removed]", "content": "[Removed]", "source": {"name": "[Removed]"}}
    assert [draft.title for draft in read("a.json", [gone, RECORD])] == [RECORD["title"]]


def test_another_days_time_is_not_the_articles(read: Read) -> None:
    """When it was collected says nothing of the hour it was published."""
    (draft,) = read("a.json", {**RECORD, "date": "2024-06-18", "timestamp": "2024-07-01T00:00:00Z"})
    assert draft.published == "2024-06-18"


@pytest.mark.parametrize(
    ("content", "outlet"),
    [
        ({"version": "1.1", "title": "The Example", "items": [{**RECORD, "url": URL}]}, "The Example"),
        ({"feed": {"title": "The Example", "link": URL}, "items": [{**RECORD, "link": URL}]}, "The Example"),
        ({"source": "the-example", "articles": [RECORD]}, "the-example"),
        ({**RECORD, "Publication title": "The Example", "Publisher": "Example Inc."}, "The Example"),
        ({**RECORD, "origin": {"streamId": "feed/1", "title": "The Example"}}, "The Example"),
        ({"title": "A feed", "items": [{**RECORD, "source": "https://b.org/1", "url": URL}]}, "b.org"),
        ({"title": "A feed", "items": [{**RECORD, "media_name": "The Other"}]}, "The Other"),
        ({"response": {"content": {"webTitle": TITLE, "webUrl": URL, "fields": {"body": TEXT}}}}, "e.org"),
        ({**RECORD, "text": f"{TEXT}\nSource: The Herald", "url": URL}, "The Herald"),
        ({**RECORD, "url": "https://[broken/"}, None),
        ({**RECORD, "url": "/wheat"}, None),
    ],
)  # fmt: skip
def test_the_outlet_is_named_by_what_is_nearest(content: object, outlet: str | None, read: Read) -> None:
    """The record, then what it is wrapped in, then the text, and the host of its address last."""
    (draft,) = read("a.json", content)
    assert draft.source == outlet


# Texts in pieces


@pytest.mark.parametrize("language", TEXTS)
def test_a_message_in_pieces_is_one_text(language: str, read: Read) -> None:
    """As a messenger exports words in bold type and links."""
    text = TEXTS[language]
    for pieces in (
        [{"type": "bold", "text": text}],
        [{"type": "bold", "text": text[:9]}, text[9:20], {"type": "link", "text": text[20:], "href": URL}],
        ["", {"type": "bold", "text": text[:9]}, text[9:], ""],
    ):
        messages = [{"id": 1, "type": "message", "date": "2024-06-18", "text": pieces}]
        (draft,) = read("a.json", {"name": "Wheat News", "messages": messages})
        assert (draft.text, draft.published, draft.source) == (text, "2024-06-18", "Wheat News")


BLOCKS: dict[str, Callable[[list[str]], dict[str, object]]] = {
    "typed": lambda lines: {"body": [{"type": "paragraph", "text": line} for line in lines]},
    "called text": lambda lines: {"content": [{"type": "text", "text": line} for line in lines]},
    "an editor's": lambda lines: {
        "content": {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": line}} for line in lines]}
    },
    "elements": lambda lines: {
        "content_elements": [{"type": "text", "content": f"<p>{line}</p>"} for line in lines]
        + [{"type": "interstitial_link", "content": "Read also: bread", "url": "/bread"}]
    },
    "children": lambda lines: {
        "body": [
            {"_type": "block", "children": [{"_type": "span", "text": part} for part in (line[:9], line[9:])]}
            for line in lines
        ]
    },
    "a tree": lambda lines: {
        "body": {
            "type": "doc",
            "content": [{"type": "paragraph", "content": [{"type": "text", "text": line}]} for line in lines],
        }
    },
    "a list": lambda lines: {"content": [{"type": "list", "data": {"items": lines}}]},
    "named": lambda lines: {"blocks": [{"name": "core/paragraph", "content": line} for line in lines]},
    "markup": lambda lines: {"body": {"html": "".join(f"<p>{line}</p>" for line in lines)}},
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("form", BLOCKS)
def test_a_text_in_blocks_is_one_article(form: str, language: str, read: Read) -> None:
    """With title, day, outlet and address of its record, alone or among others."""
    lines = [TEXTS[language], TEXTS["en"]]
    record = {"title": TITLE, "date": "2024-06-18", "source": "Wheat News", "url": URL, **BLOCKS[form](lines)}
    for content in (record, [record, {**record, "title": "B"}]):
        found = read("a.json", content)
        assert [draft.title for draft in found] == [TITLE, "B"][: len(found)]
        assert len(found) == (len(content) if isinstance(content, list) else 1)
        for draft in found:
            assert list(filter(None, draft.text.split("\n")))[1:] == lines
            assert (draft.published, draft.source, draft.url) == ("2024-06-18", "Wheat News", URL)


def test_sections_keep_their_headings(read: Read) -> None:
    sections = [{"heading": "Prices", "text": TEXT}, {"heading": "Harvest", "text": TEXTS["zh"]}]
    (draft,) = read("a.json", [{"title": TITLE, "url": URL, "sections": sections}])
    assert list(filter(None, draft.text.split("\n"))) == [TITLE, "Prices", TEXT, "Harvest", TEXTS["zh"]]


def test_a_box_with_a_title_among_paragraphs_makes_no_edition(read: Read) -> None:
    blocks = [{"type": "p", "text": TEXT}, *({"title": box, "text": TEXTS["zh"]} for box in ("Prices", "Harvest"))]
    (draft,) = read("a.json", [{"title": TITLE, "url": URL, "body": blocks}])
    assert list(filter(None, draft.text.split("\n"))) == [TITLE, TEXT, "Prices", TEXTS["zh"], "Harvest", TEXTS["zh"]]


APART: dict[str, tuple[dict[str, object], list[str]]] = {
    "records with days": (
        {
            "content": [
                {"title": "A", "text": TEXT, "date": "2024-06-18"},
                {"title": "B", "text": TEXTS["ar"], "date": "2024-06-19"},
            ]
        },
        ["A", "B"],
    ),
    "records with addresses": (
        {"article": [{"title": "A", "text": TEXT, "url": URL}, {"title": "B", "text": TEXTS["ar"], "url": f"{URL}/b"}]},
        ["A", "B"],
    ),
    **{
        f"an edition of {name}": (
            {"content": articles if name == "articles" else {name: articles}},
            ["A", "B"],
        )
        for name in ("articles", "items")
        for articles in [[{"title": "A", "text": TEXT}, {"headline": "B", "text": TEXTS["ar"]}, {"type": "rule"}]]
    },
    "comments": ({"text": TEXT, "comments": [{"text": TEXTS["zh"], "date": "2024-06-19"}]}, [TITLE]),
    "pictures": ({"text": TEXT, "content": [{"text": TEXTS["zh"], "url": "/a.jpg"}]}, [TITLE]),
}


@pytest.mark.parametrize("case", APART)
def test_what_dates_or_addresses_itself_is_no_block(case: str, read: Read) -> None:
    more, titles = APART[case]
    found = read("a.json", {"title": TITLE, "url": "https://www.e.org/feed", "date": "2024-06-20", **more})
    assert [draft.title for draft in found] == titles
    assert not any(TEXTS["zh"] in draft.text for draft in found)


def test_deep_blocks_take_time_by_their_size() -> None:
    taken = []
    for many in (2_000, 4_000):
        block: object = {"type": "paragraph", "text": TEXT}
        for _ in range(20):
            block = {"type": "group", "children": [block]}
        begun = time.perf_counter()
        find_records([{"title": TITLE, "url": URL, "body": [block] * many}])
        taken.append(time.perf_counter() - begun)
    assert taken[1] < 4 * taken[0] + 0.5
