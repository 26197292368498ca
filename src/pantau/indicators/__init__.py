"""Recorded figures out of the tables of the ledger; pure."""
