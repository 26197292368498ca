"""What the cells of a table mean: one reader for each kind of column, each text read once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from pantau.core.categories import categories
from pantau.core.notation import (
    ParsedNumber,
    Unreadable,
    has_two_readings,
    is_plain,
    looks_like_date,
    parse_date_text,
    parse_number,
    shown,
)
from pantau.core.period import Period
from pantau.core.spelling import nearest
from pantau.core.terms import (
    BASES,
    DIMENSIONS,
    INSTRUCTION_STATUSES,
    PROGRAMMES,
    QUALIFIERS,
    REGULATION_KINDS,
    REGULATION_STAGES,
    SEGMENTS,
    SPONSORS,
    STATED_UNITS,
    joined,
)
from pantau.core.text import Text
from pantau.figures.measures import MEASURES

WHOLE_UNITS: Final = frozenset({"people", "IDR", "cases", "months", "units"})  # no fraction has a meaning
MONTHS: Final = "months_funded"
_SHARES: Final = frozenset({"percent", "points"})
_STATED: Final = {"persen": "percent", "%": "percent", "poin": "points"}
_LISTED: Final = 12  # codes that a message can list and stay readable

EMPTY: Final = Text("kosong; setiap baris memerlukannya", "is empty; every row needs it")
_MEANT: Final = Text("{what} tidak dikenal; maksudnya {near}?", "{what} is not known; did you mean {near}?")
_EXPECTED: Final = Text("{what} tidak dikenal; pilihannya {known}", "{what} is not known; expected {known}")
_JUST_UNKNOWN: Final = Text(
    "{what} tidak dikenal; daftarnya ada di panduan berkas kasus",
    "{what} is not known; the reference of case files lists what is",
)
_FORMULA: Final = Text(
    "{what} adalah rumus; salin lalu tempel sebagai nilai",
    "{what} is a formula; copy it and paste the value instead",
)
_REGION_DATE: Final = Text(
    "{what} adalah tanggal: aplikasi spreadsheet mengubah kode wilayah menjadi tanggal; "
    "format kolom sebagai teks, lalu ketik ulang kodenya, misalnya 36.72",
    "{what} is a date: a spreadsheet turned the region code into a date; "
    "format the column as text, then type the code again, like 36.72",
)
_REGION: Final = Text(
    "{what} bukan kode wilayah; tulis seperti 36.72 (kabupaten/kota), 36 (provinsi) atau ID (nasional)",
    "{what} is not a region code; write it like 36.72 (regency or city), 36 (province) or ID (nation)",
)
_OTHER_UNIT: Final = Text(
    "{what} dinyatakan dalam {found}, tetapi measure '{measure}' dalam {unit}",
    "{what} is given in {found}, but measure '{measure}' is in {unit}",
)
_NOT_POSITIVE: Final = Text("{what} harus lebih besar dari 0", "{what} must be greater than 0")
_NOT_MONTHS: Final = Text(
    "{what} tidak mungkin; yang diharapkan bilangan bulat bulan dari 1 sampai {most}",
    "{what} cannot be; expected a whole number of months from 1 to {most}",
)
_MOST_MONTHS: Final = 120  # a budget that funds more than ten years is a slip
_OUT_OF_LIST: Final = Text(
    "category '{code}' tidak ada dalam daftar; dipakai sebagai kelompok tersendiri{near}",
    "category '{code}' is not in the list; it is kept as a group of its own{near}",
)
_NEAR: Final = Text("; maksudnya '{near}'?", "; did you mean '{near}'?")


class RegionCodes(NamedTuple):
    """What a table must know of regions: whether a code is one, and what a wrong one probably means."""

    known: Callable[[str], bool]
    suggest: Callable[[str], Sequence[str]]


class Reader(dict[str, Any]):
    """Reads the texts of one kind of column; each text once, for a long table repeats itself.

    ``reader[text]`` is what the text means; `Unreadable` says why it means nothing.
    """

    def __init__(self, read: Callable[[str], Any], *, required: bool) -> None:
        super().__init__()
        self._read = read
        self._required = required
        self._unreadable: dict[str, Unreadable] = {}

    def __missing__(self, text: str) -> Any:
        """Read a text for the first time."""
        if text in self._unreadable:
            raise self._unreadable[text]
        try:
            meaning = self[text] = self._meaning(text.strip())
        except Unreadable as error:
            self._unreadable[text] = error
            raise
        return meaning

    def _meaning(self, text: str) -> Any:
        if not text and self._required:
            raise Unreadable(EMPTY)
        if text.startswith("="):
            raise Unreadable(_FORMULA.fill(what=quoted(text)))
        return self._read(text)


def reader(kind: str, regions: RegionCodes, *, required: bool) -> Reader:
    """The reader for a kind of column of `pantau.core.schema`."""
    by_kind: dict[str, Callable[[str], Any]] = {
        "region": lambda text: _region(text, regions),
        "measure": _one_of({code: code for code in MEASURES}),
        "category": str.lower,
        "segment": _several_of(SEGMENTS),
        "programme": _several_of(PROGRAMMES),
        "sponsor": _several_of(SPONSORS),
        "period": _period,
        "qualifier": _one_of({code: code for code in QUALIFIERS}),
        "dimension": _one_of({"": "", **{code: code for code in DIMENSIONS}}),
        "basis": _one_of({"": "reported", **{code: code for code in BASES}}),
        "stated_unit": _one_of({"": "", **{code: code for code in STATED_UNITS}}, _STATED),
        "regulation_kind": _one_of({code.lower(): code for code in REGULATION_KINDS}),
        "stage": _one_of({code: code for code in REGULATION_STAGES}),
        "status": _one_of({code: code for code in INSTRUCTION_STATUSES}),
        "date": lambda text: parse_date_text(text) if text else "",
    }
    return Reader(by_kind.get(kind, str), required=required)


def read_value(text: str, measure: str) -> ParsedNumber:
    """A value in the unit of its measure; `Unreadable` when it is no number, or one in another unit."""
    number = _number(text, measure)
    if number.unit and measure and not _fits(number.unit, MEASURES[measure].unit):
        raise other_unit(quoted(text), number.unit, measure)
    if measure == MONTHS and not is_months(number.value):
        raise Unreadable(_NOT_MONTHS.fill(what=f"{measure} {quoted(text)}", most=_MOST_MONTHS))
    return number


def is_months(value: Decimal) -> bool:
    """Whether a value can be a number of months that a budget funds."""
    return 1 <= value <= _MOST_MONTHS and value == value.to_integral_value()


def read_precision(text: str, measure: str) -> Decimal | None:
    """The step to which a value was rounded; nothing where the cell is empty."""
    if not text.strip():
        return None
    number = _number(text, measure)
    if number.value <= 0:
        raise Unreadable(_NOT_POSITIVE.fill(what=quoted(text)))
    return number.value


def plain_precision(text: str) -> Decimal | None:
    """`read_precision` for plain notation, whatever the measure; anything else is `Unreadable`."""
    if text and (not is_plain(text) or has_two_readings(text)):
        raise Unreadable(_NOT_POSITIVE.fill(what=quoted(text)))
    return read_precision(text, "")


def unit_fits(unit: str, measure: str) -> bool:
    """Whether ``percent`` or ``points`` can be the unit of a measure."""
    return not unit or _fits(unit, MEASURES[measure].unit)


def other_unit(what: str, found: str, measure: str) -> Unreadable:
    """That a unit is not the one of the measure."""
    return Unreadable(_OTHER_UNIT.fill(what=what, found=found, measure=measure, unit=MEASURES[measure].unit))


def category_doubt(code: str) -> Text | None:
    """What to say of a category that is not in the list; nothing for one that is."""
    if not code or code in categories():
        return None
    near = nearest(code, categories())
    return _OUT_OF_LIST.fill(code=shown(code), near=_NEAR.fill(near=near[0]) if near else "")


def quoted(text: str) -> str:
    """What was found, in quotes, short enough for a message."""
    return f"'{shown(text)}'"


def unknown(text: str, known: Collection[str]) -> Unreadable:
    """That a code is not known, with the nearest known one, else the list where it is short."""
    near = nearest(text.lower(), [code.lower() for code in known], 2)
    if near and not _as_near(text.lower(), near):
        meant = next(code for code in known if code.lower() == near[0])
        return Unreadable(_MEANT.fill(what=quoted(text), near=f"'{meant}'"))
    if len(known) > _LISTED:
        return Unreadable(_JUST_UNKNOWN.fill(what=quoted(text)))
    return Unreadable(_EXPECTED.fill(what=quoted(text), known=", ".join(known)))


def _as_near(word: str, near: list[str]) -> bool:
    """Whether two codes are as near as each other: JKN may be meant for any programme, or for none."""
    ratios = {SequenceMatcher(None, code, word).ratio() for code in near}
    return len(near) > len(ratios)


def _number(text: str, measure: str) -> ParsedNumber:
    stripped = text.strip()
    if not stripped:
        raise Unreadable(EMPTY)
    if stripped.startswith("="):
        raise Unreadable(_FORMULA.fill(what=quoted(stripped)))
    return parse_number(stripped, whole=bool(measure) and MEASURES[measure].unit in WHOLE_UNITS)


def _fits(found: str, unit: str) -> bool:
    return found == unit or (found in _SHARES and unit in _SHARES)


def _region(text: str, regions: RegionCodes) -> str:
    code = text.upper()
    if regions.known(code):
        return code
    if looks_like_date(text) and not text.replace(".", "").isdigit():
        raise Unreadable(_REGION_DATE.fill(what=quoted(text)))
    near = regions.suggest(text)
    if near:
        meant = Text(" atau ".join(near), " or ".join(near))
        raise Unreadable(_MEANT.fill(what=quoted(text), near=meant))
    raise Unreadable(_REGION.fill(what=quoted(text)))


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        return Period.parse(parse_date_text(text))


def _one_of(known: dict[str, str], aliases: dict[str, str] | None = None) -> Callable[[str], str]:
    def read(text: str) -> str:
        code = text.lower()
        code = (aliases or {}).get(code, code)
        if code not in known:
            raise unknown(text, [shown_code for key, shown_code in known.items() if key])
        return known[code]

    return read


def _several_of(known: dict[str, Text]) -> Callable[[str], str]:
    def read(text: str) -> str:
        try:
            return joined(text, known)
        except ValueError as error:
            raise unknown(str(error), known) from None

    return read
