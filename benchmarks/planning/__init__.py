"""Projections side by side with their peers, and held against generated histories."""
