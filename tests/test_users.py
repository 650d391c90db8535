"""Users: hashes that tell nothing, and a door that slows guessing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import qa.users
from embeddings.hashing import HashingEncoder
from qa.cli import run_command
from qa.errors import UserError
from qa.library import Library
from qa.library.storage import DATABASE
from qa.users import FORGET, FREE, FREE_ADDRESS, LONGEST_WAIT, Door, Users
from tests.test_library import CountingEncoder, behind

RIGHT = "correct horse"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashing costs 0.1 s on purpose; here it is done hundreds of times."""
    monkeypatch.setattr(qa.users, "COST", 16)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", CountingEncoder()) as opened:
        yield opened


@pytest.fixture
def users(library: Library) -> Users:
    users = Users(library)
    users.add("Noor", RIGHT)
    return users


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_password_is_checked_and_stored_nowhere(library: Library, users: Users) -> None:
    assert users.check("noor", RIGHT) == users.check(" NOOR ", RIGHT) == "noor"
    for wrong in ("", "correct hors", RIGHT + " ", RIGHT.upper()):
        assert users.check("noor", wrong) is None
    assert users.check("sam", RIGHT) is None
    users.add("sam", RIGHT)
    library.close()
    data = b"".join(path.read_bytes() for path in library.folder.glob(DATABASE + "*"))
    assert RIGHT.encode() not in data
    one, two = behind(library.folder, "SELECT salt, hash FROM users")
    assert one[0] != two[0]
    assert one[1] != two[1]


def test_the_cost_is_kept_with_the_hash(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qa.users, "COST", 2**15)
    assert users.check("noor", RIGHT) == "noor"
    users.add("sam", RIGHT)
    assert users.check("sam", RIGHT) == "sam"


