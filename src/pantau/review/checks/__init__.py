"""The catalogue of checks: every `Check` in a module of this folder is run, and nothing else lists it."""
