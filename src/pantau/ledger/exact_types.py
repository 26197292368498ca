"""Casts that are really made: Ibis leaves out those to a type it believes is there already."""

from __future__ import annotations

from typing import Any

import ibis


def number(value: int, dtype: str) -> Any:
    """A whole number of exactly this type; a plain literal has on each engine the type of its own choice."""
    return ibis.literal(value, "int32" if dtype == "int64" else "int64").cast(dtype)


def whole(value: Any) -> Any:
    """A sum of whole numbers as int64; DuckDB adds in 128 bits, with which all that follows would be slow."""
    return value.cast("decimal(38, 0)").cast("int64")
