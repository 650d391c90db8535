"""Text to sentences, as offsets."""

from qa.sentences.split import sentences

__all__ = ["sentences"]
