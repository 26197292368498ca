"""Putaran monev and Regulasi & anggaran: who answered, what disagrees, who does what by when, paid by which rule."""
