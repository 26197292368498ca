"""Pantau: what is reported, held against what is recorded and what is required."""
