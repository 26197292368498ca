"""The edges: files read into tables, reports written; everything that touches the disk."""
