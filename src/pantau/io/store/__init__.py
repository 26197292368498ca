"""The store of the ledger: append, read, version, and no other verb."""
