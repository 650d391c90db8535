"""Text in, vectors and ranked ids out. Knows nothing of articles, questions or citations."""
