"""How good and how fast the assistant is, measured; and what is fitted on measurements."""
