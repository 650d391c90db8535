"""Users for the optional login: names and salted scrypt hashes in the library's file, and a door that slows guessing.

    Users      who there is; passwords are never stored, shown or logged
    Door       lets in who knows the password; after failures, waits grow for the user and for the address

The check of a name that does not exist costs the same as that of one that does.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import os
import secrets
import threading
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from qa.errors import UserError
from qa.library import Library
from qa.library.storage import DATABASE, Storage

COST, BLOCK, LANES = 2**15, 8, 1
"""scrypt's n, r and p: 32 MB and about 0.1 s a password."""
MEMORY = 128 * BLOCK * COST * 2
SHORTEST, LONGEST = 8, 1_000
"""Characters of a password."""
TOKEN = "maqal_"
"""How a token begins, so that one that lies about can be told for what it is."""
NAME_LENGTH = 64
FREE = 3
"""Failures without a wait."""
LONGEST_WAIT = 900.0
"""Seconds. A wait begins with one second and doubles."""
FORGET = 3_600.0
"""Seconds after the last failure until it is forgotten."""
REMEMBERED = 10_000
"""Users and addresses whose failures are remembered at a time."""
FREE_ADDRESS = 20
"""Failures without a wait for an address: an office may share one."""


@dataclass(frozen=True, slots=True)
class User:
    name: str
    added: str
    """ISO 8601 in UTC."""


class TooManyTries(UserError):
    """Wait `seconds` before the next try; nothing was checked."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many tries; wait {seconds} seconds")
        self.seconds = seconds


class Users:
    """The users of a library. With none, nobody needs to log in. Safe for many threads."""

    def __init__(self, library: Library | Storage) -> None:
        self._storage = library if isinstance(library, Storage) else library.storage

    @classmethod
    def at(cls, folder: Path) -> Users | None:
        """The users of the library in `folder`, to be read without opening it; None: there is no such library yet.

        LibraryError: its file cannot be read.
        """
        file = folder / DATABASE
        # An empty file is being made into a library at this moment.
        if not file.exists() or not file.stat().st_size:
            return None
        storage = Storage(folder, writable=os.access(file, os.W_OK) and os.access(folder, os.W_OK))
        if storage.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'users'"):
            return cls(storage)
        storage.close()
        return None

    def close(self) -> None:
        """For users made by `at`: gives back the file."""
        self._storage.close()

    def add(self, name: str, password: str) -> User:
        """Adds a user. UserError: the name is taken or none, the password too short.

        What a removed user of this name left becomes nobody's: no user can have the name that it is kept under.
        """
        name = _name(name)
        salt, digest = _secret(password)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._storage.writing("adding a user", change=False) as connection:
            if connection.execute("SELECT 1 FROM users WHERE name = ?", (name,)).fetchone():
                raise UserError(f"there is a user {name} already; `maqal users password {name}` sets a new password")
            connection.execute("INSERT INTO users VALUES (?, ?, ?, ?, ?)", (name, salt, digest, COST, now))
            former = f"{name}\u00a0(before {now})"
            connection.execute("UPDATE conversations SET owner = ? WHERE owner = ?", (former, name))
            connection.execute("UPDATE verdicts SET reviewer = ? WHERE reviewer = ?", (former, name))
        return User(name, now)

    def change(self, name: str, password: str) -> None:
        """Sets a new password, which ends the user's sessions. UserError: there is no such user, it is too short."""
        salt, digest = _secret(password)
        with self._storage.writing("changing a password", change=False) as connection:
            changed = connection.execute(
                "UPDATE users SET salt = ?, hash = ?, cost = ? WHERE name = ?", (salt, digest, COST, folded(name))
            )
            if not changed.rowcount:
                raise _nobody(name)

    def remove(self, name: str) -> None:
        """Ends a user's right to log in, and all sessions. UserError: there is none.

        Conversations and verdicts stay under the name, until another user gets it.
        """
        with self._storage.writing("removing a user", change=False) as connection:
            if not connection.execute("DELETE FROM users WHERE name = ?", (folded(name),)).rowcount:
                raise _nobody(name)

    def all(self) -> list[User]:
        """By name."""
        return [User(*row) for row in self._storage.rows("SELECT name, added FROM users ORDER BY name")]

    def known(self, name: str) -> str:
        """The name as it is stored. UserError: there is no such user."""
        rows = self._storage.rows("SELECT name FROM users WHERE name = ?", (folded(name),))
        if not rows:
            raise _nobody(name)
        return str(rows[0][0])

    def any(self) -> bool:
        """Whether there is one."""
        return bool(self._storage.rows("SELECT 1 FROM users LIMIT 1"))

    def mark(self, name: str) -> bytes | None:
        """What changes when the user gets another password, or the name another user; None: there is no such user."""
        rows = self._storage.rows("SELECT salt FROM users WHERE name = ?", (folded(name),))
        return bytes(rows[0][0]) if rows else None

    def token(self, name: str) -> str:
        """Makes a token for the user's programs, in place of the former one. UserError: there is no such user.

        It is given out here only: what is kept is its hash. It holds until another is made, it is revoked or the user
        removed; a new password does not end it.
        """
        token = TOKEN + secrets.token_urlsafe(32)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._storage.writing("making a token", change=False) as connection:
            known = connection.execute("SELECT name FROM users WHERE name = ?", (folded(name),)).fetchone()
            if known is None:
                raise _nobody(name)
            connection.execute("INSERT OR REPLACE INTO tokens VALUES (?, ?, ?)", (*known, _digest(token), now))
        return token

    def revoke(self, name: str) -> None:
        """Ends the user's token. UserError: there is none, or no such user."""
        name = self.known(name)
        with self._storage.writing("revoking a token", change=False) as connection:
            if not connection.execute("DELETE FROM tokens WHERE name = ?", (name,)).rowcount:
                raise UserError(f"{name} has no token; `maqal users token {name}` makes one")

    def of_token(self, token: str) -> str | None:
        """The user whose token this is; None: nobody's."""
        # A library of an older version has no such table until it is opened.
        if not self._storage.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'tokens'"):
            return None
        rows = self._storage.rows("SELECT name FROM tokens WHERE hash = ?", (_digest(token),))
        return rows[0][0] if rows else None

    def check(self, name: str, password: str) -> str | None:
        """The stored name, if this is its password. Takes as long for a name that does not exist."""
        rows = self._storage.rows("SELECT name, salt, hash, cost FROM users WHERE name = ?", (folded(name),))
        known, salt, digest, cost = rows[0] if rows else (None, b"\0" * 16, b"\0" * 32, COST)
        right = hmac.compare_digest(_hash(password[:LONGEST], salt, cost), digest)
        return known if right else None


