"""Maqal: articles and questions in, cited answers out."""
