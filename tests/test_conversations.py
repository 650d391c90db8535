"""Conversations: what was answered is kept as it was, for its owner only."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from qa.conversations import TITLE_LENGTH, Conversations
from qa.errors import LibraryError
from qa.library import Library
from qa.library.library import LOCK
from qa.types import Answer, Citation, Filter, Near, Span
from tests.test_library import opened, write

QUOTE = "The summit is in Baghdad."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "library") as library:
        library.add([write(tmp_path / "a.txt", ("Summit", QUOTE + " It rains."))])
        yield library


def answered(library: Library, question: str = "Where is it?") -> Answer:
    article = library.articles()[0]
    cited = Citation(1, article.article_id, 1, article.title, None, None, "en", article.path, 0, len(QUOTE), QUOTE, 0.9)
    span = Span(article.article_id, 1, 17, 24, "Baghdad", 0.9)
    return Answer(question, "en", "answered", f"Yes:\n“{QUOTE}” [1]", "en", 0.9, (span,), (cited,), {"total": 1.5})


def refused(question: str = "Who?") -> Answer:
    near = Near("ab", 1, "T", None, None, "en", 0, 3, "abc")
    return Answer(question, "en", "not_found", "Not in these articles.", "en", 0.1, nearest=(near,))


def test_turns_come_back_exactly_as_they_were(library: Library) -> None:
    talks = Conversations(library)
    first = talks.start("Where is it?", answered(library))
    second = talks.append(first.conversation_id, "Who?", refused())
    assert talks.read(first.conversation_id) == (first, second)
    assert (first.n, second.n) == (0, 1)
    assert talks.turn(second.turn_id) == second
    (listed,) = talks.recent()
    assert (listed.title, listed.turns, listed.owner) == ("Where is it?", 2, "")
    assert talks.get(first.conversation_id) == listed


def test_a_stored_turn_outlives_its_article(library: Library, tmp_path: Path) -> None:
    """Numbers and quotes are those of the day, after a new revision and after removal."""
    talks = Conversations(library)
    turn = talks.start("Where is it?", answered(library))
    library.add([write(tmp_path / "a.txt", ("Summit", "The summit is in Cairo."))])
    assert talks.read(turn.conversation_id) == (turn,)
    library.remove(library.articles()[0].article_id)
    assert talks.read(turn.conversation_id)[0].answer.citations[0].quote == QUOTE


def test_editing_a_question_replaces_it_and_what_followed(library: Library) -> None:
    talks = Conversations(library)
    name = talks.start("One?", refused()).conversation_id
    kept = talks.append(name, "Two?", refused())
    for question in ("Three?", "Four?"):
        talks.append(name, question, refused())
    edited = talks.replace(name, 2, "Three, again?", refused())
    assert [turn.question for turn in talks.read(name)] == ["One?", "Two?", "Three, again?"]
    assert edited.turn_id > kept.turn_id + 2
    talks.replace(name, 0, "Another beginning?", refused())
    assert talks.recent()[0].title == "Another beginning?"
    for n in (2, -1):
        with pytest.raises(LibraryError, match="no turn"):
            talks.replace(name, n, "?", refused())
    assert len(talks.read(name)) == 1


def test_what_another_window_has_done_is_not_replaced_unseen(library: Library) -> None:
    talks = Conversations(library)
    name = talks.start("One?", refused()).conversation_id
    second, third = (talks.append(name, question, refused()).turn_id for question in ("Two?", "Three?"))
    talks.append(name, "Four, of another window?", refused())
    before = talks.read(name)
    for n, known in ((1, [second, third]), (2, [third]), (3, []), (3, [third])):
        with pytest.raises(LibraryError, match="changed in another window"):
            talks.replace(name, n, "Again?", refused(), known)
    assert talks.read(name) == before
    theirs = talks.replace(name, 1, "Two, edited in another window?", refused())
    for n, known in ((1, [second, third]), (2, [third])):
        with pytest.raises(LibraryError, match="changed in another window"):
            talks.replace(name, n, "Again?", refused(), known)
    talks.replace(name, 1, "Two, seen and edited?", refused(), [theirs.turn_id])
    assert [turn.question for turn in talks.read(name)] == ["One?", "Two, seen and edited?"]


def test_nobody_sees_or_changes_what_belongs_to_another(library: Library) -> None:
    mine, yours = Conversations(library, "noor"), Conversations(library, "sam")
    turn = mine.start("Where?", refused())
    assert yours.recent() == []
    assert yours.all_turns() == ()
    for refused_action in (
        lambda: yours.read(turn.conversation_id),
        lambda: yours.get(turn.conversation_id),
        lambda: yours.turn(turn.turn_id),
        lambda: yours.append(turn.conversation_id, "?", refused()),
        lambda: yours.replace(turn.conversation_id, 0, "?", refused()),
        lambda: yours.delete(turn.conversation_id),
    ):
        with pytest.raises(LibraryError, match="deleted, or belongs to somebody else"):
            refused_action()
    assert mine.all_turns() == (turn,)
    mine.delete(turn.conversation_id)
    assert mine.recent() == []
    assert library.storage.rows("SELECT count(*) FROM turns") == [(0,)]


def test_the_list_is_by_last_use_bounded_and_searched(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    talks = Conversations(library)
    names = [talks.start(f"Question {n} about ÖL?", refused()).conversation_id for n in range(5)]
    talks.append(names[1], "More?", refused())
    assert [one.conversation_id for one in talks.recent()] == [names[1], names[4], names[3], names[2], names[0]]
    monkeypatch.setattr("qa.conversations.MOST", 2)
    assert [one.conversation_id for one in talks.recent()] == [names[1], names[4]]
    assert [one.conversation_id for one in talks.recent("öl 3")] == [names[3]]


@pytest.mark.parametrize(
    "words",
    ["capitán", "capitan", "CAPTAIN", "القبطان", "قتلي حريق", "حَريق", "Élan 1998", "elan", "船长", "कप्तान",
     "Baghdad (بغداد)"],
)  # fmt: skip
def test_a_conversation_is_found_by_any_of_its_turns(library: Library, words: str) -> None:
    """By a later question, or an answer as it is shown; accents, vowel signs and forms of letters do not matter."""
    talks = Conversations(library)
    turn = talks.start("Where did it burn?", refused())
    for question in ("¿Quién era el capitán, the Captain?", "كم عدد قتلى حريق العبّارة؟", "船长是谁？", "कप्तान कौन था?"):
        talks.append(turn.conversation_id, question, refused())
    answer = replace(refused(), answer="The ferry Élan of 1998. ومن هو القُبطان \u2068Baghdad\u2069 (\u2068بغداد\u2069)")
    talks.append(turn.conversation_id, "Which?", answer)
    talks.start("Another thing?", refused())
    assert [one.conversation_id for one in talks.recent(words)] == [turn.conversation_id]
    assert talks.recent(f"{words} unsaid") == []


@pytest.mark.parametrize(
    ("question", "title"), [("a " * 200, ("a " * 39).strip() + "…"), ("会议" * 100, ("会议" * 40)[:79] + "…")]
)
def test_a_long_question_makes_a_short_title(library: Library, question: str, title: str) -> None:
    Conversations(library).start(question, refused())
    assert Conversations(library).recent()[0].title == title
    assert len(title) <= TITLE_LENGTH


def test_a_turn_does_not_wait_for_articles_being_added(library: Library) -> None:
    with FileLock(library.folder / LOCK, thread_local=False):
        assert Conversations(library).start("Where?", refused()).n == 0


def test_many_threads_append_to_one_conversation(library: Library) -> None:
    talks = Conversations(library)
    name = talks.start("0", refused()).conversation_id
    threads = [threading.Thread(target=talks.append, args=(name, str(n), refused())) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [turn.n for turn in talks.read(name)] == list(range(9))


DAMAGED = (
    b"{}", b"{", b"[]", b"null", b"", b"[" * 100_000, b"\xff\xfe{", b'{"answer": "\xd9"}', b'{"answer": 5, "spans": 3}',
    json.dumps({**refused().to_dict(), "where": {"published_from": "soon"}}).encode(),
)  # fmt: skip


@pytest.mark.parametrize("data", DAMAGED, ids=range(len(DAMAGED)))
def test_a_damaged_turn_is_named_and_harms_no_other(library: Library, data: bytes) -> None:
    talks = Conversations(library)
    asked = ("متى الاجتماع؟", "מתי הפגישה?", "会议什么时候？", "ประชุมเมื่อไร", "बैठक कब है?")
    turn = talks.start("Where?", refused())
    others = [talks.start(question, refused(question)) for question in asked]
    with library.storage.writing("a test") as connection:
        connection.execute("UPDATE turns SET answer = CAST(? AS TEXT) WHERE turn_id = ?", (data, turn.turn_id))
    for read in (lambda: talks.read(turn.conversation_id), lambda: talks.turn(turn.turn_id)):
        with pytest.raises(LibraryError, match=f"turn 0 of conversation {turn.conversation_id}, “Where") as caught:
            read()
        assert "\n" not in str(caught.value)
    assert talks.all_turns() == tuple(others)
    assert len(talks.recent()) == len(asked) + 1
    for other in others:
        assert [one.title for one in talks.recent(other.question)] == [other.question]
    found = {one.conversation_id for one in talks.recent("not in these articles")}
    assert found >= {other.conversation_id for other in others}
    assert [one.conversation_id for one in talks.recent("where")] == [turn.conversation_id]


def test_check_counts_damaged_turns_and_says_where(library: Library) -> None:
    talks = Conversations(library, "noor")
    turn = talks.start("Where?", refused())
    talks.append(turn.conversation_id, "Who?", refused())
    talks.start("When?", refused())
    assert [one for one in library.check() if one.severity != "ok"] == []
    with library.storage.writing("a test") as connection:
        connection.execute("UPDATE turns SET answer = '{' WHERE conversation_id = ?", (turn.conversation_id,))
    (found,) = [one for one in library.check() if one.severity != "ok"]
    assert found.finding == f"answers in conversations that cannot be read any more: 2 (in {turn.conversation_id})"
    assert "delete those conversations" in found.remedy


@given(st.text(min_size=1, max_size=40), st.text(max_size=10), st.floats(0, 1))
def test_an_answer_survives_json(quote: str, title: str, score: float) -> None:
    """Any characters, also halves of surrogate pairs, and None stay what they are."""
    cited = Citation(1, "ab", 2, title, None, "2024-06-18", "ar", "/a", 5, 5 + len(quote), quote, score)
    span = Span("ab", 2, 5, 6, quote[0], score, None)
    where = Filter("2024-06-18", None, (title, ""), ("ar",))
    answer = Answer(
        "q", "en", "answered", quote, "en", score, (span,), (cited,), {"total": 1.0}, {"writer": None}, where=where
    )
    assert Answer.from_dict(json.loads(json.dumps(answer.to_dict()))) == answer


def test_an_answer_of_another_version_is_read_as_far_as_it_is_known() -> None:
    data = refused().to_dict()
    del data["nearest"], data["where"]
    assert Answer.from_dict({**data, "invented": 1}).nearest == ()
    assert Answer.from_dict(data).where is None
    with pytest.raises(ValueError, match="what is not found has none"):
        Answer.from_dict({**data, "status": "answered"})
