"""People, the office they belong to, their role, how they come in."""