def test_a_name_that_does_not_exist_is_hashed_all_the_same(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    hashed = qa.users._hash
    monkeypatch.setattr(qa.users, "_hash", lambda *args: calls.append(args) or hashed(*args))
    users.check("nobody", "a password")
    users.check("noor", "a password")
    assert [cost for *_, cost in calls] == [16, 16]


def test_the_same_password_from_another_keyboard(users: Users) -> None:
    users.add("émile", "Caf\u00e9 au lait")
    assert users.check("e\u0301mile", "Cafe\u0301 au lait") == "émile"


def test_a_name_that_is_no_text_is_nobodys(users: Users) -> None:
    for asked in (users.known, users.remove, users.token):
        with pytest.raises(UserError, match="there is no user"):
            asked("\udcff")


def test_users_are_listed_and_removed(users: Users) -> None:
    users.add("ali", RIGHT)
    assert [user.name for user in users.all()] == ["ali", "noor"]
    users.remove("Noor")
    assert users.check("noor", RIGHT) is None
    with pytest.raises(UserError, match="there is no user Noor"):
        users.remove("Noor")


@pytest.mark.parametrize(
    ("name", "password", "message"),
    [
        ("NOOR", RIGHT, "a user noor already"),
        (" ", RIGHT, "no name"),
        ("x" * 65, RIGHT, "no name"),
        ("a\u202eb", RIGHT, "no name"),
        ("a\nb", RIGHT, "no name"),
        ("sam", "short", "5 characters"),
        ("sam", "x" * 1001, "1001 characters"),
    ],
)
def test_a_user_that_cannot_be_is_refused_in_one_line(users: Users, name: str, password: str, message: str) -> None:
    with pytest.raises(UserError, match=message) as caught:
        users.add(name, password)
    assert "\n" not in str(caught.value)
    assert password not in str(caught.value)


# The door


def test_waits_grow_with_failures_and_end(users: Users) -> None:
    clock = Clock()
    door = Door(users, clock)
    waits = []
    for n in range(16):
        assert door.enter("noor", "wrong password", f"10.0.0.{n}") is None
        try:
            door.enter("noor", RIGHT, "10.9.9.9")
            # A right password was let in: what failed before is forgotten, so fail again as often.
            for m in range(n + 1):
                door.enter("noor", "wrong password", f"10.1.{n}.{m}")
            waits.append(0)
        except UserError as error:
            waits.append(int(str(error).split()[-2]))
            clock.now += waits[-1]
    assert waits[: FREE - 1] == [0] * (FREE - 1)
    assert waits[FREE - 1 : FREE + 4] == [1, 2, 4, 8, 16]
    assert waits == sorted(waits)
    assert max(waits) == LONGEST_WAIT
    assert door.enter("noor", RIGHT, "10.9.9.9") == "noor"


def test_the_right_password_is_not_even_checked_while_waiting(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    door = Door(users, clock)
    for _ in range(FREE):
        door.enter("noor", "wrong password")
    monkeypatch.setattr(users, "check", None)
    with pytest.raises(UserError, match="too many tries; wait 1 seconds"):
        door.enter("noor", RIGHT)


def test_an_address_that_tries_many_names_waits_too(users: Users) -> None:
    door = Door(users, Clock())
    for n in range(FREE_ADDRESS):
        assert door.enter(f"user{n}", "wrong password", "10.0.0.1") is None
    with pytest.raises(UserError, match="too many tries"):
        door.enter("noor", RIGHT, "10.0.0.1")
    assert door.enter("noor", RIGHT, "10.0.0.2") == "noor"


def test_one_right_password_does_not_buy_wrong_ones(users: Users) -> None:
    """An address with a user of its own cannot reset its count by logging in between the guesses."""
    door, refused = Door(users, Clock()), 0
    for n in range(FREE_ADDRESS + 5):
        try:
            door.enter(f"user{n}", "wrong password", "10.0.0.1")
            door.enter("noor", RIGHT, "10.0.0.1")
        except UserError:
            refused += 1
    assert refused >= 5


def test_failures_are_forgotten_after_an_hour(users: Users) -> None:
    clock = Clock()
    door = Door(users, clock)
    for _ in range(FREE - 1):
        door.enter("noor", "wrong password")
    clock.now += FORGET + 1
    for _ in range(FREE - 1):
        door.enter("noor", "wrong password")
    assert door.enter("noor", RIGHT) == "noor"


def test_tries_at_the_same_moment_are_counted_before_they_are_checked(users: Users) -> None:
    door, results = Door(users, Clock()), []

    def guess(n: int) -> None:
        try:
            results.append(door.enter("noor", f"wrong password {n}", str(n)))
        except UserError:
            results.append("wait")

    threads = [threading.Thread(target=guess, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert results.count(None) == FREE
    assert results.count("wait") == 20 - FREE


def test_memory_of_failures_is_bounded(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qa.users, "REMEMBERED", 50)
    door = Door(users, Clock())
    for n in range(100):
        door.enter(f"user{n}", "wrong password", str(n))
    assert len(door._failures) == 50


def test_a_token_is_printed_once_and_revoked_by_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the token goes to stdout, so that it can be piped to where it is needed."""
    monkeypatch.setenv("MAQAL_ENCODER", "hashing")
    monkeypatch.setenv("MAQAL_LIBRARY", str(tmp_path))

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["maqal", "users", *words])
        with pytest.raises(SystemExit) as ended:
            run_command()
        return int(ended.value.code or 0), *capsys.readouterr()

    with Library.open(tmp_path, HashingEncoder()) as library:
        for words in (("noor",), ("noor", "--revoke")):
            assert run("token", *words) == (1, "", "maqal: there is no user noor; `maqal users list` shows them\n")
        users = Users(library)
        users.add("noor", "correct horse")
        code, token, said = run("token", "noor")
        assert (code, token[:6], len(token.split())) == (0, "maqal_", 1)
        assert "not shown again" in said
        assert users.of_token(token.strip()) == "noor"
        assert run("token", "noor", "--revoke")[:2] == (0, "revoked    noor\n")
        assert users.of_token(token.strip()) is None
