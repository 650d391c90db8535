"""For other programs: the list of the articles, and searching in a part of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api_tools import GRADIO, House, error

pytestmark = GRADIO


def test_the_articles_are_listed_a_page_at_a_time(open_house: House) -> None:
    whole = open_house.get("/v1/articles").json()
    assert whole["total"] == 3
    assert [one["title"] for one in whole["articles"]] == [
        "Baghdad prepares for talks",
        "محادثات عسكرية سورية تركية بوساطة روسية",
        "代表团会面",
    ]
    for one in whole["articles"]:
        article = open_house.get(f"/v1/articles/{one['article_id']}", revision=one["revision"]).json()
        assert one == {name: article[name] for name in one}
        assert set(one) == {"article_id", "revision", "title", "source", "published", "language", "url"}
    pages = [open_house.get("/v1/articles", limit=2, offset=offset).json()["articles"] for offset in (0, 2, 4)]
    assert pages == [whole["articles"][:2], whole["articles"][2:], []]


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 501}, {"limit": "all"}, {"offset": -1}, {"offset": 10**20}])
def test_a_page_that_cannot_be_given_is_told(open_house: House, query: dict[str, Any]) -> None:
    answer = open_house.get("/v1/articles", **query)
    assert answer.status_code == 400
    assert error(answer).startswith(f"{next(iter(query))}: ")


@pytest.mark.parametrize(
    ("where", "languages"),
    [
        ({"languages": "zh"}, {"zh"}),
        ({"languages": ["zh", "ar"]}, {"zh", "ar"}),
        ({"sources": "شبكة اخبار العراق"}, {"ar"}),
        ({"sources": ""}, {"zh"}),
        ({"published_from": "2024-06-18", "published_to": "2024-06-18"}, {"ar", "en", "zh"}),
    ],
)
def test_a_search_keeps_to_its_filters_and_limit(open_house: House, where: dict[str, Any], languages: set[str]) -> None:
    found = open_house.get("/v1/search", q="delegations 代表团 وفدان", limit=50, **where).json()["results"]
    assert {one["language"] for one in found} == languages
    assert len(open_house.get("/v1/search", q="talks", limit=2).json()["results"]) == 2


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ({"languages": "he"}, "no article is in 'he'; there are ar, en, zh"),
        ({"published_from": "קיץ"}, "is no day"),
        ({"limit": 0}, "ask for 1 to 50"),
        ({"n": 3}, "there is no 'n'; there are q, limit, "),
    ],
)
def test_a_search_that_cannot_be_made_is_told(open_house: House, query: dict[str, Any], line: str) -> None:
    answer = open_house.get("/v1/search", q="talks", **query)
    assert answer.status_code == 400
    assert line in error(answer)
