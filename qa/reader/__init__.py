"""Question and hits -> the words that answer. `Reader` is the seam; `load_reader` gives the one that ships."""

from embeddings.encoder import PACKAGED
from qa.reader.base import Calibration, Reader, Reading

__all__ = ["Reader", "Reading", "load_reader"]


def load_reader(encoder: str) -> Reader:
    """The span reader, calibrated for the encoder of that name. Loads the model (about a second)."""
    # Here: torch must not be imported by whoever only wants the seam.
    from qa.reader.model import load_model
    from qa.reader.spans import SpanReader

    return SpanReader(load_model(), Calibration.load(SpanReader.name if encoder == PACKAGED else SpanReader.alone))
