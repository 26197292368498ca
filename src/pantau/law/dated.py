"""Dated parameters of the law: every value with the day it took effect, its article, source and status."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Literal, NoReturn, TypeAlias

from pantau.core.money import Amount
from pantau.core.notation import dated
from pantau.core.text import Text
from pantau.errors import InputError, LawError, NotInForce
from pantau.law.exact_yaml import files, parse
from pantau.law.refusal import not_codified, refuse
from pantau.law.schema import check_document

Status: TypeAlias = Literal["firm", "to_confirm"]
Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Value:
    """What a parameter was from one day on; ``number``, ``rows`` or ``codes``, as its unit says."""

    parameter: str
    title: Text
    unit: str
    since: date
    reference: str
    source: str
    status: Status
    number: Amount
    rows: tuple[Row, ...] = ()
    codes: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True)
class Ended:
    """From this day on the parameter is in force no more."""

    since: date
    reference: str


@dataclass(frozen=True)
class Unknown:
    """From this day on the law is not known well enough: what is missing, and what would settle it."""

    since: date
    missing: Text
    settles: Text
    reference: str = ""


Entry: TypeAlias = Value | Ended | Unknown


@dataclass(frozen=True)
class Parameter:
    """One parameter with its whole history."""

    id: str
    title: Text
    unit: str
    checked: date
    entries: tuple[Entry, ...]

    def on(self, day: date) -> Entry | None:
        """What stood on that day; None before its first."""
        place = bisect_right(self.entries, day, key=lambda entry: entry.since)
        return self.entries[place - 1] if place else None


@dataclass(frozen=True)
class At:
    """The law as it stood on one day: ``parameters().at(day)["jkk.funeral"].number``."""

    parameters: Parameters
    day: date

    def __getitem__(self, name: str) -> Value:
        """The value in force; raises `NotInForce` or `NotCodified`."""
        found = self.get(name)
        if found is None:
            entries = self.parameters[name].entries
            first, last = entries[0].since, entries[-1]
            tail = Text("berlaku mulai {first}", "it holds from {first}").fill(first=dated(first))
            if self.day >= first:
                tail = Text("berakhir {last}", "it ended on {last}").fill(last=dated(last.since))
            text = Text(
                "{title} ({name}) tidak berlaku pada {day}; {tail}",
                "{title} ({name}) was not in force on {day}; {tail}",
            )
            title = self.parameters[name].title
            refuse(NotInForce, text.fill(title=title, name=name, day=dated(self.day), tail=tail))
        return found

    def refuse(self, name: str) -> NoReturn:
        """Raise the `NotCodified` of a parameter that is not known: what is missing, what would settle it."""
        self[name]
        raise LawError(f"'{name}' is known on {self.day}; ask for it instead")

    def unknown(self, name: str) -> Unknown | None:
        """What is missing where the law is not known well enough on that day; None where it is known."""
        entry = self.parameters[name].on(self.day)
        return entry if isinstance(entry, Unknown) else None

    def get(self, name: str) -> Value | None:
        """The value in force, None when there is none; raises `NotCodified` where the law is not known."""
        if (gap := self.unknown(name)) is not None:
            not_codified(gap.missing, gap.settles)
        entry = self.parameters[name].on(self.day)
        return entry if isinstance(entry, Value) else None


@dataclass(frozen=True)
class Parameters:
    """Every parameter of the law, by its id ``file.key``, and where the sources are found."""

    by_id: Mapping[str, Parameter]
    sources: Mapping[str, str]

    @cached_property
    def checked(self) -> date:
        """The last day on which a parameter was held against its source."""
        return max(parameter.checked for parameter in self.by_id.values())

    def __getitem__(self, name: str) -> Parameter:
        """One parameter with its history."""
        if name not in self.by_id:
            raise LawError(f"there is no parameter '{name}'; see docs/reference/law.md for the list")
        return self.by_id[name]

    def at(self, day: date) -> At:
        """The law as it stood on that day."""
        return At(self, day)


@lru_cache(maxsize=1)
def parameters() -> Parameters:
    """The parameters that Pantau ships, checked against their schema and read once."""
    return read(files("parameters"))


@lru_cache(maxsize=512)
def law_on(day: date) -> At:
    """The shipped law as it stood on that day."""
    return parameters().at(day)


def read(texts: Mapping[str, str]) -> Parameters:
    """Read the parameters out of YAML, by file name; raises `InputError` with everything that is wrong."""
    documents = {name: parse(text) for name, text in sorted(texts.items())}
    sources = documents.pop("sources.yaml", {})
    faults = [one for name, found in documents.items() for one in check_document(name, found, sources)]
    if faults:
        raise InputError(faults)
    by_id = {}
    for name, document in documents.items():
        for key, body in document.items():
            parameter = _parameter(f"{name.removesuffix('.yaml')}.{key}", body)
            by_id[parameter.id] = parameter
    return Parameters(by_id, sources)


def _parameter(name: str, body: Mapping[str, Any]) -> Parameter:
    title = Text(**body["title"])
    unit = body["unit"]
    entries = tuple(
        _entry((name, title, unit), since, found) for since, found in sorted(body["values"].items())
    )
    return Parameter(name, title, body["unit"], body["checked"], entries)


def _entry(whose: tuple[str, Text, str], since: date, found: Mapping[str, Any]) -> Entry:
    if "unknown" in found:
        reference = found.get("reference", "")
        return Unknown(since, Text(**found["unknown"]), Text(**found["settles"]), reference)
    value = found["value"]
    if value is None:
        return Ended(since, found["reference"])
    name, title, unit = whose
    many = value if isinstance(value, list) else []
    return Value(
        parameter=name,
        title=title,
        unit=unit,
        since=since,
        reference=found["reference"],
        source=found["source"],
        status=found["status"],
        number=Amount("NaN") if isinstance(value, list) else value,  # a table has no number
        rows=tuple(row for row in many if isinstance(row, dict)),
        codes=tuple(code for code in many if isinstance(code, str)),
        note=Text(**found["note"]) if "note" in found else None,
    )
