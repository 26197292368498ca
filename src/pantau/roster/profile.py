"""How strictly lists are judged: a profile switches checks off, changes what they mean, and sets their limits."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pantau.core.categories import categories
from pantau.core.spelling import nearest
from pantau.core.terms import PROGRAMMES, SEGMENTS
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.roster.check import SEVERITIES, Severity
from pantau.roster.issues import issues

_LEVELS: Final[tuple[str, ...]] = (*SEVERITIES, "off")
_UNKNOWN: Final = Text("'{name}' tidak dikenal; {hint}", "'{name}' is not known; {hint}")
_MEANT: Final = Text("maksudnya '{near}'?", "did you mean '{near}'?")
_LISTED: Final = Text("yang ada: {known}", "there are {known}")
_VALUE: Final = Text(
    "{name} bernilai '{found}'; yang diharapkan {expected}", "{name} is '{found}'; expected {expected}"
)
_NOT_TOML: Final = Text("bukan TOML yang sah: {why}", "this is not valid TOML: {why}")

_AGE: Final = Text("umur dari 0 sampai 100", "an age from 0 to 100")
_MONEY: Final = Text("rupiah dalam bilangan bulat", "whole rupiah")
_SEGMENT: Final = Text("salah satu dari BPU, PU, JAKON, PMI", "one of BPU, PU, JAKON, PMI")
_PROGRAMMES: Final = Text(
    'daftar program, misalnya ["JKK", "JKM"]', 'a list of programmes, like ["JKK", "JKM"]'
)
_CATEGORIES: Final = Text("daftar kode kelompok pekerja", "a list of category codes")
_LEVEL: Final = Text("salah satu dari error, doubt, fix, note, off", "one of error, doubt, fix, note, off")
_DAY: Final = Text("tanggal seperti 2025-01-31", "a date like 2025-01-31")
_TABLE: Final = Text("sebuah tabel", "a table")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """How lists are judged; ``severities`` has every code of the catalogue."""

    segment: str
    programmes: tuple[str, ...]
    income: Decimal
    minimum_age: int
    passing: frozenset[str]
    terms: Mapping[str, date]
    severities: Mapping[str, Severity]


@cache
def default_profile() -> Profile:
    """The profile that comes with Pantau."""
    text = (files("pantau.roster") / "data" / "profile.toml").read_text(encoding="utf-8")
    read = _Reader("profile.toml", tomllib.loads(text))
    plain: dict[str, Severity] = {code: one.severity for code, one in issues().items()}
    return read.profile(Profile(
        segment="BPU", programmes=(), income=Decimal(0), minimum_age=0, passing=frozenset(), terms={}, severities=plain
    ))  # fmt: skip


def read_profile(text: str, file: str) -> Profile:
    """The profile of a TOML text; what it leaves out is as in the default one.

    Raises `InputError` with every setting, code or category that is not known, and the nearest one to it.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = _NOT_TOML.fill(why=str(error))
        raise InputError([Fault(file, 0, {"id": said.id, "en": said.en})]) from error
    return _Reader(file, table).profile(default_profile())


class _Reader:
    """Reads one table and keeps every fault for one answer."""

    def __init__(self, file: str, table: Mapping[str, Any]) -> None:
        self._file, self._table = file, table
        self._faults: list[Fault] = []

    def profile(self, start: Profile) -> Profile:
        for name in self._table:
            if name not in _KEYS:
                self._unknown(name, list(_KEYS))
        found = Profile(
            segment=self._one("segment", start.segment, _segment, _SEGMENT),
            programmes=self._one("programmes", start.programmes, _programmes, _PROGRAMMES),
            income=self._one("income", start.income, _rupiah, _MONEY),
            minimum_age=self._one("minimum_age", start.minimum_age, _age, _AGE),
            passing=self._one("passing", start.passing, _codes, _CATEGORIES),
            terms={**start.terms, **self._under("terms", list(categories()), _day, _DAY)},
            severities={**start.severities, **self._under("severity", list(issues()), _level, _LEVEL)},
        )
        if self._faults:
            raise InputError(self._faults)
        return found

    def _one(self, name: str, default: Any, read: Callable[[Any], Any], expected: Text) -> Any:
        if name not in self._table:
            return default
        try:
            return read(self._table[name])
        except (TypeError, ValueError):
            self._wrong(name, self._table[name], expected)
            return default

    def _under(
        self, name: str, known: list[str], read: Callable[[Any], Any], expected: Text
    ) -> dict[str, Any]:
        table = self._table.get(name, {})
        if not isinstance(table, dict):
            self._wrong(name, table, _TABLE)
            return {}
        found = {}
        for code, value in table.items():
            if code not in known:
                self._unknown(f"{name}.{code}", [f"{name}.{each}" for each in known])
                continue
            try:
                found[code] = read(value)
            except (TypeError, ValueError):
                self._wrong(f"{name}.{code}", value, expected)
        return found

    def _unknown(self, name: str, known: list[str]) -> None:
        near = nearest(name, known)
        hint = _MEANT.fill(near=near[0]) if near else _LISTED.fill(known=", ".join(known[:12]))
        self._fault(_UNKNOWN.fill(name=name[:80], hint=hint))

    def _wrong(self, name: str, found: Any, expected: Text) -> None:
        self._fault(_VALUE.fill(name=name, found=str(found)[:60], expected=expected))

    def _fault(self, said: Text) -> None:
        self._faults.append(Fault(self._file, 0, {"id": said.id, "en": said.en}))


_KEYS: Final = ("segment", "programmes", "income", "minimum_age", "passing", "terms", "severity")


def _segment(value: Any) -> str:
    return _among(value, SEGMENTS)


def _programmes(value: Any) -> tuple[str, ...]:
    found = tuple(_among(each, PROGRAMMES) for each in _list(value))
    if not found:
        raise ValueError(value)
    return found


def _codes(value: Any) -> frozenset[str]:
    return frozenset(_among(each, categories()) for each in _list(value))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _among(value: Any, known: Mapping[str, Any]) -> str:
    if not isinstance(value, str) or value not in known:
        raise ValueError(value)
    return value


def _whole(value: Any, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ValueError(value)
    return value


def _age(value: Any) -> int:
    return _whole(value, 100)


def _rupiah(value: Any) -> Decimal:
    return Decimal(_whole(value, 10**12))


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(value)
    return value


def _level(value: Any) -> Severity:
    if value not in _LEVELS:
        raise ValueError(value)
    level: Severity = value
    return level