@dataclass(slots=True)
class _Failures:
    count: int = 0
    last: float = -math.inf
    until: float = -math.inf


class Door:
    """Checks passwords at most as often as failures allow. One for a whole server; safe for many threads.

    `clock`: seconds that only grow. A wait is counted for each user and for each address by itself, whether the user
    exists or not, so that neither tells anything.
    """

    def __init__(self, users: Users, clock: Callable[[], float] = time.monotonic) -> None:
        self._users = users
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[tuple[str, str], _Failures] = {}

    def enter(self, name: str, password: str, address: str = "") -> str | None:
        """The user's name, or None for a wrong name or password. TooManyTries: wait first; nothing was checked."""
        keys = (("user", folded(name)), ("address", address))
        with self._lock:
            wait = max(self._wait(key) for key in keys)
            if wait > 0:
                raise TooManyTries(math.ceil(wait))
            # Counted before the check: many tries at the same moment are as slow as one after the other.
            for key in keys:
                self._count(key)
        known = self._users.check(name, password)
        if known is not None:
            with self._lock:
                self._failures.pop(keys[0], None)
                self._take_back(keys[1])
        return known

    def _wait(self, key: tuple[str, str]) -> float:
        failures = self._failures.get(key)
        return failures.until - self._clock() if failures else 0.0

    def _count(self, key: tuple[str, str]) -> None:
        now = self._clock()
        failures = self._failures.pop(key, _Failures())
        if now - failures.last > FORGET:
            failures = _Failures()
        failures.count += 1
        failures.last = now
        failures.until = now + _seconds(failures.count - (FREE if key[0] == "user" else FREE_ADDRESS))
        self._failures[key] = failures  # the last used is the last forgotten
        while len(self._failures) > REMEMBERED:
            del self._failures[next(iter(self._failures))]

    def _take_back(self, key: tuple[str, str]) -> None:
        """A success is no failure; those before it still count, or one right password would buy many wrong ones."""
        failures = self._failures.get(key)
        if failures:
            failures.count -= 1
            failures.until = -math.inf


def _seconds(beyond: int) -> float:
    """The wait after so many failures beyond the free ones."""
    return 0.0 if beyond < 0 else min(LONGEST_WAIT, 2.0 ** min(beyond, 20))


def suitable(password: str) -> str:
    """The same. UserError: it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise UserError(f"the password has {len(password)} characters; give {SHORTEST} to {LONGEST:,}")
    return password


def _secret(password: str) -> tuple[bytes, bytes]:
    """A new salt, and the hash of the password with it. UserError: the password is too short or too long."""
    suitable(password)
    salt = secrets.token_bytes(16)
    return salt, _hash(password, salt, COST)


def _hash(password: str, salt: bytes, cost: int) -> bytes:
    # The same password typed on another keyboard can be other code points.
    secret = unicodedata.normalize("NFKC", password).encode(errors="surrogatepass")
    return hashlib.scrypt(secret, salt=salt, n=cost, r=BLOCK, p=LANES, maxmem=MEMORY, dklen=32)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()


def _nobody(name: str) -> UserError:
    return UserError(f"there is no user {name}; `maqal users list` shows them")


def folded(name: str) -> str:
    """As it is stored, and compared."""
    return unicodedata.normalize("NFKC", name.encode(errors="replace").decode()).strip().casefold()


def _name(name: str) -> str:
    known = folded(name)
    # ZWNJ spells Persian names; no other invisible character may make two names look like one.
    if not known or len(known) > NAME_LENGTH or not all(c.isprintable() or c == "\u200c" for c in known):
        raise UserError(f"{name!r} is no name for a user; give 1 to {NAME_LENGTH} visible characters")
    return known
