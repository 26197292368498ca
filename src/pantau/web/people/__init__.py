"""Pekerja: is this person covered, since when, who paid, what is due; each fact with the row that states it."""
