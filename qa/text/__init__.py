"""What every part knows of text: words, digits, dates and marks in each script, and the tables of words by language."""
