"""Trains the span reader: data folder in, reader folder out. Run as `python -m qa.training`."""
