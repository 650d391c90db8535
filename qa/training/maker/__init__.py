"""Makes questions over parallel texts: the packaged language model learns to ask, the reader checks what it asks."""
