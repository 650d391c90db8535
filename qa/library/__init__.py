"""The articles on disk and their passages by vector: `Library`, and the records that it takes and gives.

What is kept beside the articles (users, verdicts, uploaded files) uses `storage`, `schema` and `uploads` as well. The
modules, from the disk up:

schema.py         the tables
read_only.py      what is read of a library that only another account may change
vectors.py        vectors as the file holds them
storage.py        connections, transactions, reads
uploads.py        kept copies of what a browser sent
index_folders.py  which folders of the index are valid, and which are left over
owed.py           deleted words out of uploads, old index and log
failures.py       what an error of SQLite or the disk means, in one line
records.py        writes, and what is checked before them
dividing.py       a text into sentences and passages, with nothing left out
adding.py         files in
identity.py       which article a text is
editing.py        details corrected, articles removed and restored, by hand
listing.py        lists and counts
reading.py        what can be read without vectors: the reading half of `Library`
turns.py          an answer as a conversation keeps it
subsets.py        the passages that a filter leaves
rebuilding.py     sentences, passages and vectors made again from the texts
passage_index.py  the vector index as a cache
word_index.py     the full-text index of the passages
wording.py        whether a sentence has the very words looked for, and where
sentence_words.py the sentences that have them
doctor.py         what `check` looks at
backup.py         a whole copy of a library in use
sizes.py          what files take on the disk
library.py        all of it together: `Library`
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
    "ArticleRow", "ArticlesPage", "Details", "FileReader", "FileReport", "Finding", "Library", "Progress", "Removed",
    "Segment", "Sort", "Statistics", "Worded", "WordedSentences", "folder_bytes",
]  # fmt: skip
