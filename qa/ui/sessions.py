"""Who is logged in: random tokens, kept by their hash in this process only. A restart logs everybody out."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

IDLE = 12 * 3600.0
"""Seconds without a request after which a session has ended."""
LONGEST = 7 * 24 * 3600.0
"""Seconds after the login at which a session ends, however busy."""
MOST = 1_000
"""Sessions at a time; a further login ends the one that was not used for the longest."""


@dataclass(slots=True)
class Session:
    user: str
    mark: bytes
    """`Users.mark` at the login: another password, or another user of the name, has another."""
    began: float
    used: float


class Sessions:
    """The sessions of one server. Safe for many threads. `clock`: seconds, also counted while the machine sleeps."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._sessions: dict[bytes, Session] = {}
        """The last used is the last; a key is the SHA-256 of a token, so that memory tells none."""

    def begin(self, user: str, mark: bytes) -> str:
        """Begin a session; return its token, 256 random bits."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        with self._lock:
            for key in [key for key, session in self._sessions.items() if self._ended(session)]:
                del self._sessions[key]
            while len(self._sessions) >= MOST:
                del self._sessions[next(iter(self._sessions))]
            self._sessions[_key(token)] = Session(user, mark, now, now)
        return token

    def find(self, token: str) -> Session | None:
        """Return the session of a token and count it as used; None when there is none, or it has ended."""
        key = _key(token)
        with self._lock:
            session = self._sessions.pop(key, None)
            if session is None or self._ended(session):
                return None
            session.used = self._clock()
            self._sessions[key] = session
            return session

    def end(self, token: str) -> None:
        """End a session, if there is one."""
        with self._lock:
            self._sessions.pop(_key(token), None)

    def _ended(self, session: Session) -> bool:
        now = self._clock()
        return now - session.used > IDLE or now - session.began > LONGEST


def _key(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()
