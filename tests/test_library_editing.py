"""What a person changes in the library: details corrected, articles removed and restored."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qa.errors import LibraryError
from qa.library import Details, Library
from qa.library.editing import possible
from qa.types import Draft
from tests.test_library import CountingEncoder, Reader, errors, found, opened, segment, write


@pytest.fixture
def encoder() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def library(tmp_path: Path, encoder: CountingEncoder) -> Iterator[Library]:
    with opened(tmp_path / "library", encoder) as library:
        yield library
        if not library.storage._closed:
            assert errors(library) == []


def corrected(library: Library, article_id: str, **details: str | None) -> None:
    library.correct(article_id, **details)


# Details


def test_a_correction_is_kept_when_the_file_is_added_again_unchanged_renamed_or_changed(
    library: Library, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.txt", ("Headline", "The summit is in Baghdad."))
    (name,) = library.add([path])[0].articles
    corrected(library, name, title="Better", source="BBC", published="2024-06-18")
    path.touch()
    library.add([path])
    write(path, ("Headline, again", "The summit is in Baghdad."))
    library.add([path])
    path = path.rename(tmp_path / "b.txt")
    library.add([path])
    write(path, ("Headline", "The summit is in Cairo."))
    assert library.add([path])[0].articles == (name,)
    article = library.article(name)
    assert (article.title, article.source, article.published) == ("Better", "BBC", "2024-06-18")
    assert (article.revision, article.text, article.path) == (2, "The summit is in Cairo.", str(path))
    assert library.articles_page().rows[0].corrected == ("published", "source", "title")


def test_what_was_not_corrected_still_follows_the_file(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ("Headline", "One. Two."))
    (name,) = library.add([path])[0].articles
    corrected(library, name, source="BBC")
    write(path, ("Better headline", "One. Two."))
    library.add([path])
    assert (library.article(name).title, library.article(name).source) == ("Better headline", "BBC")
    corrected(library, name, source=None)
    assert library.articles_page().rows[0].corrected == ()
    write(path, ("Better headline", "One. Two. Three."))
    library.add([path])
    assert library.article(name).source is None


def test_a_corrected_title_does_not_hide_which_article_a_changed_text_is(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ("A", "Alpha one."), ("B", "Beta one."))
    a, b = library.add([path])[0].articles
    corrected(library, a, title="Corrected")
    write(path, ("B", "Beta two."), ("A", "Alpha two."))
    assert library.add([path])[0].articles == (b, a)
    assert (library.article(a).title, library.article(a).text) == ("Corrected", "Alpha two.")


def test_another_language_is_encoded_anew_and_kept(library: Library, tmp_path: Path, encoder: CountingEncoder) -> None:
    path = write(tmp_path / "a.txt", ("A", "One is here. Two is there."))
    (name,) = library.add([path])[0].articles
    encoder.texts = 0
    corrected(library, name, language="fa")
    assert encoder.texts == library.stats()["vectors"] == 3
    assert encoder.languages == {"en", "fa"}
    assert found(library, "One", 1) == ["One is here. Two is there."]
    write(path, ("A", "One is here. Two was there."))
    library.add([path])
    assert (library.article(name).language, library.article(name).revision) == ("fa", 2)
    assert library.rebuild() == 1
    library.remove(name)
    library.add([path])
    assert library.article(name).language == "fa"


def test_a_correction_is_seen_by_filters_at_once(library: Library, tmp_path: Path) -> None:
    from qa.types import Filter

    (name,) = library.add([write(tmp_path / "a.txt", ("A", "One."))])[0].articles
    vector = library.encoder.encode_queries(["One"])[0]
    assert library.search(vector, 5, Filter(sources=("BBC",))) == []
    corrected(library, name, source="BBC")
    assert len(library.search(vector, 5, Filter(sources=("BBC",)))) == 1


def test_a_correction_that_changes_nothing_stores_nothing(library: Library, tmp_path: Path) -> None:
    (name,) = library.add([write(tmp_path / "a.txt", ("A", "One."))])[0].articles
    before = library.changes()
    corrected(library, name)
    corrected(library, name, title="A", source="", language="en")
    assert library.changes() == before


def test_correcting_one_field_makes_no_correction_of_another(library: Library, tmp_path: Path) -> None:
    """A title with a space too many is cleaned up by whoever corrects it, and else follows its file."""
    path = write(tmp_path / "a.txt", ("Headline ", "One."))
    (name,) = library.add([path])[0].articles
    corrected(library, name, source="BBC")
    assert library.articles_page().rows[0].corrected == ("source",)
    write(path, ("Better headline", "One."))
    library.add([path])
    assert library.article(name).title == "Better headline"


@pytest.mark.parametrize("given", [{"source": "Gazette"}, {"source": "Gazette", "title": "Ä" * 638}])
def test_what_is_not_given_or_not_changed_is_not_examined(
    tmp_path: Path, encoder: CountingEncoder, given: dict[str, str]
) -> None:
    """An older Maqal kept what a file said, at any length: nobody has to mend that first."""

    class Odd(Reader):
        def read(self, path: Path) -> list[Draft]:
            return [replace(one, published="2024", language="en_US") for one in super().read(path)]

    with Library.open(tmp_path / "library", encoder, reader=Odd(), segment=segment) as library:
        (name,) = library.add([write(tmp_path / "a.txt", ("Ä" * 638, "One."))])[0].articles
        corrected(library, name, **given)
        assert library.article(name).source == "Gazette"
        assert library.articles_page().rows[0].corrected == ("source",)
        for wrong in ({"title": "ä" * 501}, {"published": "2023"}, {"language": "English"}, {"title": ""}):
            with pytest.raises(LibraryError):
                corrected(library, name, **wrong)


@pytest.mark.parametrize(
    ("details", "message"),
    [
        ({"title": " \n "}, "title has no words"),
        ({"titel": "x"}, "titel cannot be 'x'; give a text for title, source, published, language"),
        ({"published": date(2024, 6, 18)}, "published cannot be datetime.date"),
        ({"title": "x" * 501}, "501 characters"),
        ({"published": "18/06/2024"}, "'18/06/2024' is no date"),
        ({"published": "2024-06-18T13:10:00"}, "no date"),
        ({"published": "2024-02-30"}, "no date"),
        ({"published": "20240618"}, "no date"),
        ({"language": "English"}, "no language code"),
        ({"language": ""}, "no language code"),
        ({"language": None}, "no language code"),
    ],
)
def test_details_that_cannot_be_are_refused_in_one_line(details: dict[str, str], message: str) -> None:
    with pytest.raises(LibraryError, match=message) as caught:
        possible(details)
    assert "\n" not in str(caught.value)


def test_details_are_one_clean_line() -> None:
    details = Details(" A\nB\x00 ", "\u202bالميناء\u202c", " ", "zh-Hant")
    assert (details.title, details.source, details.published) == ("A B", "الميناء", None)


# Removing and restoring


def test_a_removed_article_is_restored_without_encoding(
    library: Library, tmp_path: Path, encoder: CountingEncoder
) -> None:
    path = write(tmp_path / "a.txt", ("A", "Alpha one."), ("B", "Beta one."))
    a, b = library.add([path])[0].articles
    corrected(library, a, source="BBC")
    write(path, ("A", "Alpha two."), ("B", "Beta one."))
    library.add([path, Path(shutil.copy(path, tmp_path / "copy.txt"))])
    before = library.article(a)
    library.remove(a[:6])
    assert found(library, "Alpha") == ["Beta one."]
    assert [one.article_id for one in library.articles_page().rows] == [b]
    assert library.statistics().articles == 1
    (gone,) = library.removed()
    assert (gone.article_id, gone.title, gone.source) == (a, "A", "BBC")
    assert library.gone([(a, 1), (a, 2), (b, 1), (b, 2), ("no", 1)]) == {(a, 1), (a, 2), (b, 2), ("no", 1)}
    with pytest.raises(LibraryError, match=f"article {a} was removed; `maqal restore {a}` brings it back"):
        library.article(a)
    encoder.texts = 0
    assert library.restore(a[:6]) == before
    assert encoder.texts == 0
    assert library.removed() == []
    assert library.source_file(a) == path  # a PDF still has its page
    assert sorted(found(library, "Alpha")) == ["Alpha two.", "Beta one."]
    assert library.article(a, 1).text == "Alpha one."
    assert library.copies([a, b]) == {a: 1, b: 1}
    with pytest.raises(LibraryError, match="no id of a removed article begins with"):
        library.restore(a)


def test_the_last_removed_is_the_first_that_can_be_restored(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ("A", "Alpha one."), ("B", "Beta one."), ("C", "Gamma one."))
    a, b, c = library.add([path])[0].articles
    for one in (b, a, c):
        library.remove(one)
    assert [one.article_id for one in library.removed()] == [c, a, b]


def test_a_restored_article_survives_reopening_and_a_rebuild_by_another_encoder(
    library: Library, tmp_path: Path
) -> None:
    (name,) = library.add([write(tmp_path / "a.txt", ("A", "Alpha one."))])[0].articles
    library.add([write(tmp_path / "b.txt", ("B", "Beta one."))])
    library.remove(name)
    library.close()
    other = CountingEncoder(32)
    with opened(tmp_path / "library", other) as again:
        assert again.rebuild() == 1
        assert [one.article_id for one in again.removed()] == [name]
        again.restore(name)
        assert sorted(found(again, "Alpha")) == ["Alpha one.", "Beta one."]
        assert again.stats()["vectors"] == 2
        assert errors(again) == []


def test_adding_the_file_again_brings_a_removed_article_back(
    library: Library, tmp_path: Path, encoder: CountingEncoder
) -> None:
    path = write(tmp_path / "a.txt", ("A", "Alpha one."))
    (name,) = library.add([path])[0].articles
    for again in (path, Path(shutil.copy2(path, tmp_path / "copy.txt"))):
        library.remove(name)
        encoder.texts = 0
        (report,) = library.add([again])
        assert report.articles == (name,)
        assert "is back" in report.message
    assert (library.removed(), encoder.texts, library.stats()["vectors"]) == ([], 0, 1)
    assert found(library, "Alpha") == ["Alpha one."]


BASRA = "Rain in Basra flooded two streets on Sunday night, and {} families left their homes, the governor said."
PERU = "Peru wählt am Sonntag einen neuen Kongress; in der Hauptstadt haben die Schulen am Montag frei."


def test_another_story_in_the_place_of_one_has_nothing_of_its_corrections(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "today.txt", ("Rain in Basra", BASRA.format("forty")))
    (name,) = library.add([path])[0].articles
    corrected(library, name, title="Basra floods", published="2024-01-06", source="BBC")
    write(path, ("Rain in the south", BASRA.format("sixty")))
    library.add([path])
    assert (library.article(name).title, library.article(name).published) == ("Basra floods", "2024-01-06")
    write(path, ("Wahl in Peru", PERU))
    (report,) = library.add([path])
    article = library.article(name)
    assert (article.title, article.published, article.source) == ("Wahl in Peru", None, None)
    assert f"what was corrected in {name} is dropped" in report.message
    assert library.articles_page().rows[0].corrected == ()


def test_what_was_removed_is_not_brought_back_by_its_folder(library: Library, tmp_path: Path) -> None:
    """A folder is added every night. Its files may change meanwhile; named, one brings back what it holds."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    path = write(inbox / "a.txt", ("A", "Alpha one."), ("B", "Beta one."))
    a, b = library.add([inbox])[0].articles
    library.remove(a)
    assert [(one.status, one.articles) for one in library.add([inbox])] == [("unchanged", (b,))]
    write(path, ("A", "Alpha one."), ("B", "Beta one."), ("C", "Gamma one."))
    for status in ("replaced", "unchanged"):
        (report,) = library.add([inbox])
        assert (report.status, a in report.articles) == (status, False)
    shutil.copy(path, inbox / "copy.txt")
    library.add([inbox])
    assert [one.article_id for one in library.removed()] == [a]
    assert sorted(found(library, "one")) == ["Beta one.", "Gamma one."]
    assert a in library.add([path])[0].articles
    assert (library.removed(), len(found(library, "one"))) == ([], 3)


