"""What one text says and another may not: names, numbers and denials, compared across languages and scripts."""
