"""Errors of text-to-vector and vector search. One root, each message: what, which, what to do.

EmbeddingError
    EncoderUnavailable   the model cannot be loaded (missing, damaged, no dependency)
    IndexCorrupt         an index on disk is damaged or incomplete: rebuild it from the stored vectors
    IndexMismatch        an index on disk is whole but belongs to another encoder or library state
"""


class EmbeddingError(Exception):
    """Root of every error raised by `embeddings`."""


class EncoderUnavailable(EmbeddingError):
    """The encoder cannot be loaded."""


class IndexCorrupt(EmbeddingError):
    """The index on disk is damaged; it can be rebuilt from the stored vectors."""


class IndexMismatch(EmbeddingError):
    """The index on disk is whole but was made by another encoder or for another state of the library."""
