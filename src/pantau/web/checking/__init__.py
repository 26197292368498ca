"""Periksa angka: which of these figures cannot be right, why, and what people decided about it."""
