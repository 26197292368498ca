"""Iuran & klaim: files that are checked, approved by somebody else, taken into the ledger, and taken back."""
