"""The composer of the ledger: reads files, asks the pure steps what changes, appends."""
