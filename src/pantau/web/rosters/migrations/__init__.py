"""Migrations of the tables of rosters."""
