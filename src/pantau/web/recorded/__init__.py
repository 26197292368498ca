"""Recorded figures for the pages: asked of the cube once, kept until the ledger changes."""
