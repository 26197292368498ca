"""All that goes out of a checked roster, written side by side where there is much of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import pyarrow.parquet as pq

from pantau.core.text import Language
from pantau.io.roster_books.enrolment import write_enrolment
from pantau.io.roster_books.folder import ROWS
from pantau.io.roster_books.rows_csv import write_rows_csv
from pantau.io.roster_books.workbook import write_office_workbooks, write_roster_workbook

_ALONE: Final = 50_000  # rows that are written before it is worth starting other processes


def write_outputs(folder: Path, language: Language, *, processes: int = 1) -> None:
    """Write rows.csv, roster.xlsx, enrolment.xlsx and ``offices/`` into the folder of a checked roster.

    Other processes start afresh (spawn), so a script that asks for them must be importable. Whatever one of them
    raises is raised here.
    """
    works: list[Callable[[], Any]] = [
        partial(write_enrolment, folder, folder / "enrolment.xlsx", language),
        partial(write_roster_workbook, folder, folder / "roster.xlsx", language),
        *(
            partial(write_office_workbooks, folder, folder / "offices", language, share=share, of=processes)
            for share in range(processes)
        ),
        partial(write_rows_csv, folder / ROWS, folder / "rows.csv"),
    ]
    if processes < 2 or pq.read_metadata(folder / ROWS).num_rows <= _ALONE:
        for work in works:
            work()
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(work) for work in works]:
            done.result()
