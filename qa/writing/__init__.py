"""Answers written by language models on this machine, from the sentences that were found."""
