"""Budgets and targets: what is planned, allocated, spent, beside law and ledger; numbers change by two people."""
