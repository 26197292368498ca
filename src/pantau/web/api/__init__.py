"""The programming interface: the same questions and the same limits as the pages, for programs."""
