"""Findings: lists, history, follow-up, and the check that closes what it opened."""
