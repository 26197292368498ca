"""Rows of a list cleaned: values as read and in one form, with the code of every change and every doubt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import repeat
from typing import Final, NamedTuple

from pantau.core.categories import categories
from pantau.roster import clean_cells as cells
from pantau.roster.check import Row, Rules
from pantau.roster.clean_identity import Identity, Written, identify
from pantau.roster.clean_places import is_elsewhere, place_of
from pantau.roster.dates import UNKNOWN, Style, read_birth_date
from pantau.roster.issues import by_stage
from pantau.roster.names import Name, read_name
from pantau.roster.nik import Evidence

_BESIDE: Final = ("kk", "phone", "mother_name", "address", "kpj")
_DAMAGED: Final = 10  # digits left of a NIK that still tell somebody from others
_PLACE: Final = ("region", "village", "district", "regency", "province")
_KK: Final = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What is known of a sheet before its rows are cleaned.

    ``home`` is the regency that its rows are of, for names of districts without one; ``cut`` and ``repeated``
    as in `Evidence`.
    """

    rules: Rules
    style: Style = UNKNOWN
    home: str = ""
    cut: bool = False
    repeated: frozenset[str] = frozenset()


class CleanRow(NamedTuple):
    """What is said of a row, and what linking and deciding look at.

    ``issues`` are the codes; ``nik`` has 16 digits or is empty, ``damaged`` are the digits where it is; ``kk``,
    ``mother``, ``address`` are in the form for comparing; ``quality`` is higher the more is known; ``proposals`` are
    NIKs that a damaged one may have been.
    """

    issues: tuple[str, ...]
    nik: str
    damaged: str
    name: Name
    born: date | None
    sex: str
    place: str
    kk: str
    mother: str
    address: str
    phone: str
    segment: str
    category: str
    quality: int
    proposals: tuple[str, ...]


class CleanRows(NamedTuple):
    """Rows cleaned, with their fields in columns: as ``read``, and ``values`` as cleaned.

    A column of which nothing was changed is the same object in both.
    """

    read: Mapping[str, Sequence[str]]
    values: Mapping[str, Sequence[str]]
    rows: list[CleanRow]


def clean_rows(
    read: Mapping[str, Sequence[str]], size: int, context: Context, *, numeric: Collection[int] = ()
) -> CleanRows:
    """Clean rows whose fields stand in columns; nothing is changed without a code that says so.

    ``numeric``: the rows whose NIK stands as a number in its cell, which holds fifteen digits.

    >>> read = {"nik": ["'36720157088590" + "01"], "name": ["Siti  Aminah"]}
    >>> found = clean_rows(read, 1, Context(rules=Rules(as_of=date(2026, 1, 1))))
    >>> found.values["name"], found.values["birth_date"], found.rows[0].issues[:2]
    (['Siti Aminah'], ['1985-08-17'], ('nik_apostrophe', 'nik_test_range'))
    """
    return _Cleaning(read, size, context).cleaned(numeric)


