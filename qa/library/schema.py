"""The library's tables. SQLite is the only truth on disk; everything else can be made again from it.

    articles   what keeps its identity: id, where its file is, which revision is searched
    revisions  every text an article ever had: an old citation still shows the words it quoted
    files      what was read from which file, so that an unchanged file costs no parsing
    sentences  units of citation, offsets into the text of the current revision
    passages   runs of sentences [first, past) of the current revision: units of retrieval
    vectors    one for each distinct text, language and encoder; a sentence or passage without one cannot be stored
    library    one row: who made the vectors, how often the library changed, which index generation is valid

Version 2 adds:

    corrections      what a person corrected in an article's details; wins over what its file says
    removed          articles that were removed and can be restored, with the vectors they will need again
    conversations    who asked, when it began
    turns            questions and whole answers as they were given
    verdicts         every judgement of a citation, none overwritten; the words judged are kept with it
    users            names and salted hashes of passwords

Version 3 adds:

    tokens           hashes of the tokens with which programs ask in a user's name

Version 4 adds:

    forgotten        articles that were deleted for good, by their ids alone, with the last revision that each had: an
                     id and a revision, which old citations bear, never come to mean another text

and a verdict on a follow-up ("and where?") belongs to the question as it was understood, where its turn still tells.

Verdicts and turns keep copies of the words they speak of and refer to no article, so they outlive it.

Version 5 adds:

    words            full-text index of the passages, by `qa.lexical.terms`; a row goes with its passage
    word_counts      in how many passages each of its terms is

Version 6 adds:

    turns.sha256     of question and answer: tells a damaged answer from the one that was given; NULL in older turns

A passage id is never used twice, so that an index, a cache or a running question can never mean another passage by it.
"""

from __future__ import annotations

import hashlib
import json

APPLICATION_ID = 0x4D61716C  # "Maql", read by `file`

_VERSION_1 = """
CREATE TABLE library (
    one            INTEGER PRIMARY KEY CHECK (one = 1),
    encoder        TEXT NOT NULL,
    dimension      INTEGER NOT NULL,
    changes        INTEGER NOT NULL,
    generation     INTEGER NOT NULL,
    index_state    TEXT
) STRICT;

CREATE TABLE articles (
    article_id TEXT PRIMARY KEY,
    path       TEXT NOT NULL,
    part       INTEGER NOT NULL,
    current    INTEGER,  -- revision that is searched; NULL: its file no longer contains the article
    FOREIGN KEY (article_id, current) REFERENCES revisions (article_id, revision) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX articles_path ON articles (path);

CREATE TABLE revisions (
    article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
    revision   INTEGER NOT NULL,
    title      TEXT NOT NULL,
    text       TEXT NOT NULL,
    source     TEXT,
    published  TEXT,
    language   TEXT NOT NULL,
    url        TEXT,
    content    BLOB NOT NULL,  -- SHA-256 of the text
    added      TEXT NOT NULL,
    PRIMARY KEY (article_id, revision)
) STRICT;
CREATE INDEX revisions_content ON revisions (content);

CREATE TABLE files (
    path     TEXT PRIMARY KEY,
    size     INTEGER NOT NULL,
    mtime_ns INTEGER,  -- NULL: read so soon after it was written that a later change may bear the same time
    sha256   BLOB NOT NULL
) STRICT;
CREATE INDEX files_sha256 ON files (sha256);

CREATE TABLE file_articles (
    path       TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
    part       INTEGER NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (path, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX file_articles_article ON file_articles (article_id);

CREATE TABLE vectors (
    vector_id INTEGER PRIMARY KEY,
    key       BLOB NOT NULL UNIQUE,  -- SHA-256 of encoder identity, language and text
    encoder   TEXT NOT NULL,
    data      BLOB NOT NULL          -- float16, little-endian
) STRICT;

CREATE TABLE sentences (
    article_id TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    n          INTEGER NOT NULL,
    start      INTEGER NOT NULL CHECK (start >= 0),
    end        INTEGER NOT NULL CHECK (end > start),
    vector_id  INTEGER NOT NULL REFERENCES vectors,
    PRIMARY KEY (article_id, revision, n),
    FOREIGN KEY (article_id, revision) REFERENCES revisions ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX sentences_vector ON sentences (vector_id);

CREATE TABLE passages (
    passage_id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    first      INTEGER NOT NULL CHECK (first >= 0),
    past       INTEGER NOT NULL CHECK (past > first),
    vector_id  INTEGER NOT NULL REFERENCES vectors,
    FOREIGN KEY (article_id, revision) REFERENCES revisions ON DELETE CASCADE
) STRICT;
CREATE INDEX passages_article ON passages (article_id, revision);
CREATE INDEX passages_vector ON passages (vector_id);
"""

