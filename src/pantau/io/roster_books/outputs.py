"""All that goes out of a checked roster, written side by side where there is somebody to do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from pantau.core.text import Language
from pantau.io.roster_books.enrolment import write_enrolment
from pantau.io.roster_books.folder import ROWS
from pantau.io.roster_books.rows_csv import write_rows_csv
from pantau.io.roster_books.workbook import write_office_workbooks, write_roster_workbook

Together = Callable[[Sequence[Callable[[], Any]]], None]
"""Does all of these works, in whatever order and wherever it likes."""


def write_outputs(
    folder: Path, language: Language, *, together: Together | None = None, shares: int = 1
) -> None:
    """Write rows.csv, roster.xlsx, enrolment.xlsx and ``offices/`` into the folder of a checked roster.

    The workbooks of the offices are divided into so many ``shares``.
    """
    works: list[Callable[[], Any]] = [
        partial(write_enrolment, folder, folder / "enrolment.xlsx", language),
        partial(write_rows_csv, folder / ROWS, folder / "rows.csv"),
        *(
            partial(write_office_workbooks, folder, folder / "offices", language, share=share, of=shares)
            for share in range(shares)
        ),
        partial(write_roster_workbook, folder, folder / "roster.xlsx", language),
    ]
    if together is not None:
        together(works)
        return
    for work in works:
        work()
