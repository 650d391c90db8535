"""Errors a user can meet. One root; each message is one line: what happened, which file or value, what to do.

MaqalError
    ArticleError     a file cannot be read as an article (empty, damaged, password, too large, no text ...)
    LibraryError     the library on disk cannot be opened, written or verified
    Absent           one of these: there is no such article, revision or place
    QuestionError    the question cannot be asked (empty, too long, a filter that nothing fits ...)
    ReviewError      a verdict cannot be stored (words that are not the article's, nothing to undo ...)
    SettingsError    a setting has a value it cannot have
    UserError        a user cannot be added or removed, or has to wait before the next try
    WriterError      a language model is not there, breaks off or takes too long

The message is English; `key` is what the browser's catalogues have the same words under, so that a reader meets them in
the language of the page: `LibraryError("no articles in …; add some with `maqal add PATH…`", "error.no-articles")`.
"""


class MaqalError(Exception):
    """Root of every error raised by `qa`. `key`: empty where there are English words only; `values`: those in them."""

    def __init__(self, message: str = "", key: str = "", **values: str | int | float) -> None:
        super().__init__(message)
        self.key = key
        self.values = values


class ArticleError(MaqalError):
    """A file cannot be read as an article."""


class LibraryError(MaqalError):
    """The library on disk cannot be opened, written or verified."""


class Absent(LibraryError):
    """There is no such article, revision or place in its text, or it was removed."""


class QuestionError(MaqalError):
    """The question cannot be asked."""


class SettingsError(MaqalError):
    """A setting has a value it cannot have."""


class ReviewError(MaqalError):
    """A verdict cannot be stored."""


class UserError(MaqalError):
    """A user cannot be added or removed, or has to wait."""


class WriterError(MaqalError):
    """A language model cannot be used, or broke off."""
