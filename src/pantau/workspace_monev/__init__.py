"""Rounds: opens the edges and calls the steps of monitoring."""
