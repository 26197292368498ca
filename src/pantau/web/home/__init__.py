"""Beranda: where we stand and what must be done today."""
