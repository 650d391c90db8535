"""Errors a user can meet. One root; each message is one line: what happened, which file or value, what to do.

MaqalError
    ArticleError     a file cannot be read as an article (empty, damaged, password, too large, no text ...)
    LibraryError     the library on disk cannot be opened, written or verified
    QuestionError    the question cannot be asked (empty, too long)
    SettingsError    a setting has a value it cannot have
"""

__all__ = ["ArticleError", "LibraryError", "MaqalError", "QuestionError", "SettingsError"]


class MaqalError(Exception):
    """Root of every error raised by `qa`."""


class ArticleError(MaqalError):
    """A file cannot be read as an article."""


class LibraryError(MaqalError):
    """The library on disk cannot be opened, written or verified."""


class QuestionError(MaqalError):
    """The question cannot be asked."""


class SettingsError(MaqalError):
    """A setting has a value it cannot have."""
