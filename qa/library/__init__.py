"""The articles on disk and their passages by vector. `Library` is all that others need."""

from qa.library.adding import FileReader, FileReport, Progress
from qa.library.dividing import Segment
from qa.library.doctor import Finding
from qa.library.editing import Details, Removed
from qa.library.library import Library
from qa.library.listing import ArticleRow, ArticlesPage, Sort, Statistics

__all__ = [
    "ArticleRow",
    "ArticlesPage",
    "Details",
    "FileReader",
    "FileReport",
    "Finding",
    "Library",
    "Progress",
    "Removed",
    "Segment",
    "Sort",
    "Statistics",
]
