"""The same answer for other programs: HTTP under `/v1`, in its own form and in OpenAI's, and MCP."""

LONGEST_MEMORY = 20
"""Questions before one that are read to understand it."""
PATIENCE = 50.0
"""Seconds for which a program's question waits for the models; clients give up after a minute or so."""
