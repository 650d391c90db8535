"""The articles on disk and their passages by vector. `Library` is all that others need."""

from qa.library.adding import FileReader, FileReport, Progress
from qa.library.doctor import Finding
from qa.library.library import Library
from qa.library.records import Segment

__all__ = ["FileReader", "FileReport", "Finding", "Library", "Progress", "Segment"]