def test_a_removed_article_whose_text_changed_is_never_there_twice(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ("Rain", BASRA.format("forty")))
    (name,) = library.add([path])[0].articles
    library.remove(name)
    write(path, ("Rain, again", BASRA.format("sixty")))
    (report,) = library.add([tmp_path])
    assert (report.articles, library.removed()) == ((name,), [])
    assert [(one.article_id, one.revision) for one in library.articles()] == [(name, 2)]
    library.remove(name)
    # What is still there as it was removed stays so, whatever stands beside it.
    write(path, ("Rain, again", BASRA.format("sixty")), ("More rain", BASRA.format("ninety")))
    assert name not in library.add([tmp_path])[0].articles
    assert [one.article_id for one in library.removed()] == [name]
    write(path, ("Wahl in Peru", PERU))
    (other,) = library.add([tmp_path])[0].articles
    assert other != name
    library.restore(name)
    assert {one.article_id for one in library.articles()} == {name, other}


def test_a_removed_article_stays_with_its_unchanged_copy(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ("Rain", BASRA.format("forty")))
    (name,) = library.add([path])[0].articles
    copy = Path(shutil.copy2(path, tmp_path / "copy.txt"))
    library.remove(name)
    library.add([tmp_path])
    write(path, ("Rain", BASRA.format("sixty")))
    (other,) = library.add([tmp_path])[0].articles
    assert (other != name, [one.article_id for one in library.removed()]) == (True, [name])
    assert library.restore(name).path == str(copy)
    assert {one.article_id for one in library.articles()} == {name, other}


