"""Cells of a workbook as the text that a CSV file would hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

_LOST_ZERO: Final = re.compile(r"[0-9]{2}\.[0-9]")


def cell_text(value: Any) -> str:
    """What a cell holds, as text: whole numbers without decimals, days without the hour.

    >>> cell_text(12.0), cell_text(36.72), cell_text(datetime.datetime(2024, 5, 1))
    ('12', '36.72', '2024-05-01')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{Decimal(repr(value)):f}" if value % 1 else str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def region_text(value: Any, is_region: Callable[[str], bool]) -> str:
    """A region code that may have been read as a number: 11.1 can only have been 11.10.

    >>> region_text(11.1, lambda code: code == "11.10"), region_text(11.3, lambda code: False)
    ('11.10', '11.3')
    """
    text = cell_text(value)
    if isinstance(value, float) and _LOST_ZERO.fullmatch(text) and is_region(f"{text}0"):
        return f"{text}0"
    return text
