"""Ground floor: the words, codes, dates and numbers that every other room speaks in."""
