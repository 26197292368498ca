"""Linking of rosters measured beside its peers."""
