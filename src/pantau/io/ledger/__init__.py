"""The plain files around the ledger: what is exported, what was set aside, figures for other programs."""
