"""Measurements of the ledger on a made-up nation."""
