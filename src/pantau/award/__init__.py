"""Who did best, and how sure that is."""
