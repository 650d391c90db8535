"""The articles on disk and their passages by vector: `Library`, and the records that it takes and gives.

What is kept beside the articles (users, verdicts, uploaded files) uses `storage`, `schema` and `uploads` as well.
"""

from qa.library.adding import FileReader, FileReport, Progress
from qa.library.dividing import Segment
from qa.library.doctor import Finding
from qa.library.editing import Details, Removed
from qa.library.library import Library
from qa.library.listing import ArticleRow, ArticlesPage, Sort, Statistics
from qa.library.sentence_words import Worded, WordedSentences
from qa.library.sizes import folder_bytes

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
    "Worded",
    "WordedSentences",
    "folder_bytes",
]
