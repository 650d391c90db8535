"""Question and hits -> the words that answer. `Reader` is the seam; `SpanReader` is what ships."""

from qa.reader.base import Reader, Reading
from qa.reader.sentences import SentenceReader

__all__ = ["Reader", "Reading", "SentenceReader"]
