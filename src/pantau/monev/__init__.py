"""Monitoring rounds: instruction, answer, finding, follow-up, regulation and budget: states and rules."""
