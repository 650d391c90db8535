"""What the sentences that were found say of the question, and how they stand to one another."""
