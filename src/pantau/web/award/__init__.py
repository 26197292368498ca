"""Penghargaan: who did best, how sure that is, and what in the numbers looks made for it."""
