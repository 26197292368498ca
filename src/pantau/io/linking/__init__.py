"""Rows of one person found with Splink on DuckDB: training, scoring, people, comparison of two lists."""
