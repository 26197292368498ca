"""Between the lists and the books: rows cleaned, kept, linked, decided and accounted for on disk."""
