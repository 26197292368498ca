"""Everything that can be said of a row: one module for each thing it is about."""
