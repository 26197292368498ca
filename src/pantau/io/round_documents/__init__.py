"""The edge to the documents of a round: Word, PDF and slides out of values, from templates an office may replace."""
