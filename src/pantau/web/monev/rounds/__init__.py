"""Rounds: opened, answered, approved level by level, locked."""
