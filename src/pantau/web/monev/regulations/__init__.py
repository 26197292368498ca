"""Regulations on their way: the ladder, days in a stage, what they lack."""
