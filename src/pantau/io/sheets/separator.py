"""By which sign the columns of a text file are separated."""

from __future__ import annotations

import csv
import io
from collections import Counter
from contextlib import suppress
from itertools import islice
from typing import Final, NamedTuple

from pantau.roster.columns_headings import listed_field

_SEPARATORS: Final = (",", ";", "\t", "|")
_HINT: Final = "sep="
_ROWS: Final = 200
_HEADER_AMONG: Final = 40


class Separated(NamedTuple):
    """The separator, how many columns most rows have, and how many lines on top only name the separator."""

    separator: str
    width: int
    skipped: int


def separated(sample: str, by_tabs: bool) -> Separated:
    r"""The separator under which most headings are known, else under which most rows have the same width.

    >>> separated("Daftar Kader, 2024\nNo;Nama;NIK\n1;SITI, S.Pd;32\n", False)
    Separated(separator=';', width=3, skipped=0)
    """
    first, _, rest = sample.lstrip("\ufeff").partition("\n")
    told = first.strip(' \r"').lower()
    if told.startswith(_HINT) and len(told) == len(_HINT) + 1:
        return Separated(told[-1], _judged(rest, told[-1])[2], 1)
    order = ("\t", *_SEPARATORS) if by_tabs else _SEPARATORS
    judged = {separator: _judged(sample, separator) for separator in order}
    best = max(judged, key=lambda separator: judged[separator])  # the first of equals
    return Separated(best, judged[best][2], 0)


def _judged(sample: str, separator: str) -> tuple[int, int, int]:
    """Headings known in the best row, rows of the most common width, and that width."""
    lines = list(io.StringIO(sample, newline=""))
    if len(lines) > 1 and not sample.endswith(("\n", "\r")):
        lines = lines[:-1]  # cut off in the middle
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(islice(filter(None, csv.reader(lines, delimiter=separator)), _ROWS))
    known = max((_known(row) for row in rows[:_HEADER_AMONG]), default=0)
    widths = Counter(map(len, rows))
    width, n = widths.most_common(1)[0] if widths else (1, 0)
    return (known if known > 1 else 0, n if width > 1 else 0, width)


def _known(row: list[str]) -> int:
    return len({listed_field(cell) for cell in row[:100]} - {""})
