"""The commands of `maqal`, one module a subject; `qa.cli` puts them together."""
