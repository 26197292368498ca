"""Files of a made-up ledger, as branches and offices send them, with a file that says which rows are wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import xlsxwriter

from pantau.core.period import Month, Period
from pantau.synthetic.ledger import ledger_world
from pantau.synthetic.ledger_lines import HEADINGS, INDONESIAN, Line, Slips, lines
from pantau.synthetic.ledger_rows import World, Wrong
from pantau.synthetic.person import Person

WRONG: Final = "wrong.csv"
_SHEET: Final = "Data"


class Written(NamedTuple):
    """The files of each kind, the world that they tell of, and the rows in them that must be set aside."""

    files: dict[str, tuple[Path, ...]]
    world: World
    wrong: tuple[Wrong, ...]


def write_world(
    folder: Path, region: str, people: int, months: Period | str, *, seed: int = 0, errors: float = 0.0
) -> Written:
    """A made-up region as files: enrolments, contributions month by month, claims, deaths, eligible.

    Deaths and eligible are workbooks with Indonesian headings, the others CSV. ``errors`` is the chance of a
    wrong row after a row of contributions; `WRONG` beside the files says where they stand and what is wrong.
    The same arguments give the same files.
    """
    random = Random(seed)  # noqa: S311  made-up people need no secret
    world = ledger_world(random, region, people, months)
    folder.mkdir(parents=True, exist_ok=True)
    wrong: list[Wrong] = []
    files: dict[str, tuple[Path, ...]] = {}
    for kind in ("enrolments", "claims"):
        files[kind] = (_write_csv(folder / f"{kind}.csv", kind, lines(world, kind), wrong),)
    slips = Slips(random, errors, _strangers(world))
    files["contributions"] = tuple(
        _write_csv(
            folder / f"contributions-{month}.csv",
            "contributions",
            slips.lines(lines(world, "contributions", month)),
            wrong,
        )
        for month in _months(world)
    )
    for kind in ("deaths", "eligible"):
        files[kind] = (_write_workbook(folder / f"{kind}.xlsx", kind, lines(world, kind)),)
    _write_wrong(folder / WRONG, wrong)
    return Written(files, world, tuple(wrong))


def _months(world: World) -> list[Month]:
    return world.months.each_month()


def _strangers(world: World) -> list[Person]:
    """People of the region whom nobody ever enrolled."""
    enrolled = {each.person for each in world.members}
    return [each for each in world.people.values() if each.id not in enrolled]


def _write_csv(path: Path, kind: str, found: Iterable[Line], wrong: list[Wrong]) -> Path:
    with _part(path) as part, part.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(HEADINGS[kind])
        for number, line in enumerate(found, 2):
            writer.writerow(line.cells)
            if line.reason:
                wrong.append(Wrong(kind, path.name, "", number, line.reason))
    return path


def _write_workbook(path: Path, kind: str, found: Iterable[Line]) -> Path:
    with _part(path) as part, xlsxwriter.Workbook(part) as book:
        sheet = book.add_worksheet(_SHEET)
        for at, cells in enumerate((INDONESIAN[kind], *(line.cells for line in found))):
            for column, text in enumerate(cells):
                sheet.write_string(at, column, text)
    return path


def _write_wrong(path: Path, wrong: Iterable[Wrong]) -> None:
    with _part(path) as part, part.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(Wrong._fields)
        writer.writerows(wrong)


@contextmanager
def _part(path: Path) -> Iterator[Path]:
    """Where to write what then takes the name ``path``; nothing is left of what was not finished."""
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