_VERSION_2 = """
CREATE INDEX revisions_details ON revisions (article_id, revision, title, source, published, language, url, added);

CREATE TABLE corrections (
    article_id TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
    field      TEXT NOT NULL CHECK (field IN ('title', 'source', 'published', 'language')),
    value      TEXT,  -- NULL: there is none, whatever the file says
    read       TEXT,  -- what the file says
    time       TEXT NOT NULL,
    PRIMARY KEY (article_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE removed (
    article_id TEXT PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    revision   INTEGER NOT NULL,
    time       TEXT NOT NULL
) STRICT;

CREATE TABLE removed_vectors (
    article_id TEXT NOT NULL REFERENCES removed ON DELETE CASCADE,
    vector_id  INTEGER NOT NULL REFERENCES vectors,
    PRIMARY KEY (article_id, vector_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX removed_vectors_vector ON removed_vectors (vector_id);

CREATE TABLE conversations (
    conversation_id TEXT PRIMARY KEY,
    owner           TEXT NOT NULL,
    title           TEXT NOT NULL,
    started         TEXT NOT NULL,
    updated         TEXT NOT NULL
) STRICT;
CREATE INDEX conversations_owner ON conversations (owner, updated);

CREATE TABLE turns (
    turn_id         INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
    n               INTEGER NOT NULL CHECK (n >= 0),
    question        TEXT NOT NULL,
    answer          TEXT NOT NULL,  -- Answer.to_dict as JSON
    time            TEXT NOT NULL,
    UNIQUE (conversation_id, n)
) STRICT;

CREATE TABLE verdicts (
    verdict_id      INTEGER PRIMARY KEY AUTOINCREMENT,
    key             TEXT NOT NULL,  -- SHA-256 of article, revision, sentence and question
    claim           TEXT NOT NULL,  -- Claim as JSON: what was judged, in the words of the day
    reviewer        TEXT NOT NULL,
    verdict         TEXT NOT NULL CHECK (verdict IN ('supports', 'partly', 'does_not', 'wrong_span')),
    note            TEXT NOT NULL,
    corrected_start INTEGER CHECK (corrected_start >= 0),
    corrected_end   INTEGER CHECK (corrected_end > corrected_start),
    corrected_quote TEXT,
    seen_revision   INTEGER NOT NULL,  -- newest of the article when it was judged; a newer one reopens it
    time            TEXT NOT NULL,
    undone          INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX verdicts_key ON verdicts (key, reviewer, verdict_id);
CREATE INDEX verdicts_reviewer ON verdicts (reviewer, verdict_id);

CREATE TABLE users (
    name  TEXT PRIMARY KEY,
    salt  BLOB NOT NULL,
    hash  BLOB NOT NULL,
    cost  INTEGER NOT NULL,  -- scrypt's n
    added TEXT NOT NULL
) STRICT;
"""

_VERSION_3 = """
CREATE TABLE tokens (
    name TEXT PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    hash BLOB NOT NULL UNIQUE,  -- SHA-256 of 256 random bits: there is nothing to guess, so nothing slow is needed
    made TEXT NOT NULL
) STRICT;
"""

# A turn or a verdict that is damaged says so where it is read; the library must open all the same.
_VERSION_4 = """
CREATE TABLE forgotten (
    article_id TEXT PRIMARY KEY,
    revision   INTEGER NOT NULL
) STRICT;

UPDATE verdicts SET
    key = verdict_key(
        json_extract(claim, '$.article_id'), json_extract(claim, '$.revision'), json_extract(claim, '$.start'),
        json_extract(claim, '$.end'), understood
    ),
    claim = json_set(claim, '$.question', understood)
    FROM (SELECT turn_id, iif(json_valid(answer), json_extract(answer, '$.understood'), NULL) understood FROM turns) t
    WHERE understood IS NOT NULL AND t.turn_id = iif(json_valid(claim), json_extract(claim, '$.turn_id'), NULL);
"""

# Terms are words already: every character that one can have belongs to it, marks and the private letter too.
_VERSION_5 = """
CREATE VIRTUAL TABLE words USING fts5(
    terms, detail = none, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
CREATE VIRTUAL TABLE word_counts USING fts5vocab(words, row);
CREATE TRIGGER passages_words AFTER DELETE ON passages BEGIN DELETE FROM words WHERE rowid = old.passage_id; END;
"""

_VERSION_6 = """
ALTER TABLE turns ADD COLUMN sha256 BLOB
"""

STEPS = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4, _VERSION_5, _VERSION_6)
"""The statements that bring a library from each version to the next, from nothing (version 0) on."""
SCHEMA_VERSION = len(STEPS)
WORDS_VERSION = 5
"""The first with an index of words."""
PASSAGE_SENTENCES = """passages p JOIN sentences s ON s.article_id = p.article_id AND s.revision = p.revision
    AND s.n >= p.first AND s.n < p.past"""
"""Of a statement: each passage with each of its sentences."""


def verdict_key(article_id: str, revision: int, start: int, end: int, question: str) -> str:
    """The same for the same sentence cited for the same question, whenever it was asked."""
    return hashlib.sha256(json.dumps([article_id, revision, start, end, question]).encode()).hexdigest()