class _Cleaning:
    """Rows while they are cleaned: a column at a time where the cells speak for themselves."""

    def __init__(self, read: Mapping[str, Sequence[str]], size: int, context: Context) -> None:
        self._read, self._size, self._context = read, size, context
        self._nothing: Sequence[str] = ("",) * size
        self._values: dict[str, Sequence[str]] = {}
        self._told: dict[int, list[str]] = {}  # of the other columns, by row

    def cleaned(self, numeric: Collection[int]) -> CleanRows:
        """All columns cleaned, and what is said of each row."""
        for name, texts in self._read.items():
            form = _FORMS.get(name, cells.plain)
            if form is not None:
                self._values[name] = self._formed(texts, form)
        starts = self._read.get("start_date", self._nothing)
        self._values["start_date"] = self._formed(starts, _start)
        column = self._column
        places = list(map(place_of, *(column(name) for name in _PLACE), repeat(self._context.home)))
        found = self._identified(places, numeric)
        self._values["nik"] = [one.nik.value for one in found]
        self._values["name"] = [one.name.written for one in found]
        self._values["birth_date"] = [one.birth_date for one in found]
        self._values["sex"] = [one.sex for one in found]
        return CleanRows(self._read, self._values, self._rows(found, places, starts))

    def _column(self, name: str) -> Sequence[str]:
        return self._values.get(name, self._nothing)

    def _formed(self, texts: Sequence[str], form: Callable[[str], cells.Cell]) -> Sequence[str]:
        """The cells of a column in their form: each text is looked at once, and most are in it already."""
        changed = {
            text: cell for text in set(texts) if text and ((cell := form(text)).code or cell.value != text)
        }
        if not changed:
            return texts
        for at, text in enumerate(texts):
            if text in changed and (code := changed[text].code):
                self._told.setdefault(at, []).append(code)
        return [changed[text].value if text in changed else text for text in texts]

    def _identified(self, places: Sequence[str], numeric: Collection[int]) -> list[Identity]:
        """NIK, name, birth date and sex of each row."""
        rules, style, repeated = self._context.rules, self._context.style, self._context.repeated
        niks, names, days, sexes = (
            self._read.get(name, self._nothing) for name in ("nik", "name", "birth_date", "sex")
        )
        named = {text: read_name(text) for text in set(names)}
        dated = {text: read_birth_date(text, rules.as_of, style) for text in set(days)}
        sexed = {text: cells.sex(text) for text in set(sexes)}
        found = []
        columns = zip(niks, names, days, sexes, places, self._column("kk"), strict=True)
        for at, (nik, name, day, sex, place, kk) in enumerate(columns):
            written = Written(nik, name, named[name], day, dated[day], sexed[sex])
            cut = self._context.cut or at in numeric
            evidence = Evidence(written.dated.value, written.sex.value, place, kk, cut, nik in repeated)
            found.append(identify(written, evidence, rules.as_of, self._told.get(at, ())))
        return found

    def _rows(
        self, found: Sequence[Identity], places: Sequence[str], starts: Sequence[str]
    ) -> list[CleanRow]:
        rules, column = self._context.rules, self._column
        checks = _row_checks()
        mothers = {text: read_name(text).normal if text else "" for text in set(column("mother_name"))}
        columns = (column(one) for one in ("kk", "mother_name", "address", "phone", "segment", "category"))
        rows = []
        for at, (one, place, start, kk, mother, address, phone, said, category) in enumerate(
            zip(found, places, starts, *columns, strict=True)
        ):
            nik, name = one.nik, one.name
            segment = said if said in _SEGMENTS else ""
            facts = Row(
                nik, name, one.born, one.column, one.sex, place, self._elsewhere(at, place), category,
                category in _CATEGORIES, segment, cells.start_date(start)[1] if start else None,
                one.column is not None or len(nik.digits) >= _DAMAGED or self._beside(at),
            )  # fmt: skip
            codes = one.codes + [code for code, applies in checks if applies(facts, rules)]
            rows.append(CleanRow(
                tuple(dict.fromkeys(codes)) if codes else (), nik.value, "" if nik.value else nik.digits, name,
                one.born, one.sex, place, kk if len(kk) == _KK and kk.isdigit() else "", mothers[mother],
                cells.address_form(address) if address else "", phone, segment or rules.segment,
                category or rules.category,
                4 * bool(nik.value) + 2 * (one.born is not None) + bool(name.normal), one.proposals,
            ))  # fmt: skip
        return rows

    def _beside(self, at: int) -> bool:
        """Whether anything but NIK, name and birth date tells who a row is of."""
        return any(self._column(name)[at] for name in _BESIDE)

    def _elsewhere(self, at: int, place: str) -> bool:
        area = self._context.rules.region
        if not area or place:
            return False
        village, district, regency = (self._column(name)[at] for name in ("village", "district", "regency"))
        return is_elsewhere(village, district, regency, area)


def _start(text: str) -> cells.Cell:
    return cells.start_date(text)[0]


_FORMS: Final[dict[str, Callable[[str], cells.Cell] | None]] = {
    "kk": cells.family_card, "phone": cells.phone, "region": cells.region_code, "segment": cells.segment,
    "category": cells.category, "nik": None, "name": None, "birth_date": None, "sex": None, "start_date": None,
}  # fmt: skip
_CATEGORIES: Final = frozenset(categories())
_SEGMENTS: Final = frozenset(("PU", "BPU", "JAKON", "PMI"))


@cache
def _row_checks() -> tuple[tuple[str, Callable[[Row, Rules], bool]], ...]:
    return tuple((one.code, one.run) for one in by_stage("row") if one.run)