def test_what_is_forgotten_is_gone_for_good(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ("A", "Alpha one."), ("B", "Beta one."), ("C", "Gamma one."))
    a, b, c = library.add([path])[0].articles
    corrected(library, a, title="Secret")
    for name in (a, b):
        library.remove(name)
    assert library.forget(a[:8]) == 1
    assert [one.article_id for one in library.removed()] == [b]
    assert library.forget() == 1
    assert library.forget() == 0
    assert library.stats()["vectors"] == 1
    for table in ("corrections", "removed", "removed_vectors"):
        assert library.storage.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    with pytest.raises(LibraryError, match="there is no article"):
        library.article(a)
    assert library.article(c).title == "C"
    assert library.gone([(a, 1), (c, 1)]) == {(a, 1)}
    assert library.add([path])[0].articles == (a, b, c)
    assert library.article(a).title == "A"
    # Added again it is another text, though it has the same words: what was cited is deleted.
    assert library.gone([(a, 1), (a, 2), (c, 1)]) == {(a, 1)}


def test_an_old_citation_never_opens_at_another_text_once_its_article_was_deleted_for_good(
    library: Library, tmp_path: Path
) -> None:
    """The same first text has the same id again, so its revisions go on where they ended."""
    path = tmp_path / "a.txt"
    first, cited, other = ("A", "One. Two."), ("A", "One. Two. Three."), ("A", "One. Two. Other.")
    for _ in range(2):
        for part in (first, cited):
            (name,) = library.add([write(path, part)])[0].articles
        library.remove(name)
        library.forget(name)
    for part in (first, other):
        assert library.add([write(path, part)])[0].articles == (name,)
    assert [library.article(name, n).text for n in (5, 6)] == ["One. Two.", "One. Two. Other."]
    for revision in (1, 2, 3, 4):
        with pytest.raises(LibraryError, match=f"has no revision {revision}"):
            library.article(name, revision)


def test_what_was_uploaded_is_deleted_with_its_article(library: Library, tmp_path: Path) -> None:
    """But no file of the user's own, and no upload that another article, if only a removed one, comes from."""
    places = [library.folder / "uploads" / name / "a.txt" for name in ("one", "two")]
    for place in places:
        place.parent.mkdir(parents=True)
    own = write(tmp_path / "own.txt", ("C", "Gamma."))
    write(places[0], ("A", "Alpha."))
    write(places[1], ("B", "Beta."), ("D", "Delta."))
    ids = [name for report in library.add([*places, own]) for name in report.articles]
    for name in ids:
        library.remove(name)
    for name in ids[:2]:
        library.forget(name)
    assert [place.exists() for place in (*places, own)] == [False, True, True]
    library.forget()
    assert list((library.folder / "uploads").iterdir()) == []
    assert own.exists()
