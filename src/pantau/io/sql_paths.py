"""Paths of files as DuckDB takes them in a query: one file each, whatever signs its name has."""

from __future__ import annotations

from typing import Final

_PATTERN: Final = frozenset("*?[")  # DuckDB reads a path with one of these as a pattern of many


def sql_path(path: str) -> str:
    """A path in quotes that means this file alone.

    >>> sql_path("iuran[1].csv"), sql_path("Ma'ruf.csv")
    ("'iuran[[]1].csv'", "'Ma''ruf.csv'")
    """
    literal = "".join(f"[{sign}]" if sign in _PATTERN else sign for sign in path)
    return "'" + literal.replace("'", "''") + "'"
