"""Who saw, changed and exported what, when: append-only, each entry sealed by the one before."""
