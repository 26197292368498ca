"""The catalogue of explanations: every `Hypothesis` in this folder is tried, and nothing else lists it."""
