"""Contributions of millions of worker-months: Pantau beside plain SQL and beside OpenFisca-Core."""
