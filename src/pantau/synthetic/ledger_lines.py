"""A made-up ledger as the lines of the files that branches and offices send, with what goes wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from random import Random
from typing import Final, NamedTuple

from pantau.core.period import Month
from pantau.synthetic.ledger_rows import World
from pantau.synthetic.numbers import kpj
from pantau.synthetic.office import written_date
from pantau.synthetic.person import Person

HEADINGS: Final = {
    "enrolments": (
        "nik", "name", "birth_date", "sex", "region", "category", "segment", "programmes", "sponsor",
        "income", "start", "end", "end_reason", "kpj",
    ),
    "contributions": (
        "nik", "month", "segment", "sponsor", "payer", "region", "category", "jkk", "jkm", "jht", "jp", "jkp",
        "paid_on", "office",
    ),
    "claims": (
        "claim_id", "nik", "programme", "benefit", "event_date", "filed_on", "paid_on", "amount", "region",
        "office",
    ),
    "eligible": (
        "region", "category", "segment", "definition", "as_of", "value", "low", "high", "source", "vintage",
    ),
    "deaths": ("nik", "name", "died_on", "source"),
}  # fmt: skip
INDONESIAN: Final[dict[str, tuple[str, ...]]] = {
    "eligible": (
        "Kode Wilayah", "Kelompok Pekerja", "Segmen", "Definisi", "Per Tanggal", "Potensi", "Batas Bawah", "Batas Atas",
        "Sumber", "Rilis",
    ),
    "deaths": ("NIK", "Nama", "Tanggal Meninggal", "Sumber"),
}  # fmt: skip
_WORDY: Final = ("d/m/y", "d month y")  # how some write a date beside those who write 2024-01-31
_OTHERWISE: Final = 0.05  # of the days of payment, where a file has errors


class Line(NamedTuple):
    """A line of a file: its cells, and why it cannot be taken, empty where it can."""

    cells: tuple[str, ...]
    reason: str = ""


def lines(world: World, kind: str, month: Month | None = None) -> Iterator[Line]:
    """The lines of a kind of file, below its `HEADINGS`; of contributions those of one month, where given."""
    if kind == "contributions":
        return _contributions(world, month)
    return _KINDS[kind](world)


def _enrolments(world: World) -> Iterator[Line]:
    for each in world.members:
        who = world.people[each.person]
        yield Line(
            (
                *(who.nik, who.name, who.birth_date.isoformat(), who.sex, each.region, each.category),
                *(each.segment, each.programmes, each.sponsor, str(each.income), each.start.isoformat()),
                *(_day(each.end), each.end_reason, kpj(who.id)),
            )
        )


def _contributions(world: World, month: Month | None) -> Iterator[Line]:
    for each in world.paid:
        if month is None or each.month == month:
            nik = world.people[each.person].nik
            amounts = ("" if amount is None else str(amount) for amount in each.amounts)
            payer = (each.segment, each.sponsor, each.payer, each.region, each.category)
            yield Line((nik, str(each.month), *payer, *amounts, each.paid_on.isoformat(), each.office))


def _claims(world: World) -> Iterator[Line]:
    for each in world.claims:
        nik, days = world.people[each.person].nik, (each.event_date, each.filed_on, each.paid_on)
        told = (each.claim_id, nik, each.programme, each.benefit, *map(_day, days))
        yield Line((*told, str(each.amount), each.region, each.office))


def _eligible(world: World) -> Iterator[Line]:
    for each in world.eligible:
        numbers = (str(each.value), str(each.low), str(each.high))
        where = (each.region, each.category, each.segment, each.definition, each.as_of.isoformat())
        yield Line((*where, *numbers, each.source, each.vintage))


def _deaths(world: World) -> Iterator[Line]:
    for each in world.deaths:
        who = world.people[each.person]
        yield Line((who.nik, who.name, each.died_on.isoformat(), each.source))


_KINDS: Final[Mapping[str, Callable[[World], Iterator[Line]]]] = {
    "enrolments": _enrolments,
    "claims": _claims,
    "eligible": _eligible,
    "deaths": _deaths,
}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


class Slips:
    """Puts wrong rows among the contributions of a file, each beside the row that it was made from.

    ``share`` is the chance of one after a row. The good rows all stay as they are, but for days of payment
    that some write in their own way, so that what is true of the world stays true of its files.
    """

    def __init__(self, random: Random, share: float, strangers: Sequence[Person]) -> None:
        self._random, self._share, self._strangers = random, share, strangers

    def lines(self, good: Iterator[Line]) -> Iterator[Line]:
        """The good lines with the wrong ones among them."""
        for line in good:
            yield line._replace(cells=self._otherwise(line.cells)) if self._share else line
            if self._random.random() < self._share:
                slip = _SLIPS[int(self._random.random() * len(_SLIPS))]
                yield self._slipped(slip, line.cells)

    def _otherwise(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        day = date.fromisoformat(cells[_PAID_ON])
        # A day up to the twelfth could be a month as well, and whoever reads it must ask.
        if day.day <= 12 or self._random.random() >= _OTHERWISE:
            return cells
        form = _WORDY[int(self._random.random() * len(_WORDY))]
        return _with(cells, _PAID_ON, written_date(day, form))

    def _slipped(self, slip: str, cells: tuple[str, ...]) -> Line:
        if slip == "not_enrolled":
            stranger = self._strangers[int(self._random.random() * len(self._strangers))]
            return Line(_with(cells, _NIK, stranger.nik), slip)
        return Line(_CHANGES[slip](cells), slip)


_NIK: Final = HEADINGS["contributions"].index("nik")
_MONTH: Final = HEADINGS["contributions"].index("month")
_JKM: Final = HEADINGS["contributions"].index("jkm")
_PAID_ON: Final = HEADINGS["contributions"].index("paid_on")


def _with(cells: tuple[str, ...], at: int, text: str) -> tuple[str, ...]:
    return (*cells[:at], text, *cells[at + 1 :])


_CHANGES: Final[Mapping[str, Callable[[tuple[str, ...]], tuple[str, ...]]]] = {
    "month_future": lambda cells: _with(cells, _MONTH, f"20{90 + int(cells[_MONTH][-1]) % 9}-05"),
    "amount_three_decimals": lambda cells: _with(cells, _JKM, f"{cells[_JKM]}.125"),
    "nik_length": lambda cells: _with(cells, _NIK, cells[_NIK][:15]),
    "repeated_in_file": lambda cells: cells,
    "contradicts_in_file": lambda cells: _with(cells, _JKM, f"{int(cells[_JKM]) + 100}"),
}
_SLIPS: Final = ("not_enrolled", *_CHANGES)
