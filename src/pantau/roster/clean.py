"""A row of a list cleaned: its values as read and in one form, with the code of every change and every doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from pantau.core.categories import categories
from pantau.roster import clean_cells as cells
from pantau.roster.check import Row, Rules
from pantau.roster.clean_places import is_elsewhere, place_of
from pantau.roster.dates import UNKNOWN, BirthDate, Style, read_birth_date, settle
from pantau.roster.issues import by_stage
from pantau.roster.names import Name, read_name
from pantau.roster.nik import Evidence, read_nik
from pantau.roster.nik_candidates import candidates

_BESIDE: Final = ("kk", "phone", "mother_name", "address", "kpj")
_DAMAGED: Final = 10  # digits left of a NIK that still tell somebody from others


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
    """A row cleaned. ``read`` and ``values`` hold its fields as read and as cleaned, ``issues`` what is said of it.

    The rest is what linking and deciding look at: ``nik`` has 16 digits or is empty, ``damaged`` are the digits
    where it is; ``kk``, ``mother``, ``address`` are in the form for comparing; ``quality`` is higher the more
    is known; ``proposals`` are NIKs that a damaged one may have been.
    """

    read: Mapping[str, str]
    values: dict[str, str]
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


def clean_row(read: Mapping[str, str], context: Context, *, numeric: bool = False) -> CleanRow:
    """Clean the fields of one row; nothing is changed without a code that says so.

    ``numeric``: the NIK stands as a number in its cell, which holds fifteen digits.

    >>> read = {"nik": "'36720157088590" + "01", "name": "Siti  Aminah"}
    >>> row = clean_row(read, Context(rules=Rules(as_of=date(2026, 1, 1))))
    >>> row.values["name"], row.values["birth_date"], row.issues[:2]
    ('Siti Aminah', '1985-08-17', ('nik_apostrophe', 'nik_test_range'))
    """
    found = _Cleaning(read, context)
    found.others()
    found.identity(numeric)
    return found.row()


class _Cleaning:
    """One row while it is cleaned."""

    __slots__ = (
        "beside",
        "born",
        "column",
        "context",
        "issues",
        "name",
        "nik",
        "place",
        "proposals",
        "read",
        "sex",
        "start",
        "values",
    )

    def __init__(self, read: Mapping[str, str], context: Context) -> None:
        self.read, self.context = read, context
        self.values: dict[str, str] = {}
        self.issues: list[str] = []
        self.start: date | None = None
        self.proposals: tuple[str, ...] = ()

    def others(self) -> None:
        """All but NIK, name, birth date and sex."""
        values, issues = self.values, self.issues
        for name, text in self.read.items():
            if not text:
                values[name] = ""
                continue
            form = _FORMS.get(name, cells.plain)
            if form is not None:
                values[name], code = form(text)
                if code:
                    issues.append(code)
        if begins := self.read.get("start_date"):
            cell, self.start = cells.start_date(begins)
            values["start_date"] = cell.value
            if cell.code:
                issues.append(cell.code)
        get = values.get
        place = (get("region", ""), get("village", ""), get("district", ""), get("regency", ""))
        self.place = place_of(*place, get("province", ""), self.context.home)

    def identity(self, numeric: bool) -> None:
        """NIK, name, birth date and sex, which explain each other."""
        read, as_of = self.read, self.context.rules.as_of
        sex = cells.sex(read.get("sex", ""))
        written = read_birth_date(read.get("birth_date", ""), as_of, self.context.style)
        self._number(written, sex.value, numeric)
        self._named(read.get("name", ""))
        self._dated(settle(written, self.nik.birth_date if self.nik.value else None), written)
        self._sexed(sex)

    def _number(self, written: BirthDate, sex: str, numeric: bool) -> None:
        text, context = self.read.get("nik", ""), self.context
        kk = self.values.get("kk", "")
        first, as_of = written.value, context.rules.as_of
        evidence = Evidence(first, sex, self.place, kk, context.cut or numeric, text in context.repeated)
        if written.other is not None:  # the number may say which of two readings is meant
            alone = read_nik(text, evidence._replace(birth_date=None), as_of)
            evidence = evidence._replace(birth_date=settle(written, alone.birth_date).value)
        self.nik = nik = read_nik(text, evidence, as_of)
        self.values["nik"] = nik.value
        self.issues = [*nik.issues, *self.issues]
        if nik.digits and (not nik.value or "nik_birth_date_differs" in nik.issues):
            self.proposals = tuple(sorted(one.value for one in candidates(text, evidence, as_of)))

    def _named(self, text: str) -> None:
        self.name = name = read_name(text)
        self.values["name"] = name.written
        if name.written != text.strip():
            self.issues.append("text_cleaned")
        if name.issues:
            self.issues += name.issues

    def _dated(self, settled: BirthDate, written: BirthDate) -> None:
        text, nik = self.read.get("birth_date", ""), self.nik
        self.column, missing = settled.value, "birth_date_missing" in settled.issues
        self.issues += [code for code in settled.issues if code != "birth_date_missing"]
        if settled.value is not None:
            self.born: date | None = settled.value
            change = "birth_date_month_first" if settled.value != written.value else ""
            if change := change or cells.date_change(text, settled.value):
                self.issues.append(change)
        elif nik.value and nik.birth_date and "nik_future" not in nik.issues:
            self.born = nik.birth_date
            self.issues.append("birth_date_from_nik")
        else:
            self.born = None
            if missing:
                self.issues.append("birth_date_missing")
        self.values["birth_date"] = self.born.isoformat() if self.born else ""

    def _sexed(self, sex: cells.Cell) -> None:
        if sex.code:
            self.issues.append(sex.code)
        self.sex = sex.value
        if not sex.value and self.nik.value and sex.code != "sex_unreadable":
            self.sex = self.nik.sex
            self.issues.append("sex_from_nik")
        elif not sex.value and sex.code != "sex_unreadable":
            self.issues.append("sex_missing")
        self.values["sex"] = self.sex

    def _elsewhere(self) -> bool:
        area, get = self.context.rules.region, self.values.get
        if not area or self.place:
            return False
        return is_elsewhere(get("village", ""), get("district", ""), get("regency", ""), area)

    def row(self) -> CleanRow:
        """The row, with what the checks say of it."""
        values, nik, name, rules = self.values, self.nik, self.name, self.context.rules
        get = values.get
        kk, category = get("kk", ""), get("category", "")
        beside = self.column is not None or len(nik.digits) >= _DAMAGED or any(map(get, _BESIDE))
        segment = get("segment", "")
        facts = Row(
            nik, name, self.born, self.column, self.sex, self.place, self._elsewhere(), category,
            category in _CATEGORIES, segment if segment in _SEGMENTS else "", self.start, beside,
        )  # fmt: skip
        self.issues += [code for code, applies in _row_checks() if applies(facts, rules)]
        mother = get("mother_name", "")
        return CleanRow(
            self.read, values, tuple(dict.fromkeys(self.issues)), nik.value, "" if nik.value else nik.digits, name,
            self.born, self.sex, self.place, kk if len(kk) == 16 and kk.isdigit() else "",
            read_name(mother).normal if mother else "", cells.address_form(get("address", "")), get("phone", ""),
            facts.segment or rules.segment, category or rules.category,
            4 * bool(nik.value) + 2 * (self.born is not None) + bool(name.normal), self.proposals,
        )  # fmt: skip


_FORMS: Final[dict[str, Callable[[str], cells.Cell] | None]] = {
    "kk": cells.family_card, "phone": cells.phone, "region": cells.region_code, "segment": cells.segment,
    "category": cells.category, "nik": None, "name": None, "birth_date": None, "sex": None, "start_date": None,
}  # fmt: skip
_CATEGORIES: Final = frozenset(categories())
_SEGMENTS: Final = frozenset(("PU", "BPU", "JAKON", "PMI"))


@cache
def _row_checks() -> tuple[tuple[str, Callable[[Row, Rules], bool]], ...]:
    return tuple((one.code, one.run) for one in by_stage("row") if one.run)
