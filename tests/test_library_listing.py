"""The list of articles: paged, sorted, filtered, counted; ten thousand in well under a tenth of a second."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from qa.errors import LibraryError
from qa.library import Details, Library, Sort
from tests.test_library import CountingEncoder, opened, write

MANY = 10_000


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Five articles with details of all kinds, the second with two copies, and one that was removed."""
    folder = tmp_path_factory.mktemp("listing")
    with opened(folder / "library") as library:
        details = [
            Details("Émile at the harbour", "BBC", "2024-06-18T13:10:00+03:00", "en"),
            Details("مُحَادَثَات السَّلام", "شبكة", "2024-06-02", "ar"),
            Details("zebra", None, None, "en"),
            Details("Apple", "bbc", "2023-01-05", "en"),
            Details("Straße", "شبكة", None, "de"),
        ]
        for n, one in enumerate(details):
            path = write(folder / f"file{n}.txt", (f"T{n}", f"Text {n}."))
            (name,) = library.add([path])[0].articles
            library.correct(name, **asdict(one))
        for copy in ("copy1.txt", "copy2.txt"):
            library.add([Path(shutil.copy(folder / "file1.txt", folder / copy))])
        (gone,) = library.add([write(folder / "gone.txt", ("Gone", "Text gone."))])[0].articles
        library.remove(gone)
        yield library


def titles(library: Library, *arguments: object, **options: object) -> list[str]:
    return [row.title for row in library.articles_page(*arguments, **options).rows]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sort", "ascending"),
    [
        ("added", ["Émile at the harbour", "مُحَادَثَات السَّلام", "zebra", "Apple", "Straße"]),
        ("title", ["Apple", "Émile at the harbour", "Straße", "zebra", "مُحَادَثَات السَّلام"]),
        ("published", ["Apple", "مُحَادَثَات السَّلام", "Émile at the harbour", "zebra", "Straße"]),
        ("source", ["Émile at the harbour", "Apple", "مُحَادَثَات السَّلام", "Straße", "zebra"]),
        ("language", ["مُحَادَثَات السَّلام", "Straße", "Émile at the harbour", "zebra", "Apple"]),
    ],
)
def test_every_column_sorts_both_ways(library: Library, sort: Sort, ascending: list[str]) -> None:
    """What is missing comes last either way."""
    assert titles(library, sort=sort, descending=False) == ascending
    missing = {"published": 2, "source": 1}.get(sort, 0)
    known = ascending[: 5 - missing]
    assert titles(library, sort=sort, descending=True)[: 5 - missing] == known[::-1]


def test_in_the_order_in_which_they_first_came_no_page_skips_one(tmp_path: Path) -> None:
    with opened(tmp_path / "library") as library:
        for name in "abc":
            library.add([write(tmp_path / f"{name}.txt", (name, f"Text {name}."))])
        first = titles(library, sort="first", descending=False, limit=1)
        library.add([write(tmp_path / "a.txt", ("a", "Another text."))])
        rest = titles(library, sort="first", descending=False, offset=1, limit=9)
    assert [*first, *rest] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("emile", ["Émile at the harbour"]),
        ("HARBOUR emile", ["Émile at the harbour"]),
        ("محادثات", ["مُحَادَثَات السَّلام"]),
        ("strasse", ["Straße"]),
        ("bbc", ["Émile at the harbour", "Apple"]),
        ("file2", ["zebra"]),
        ("%", []),
        ("gone", []),
        ("library", []),
        ("  ", ["Émile at the harbour", "مُحَادَثَات السَّلام", "zebra", "Apple", "Straße"]),
    ],
)
def test_words_are_found_without_case_accents_and_vowel_signs(
    library: Library, query: str, expected: list[str]
) -> None:
    page = library.articles_page(query, descending=False)
    assert ([row.title for row in page.rows], page.total) == (expected, len(expected))


def test_filters_and_pages(library: Library) -> None:
    assert titles(library, language="en", descending=False) == ["Émile at the harbour", "zebra", "Apple"]
    assert titles(library, source="شبكة", language="de") == ["Straße"]
    assert titles(library, source="") == ["zebra"]
    page = library.articles_page(sort="title", descending=False, offset=1, limit=2)
    assert ([row.title for row in page.rows], page.total) == (["Émile at the harbour", "Straße"], 5)
    assert library.articles_page(offset=99).rows == ()
    with pytest.raises(LibraryError, match="sorted by 'size'"):
        library.articles_page(sort="size")  # type: ignore[arg-type]


def test_a_row_tells_copies_and_corrections(library: Library) -> None:
    rows = {row.title: row for row in library.articles_page().rows}
    assert [row.copies for row in rows.values()].count(0) == 4
    row = rows["مُحَادَثَات السَّلام"]
    assert (row.copies, Path(row.path).name) == (2, "file1.txt")
    assert set(row.corrected) == {"title", "source", "published", "language"}
    assert set(rows["zebra"].corrected) == {"title"}
    assert library.copies([row.article_id, "unknown"]) == {row.article_id: 2, "unknown": 0}
    article = library.article(row.article_id)
    for name in ("title", "source", "published", "language", "url", "path", "part", "added", "revision"):
        assert getattr(article, name) == getattr(row, name)


def test_statistics_count_what_is_searched(library: Library) -> None:
    found = library.statistics()
    assert (found.articles, found.undated) == (5, 2)
    assert found.months == (("2023-01", 1), ("2024-06", 2))
    assert found.languages == (("en", 3), ("ar", 1), ("de", 1))
    assert found.sources == (("شبكة", 2), ("", 1), ("BBC", 1), ("bbc", 1))


@pytest.mark.speed
def test_ten_thousand_articles_are_listed_at_once(tmp_path: Path) -> None:
    """Any page, sort and search within 100 ms after the first one, with texts of 4,000 characters beside."""
    with Library.open(tmp_path / "library", CountingEncoder()) as library:
        text = "نص المقال كله هنا. " * 200
        with library.storage.writing("a test") as connection:
            for n in range(MANY):
                name, day = f"{n:016x}", f"2024-{n % 12 + 1:02}-0{n % 9 + 1}"
                connection.execute("INSERT INTO articles VALUES (?, ?, 0, NULL)", (name, f"/articles/{n}.txt"))
                connection.execute(
                    "INSERT INTO revisions VALUES (?, 1, ?, ?, ?, ?, ?, NULL, x'00', ?)",
                    (name, f"عنوان المقال رقم {n}: Élysée", text, f"Outlet {n % 50}", day,
                     ("ar", "en")[n % 2], f"2026-01-01T{n % 24:02}:00:00+00:00"),
                )  # fmt: skip
                connection.execute("UPDATE articles SET current = 1 WHERE article_id = ?", (name,))
        library.articles_page("elysee", "title")

        def milliseconds(**options: object) -> float:
            times = []
            for _ in range(5):
                start = time.perf_counter()
                page = library.articles_page(**options)  # type: ignore[arg-type]
                times.append((time.perf_counter() - start) * 1000)
                assert page.total in (MANY, MANY // 2, MANY // 100, 1)
            return min(times)

        slowest = {
            str(options): milliseconds(**options)
            for options in (
                {},
                {"sort": "title", "offset": 9_950},
                {"sort": "source", "language": "ar"},
                {"sort": "published", "offset": 5_000},
                {"query": "elysee 1234", "sort": "title"},
            )
        }
        assert max(slowest.values()) < 100, slowest
        start = time.perf_counter()
        assert library.statistics().articles == MANY
        assert time.perf_counter() - start < 0.1
