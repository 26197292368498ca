"""The catalogue of explanations: every `Hypothesis` in a module of this folder is tried, and nothing else lists it."""
