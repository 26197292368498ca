"""The shape of a parameter file, checked when it is read: every fault at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pantau.core.text import Text
from pantau.errors import Fault
from pantau.law.refusal import fault

UNITS = {
    "IDR": Text("rupiah", "rupiah"),
    "IDR/month": Text("rupiah per bulan", "rupiah a month"),
    "percent": Text("persen", "percent"),
    "wages": Text("kali upah sebulan", "times the monthly wage"),
    "years": Text("tahun", "years"),
    "months": Text("bulan", "months"),
    "days": Text("hari", "days"),
    "working_days": Text("hari kerja", "working days"),
    "hours": Text("jam", "hours"),
    "day_of_month": Text("tanggal", "day of the month"),
    "children": Text("anak", "children"),
    "people": Text("orang", "people"),
    "count": Text("banyaknya", "count"),
    "rows": Text("tabel", "table"),
    "codes": Text("daftar kode", "list of codes"),
}
_AT_MOST = {"percent": Decimal(100), "day_of_month": Decimal(31)}
STATUSES = ("firm", "to_confirm")
_PARAMETER = {"title", "unit", "checked", "values"}
_VALUE = {"value", "reference", "source", "status"}
_SENTENCES = ("unknown", "settles")
_UNKNOWN = {*_SENTENCES, "reference"}


def check_document(name: str, document: Any, sources: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong with one file of parameters; nothing when it is sound."""
    if not isinstance(document, dict) or not document:
        yield in_file(name, "", "a file is a map of parameters")
        return
    for key, body in document.items():
        if not isinstance(body, dict) or set(body) != _PARAMETER:
            yield in_file(name, key, f"a parameter has exactly {', '.join(sorted(_PARAMETER))}")
            continue
        yield from (in_file(name, key, wrong) for wrong in _parameter(body, sources))


def _parameter(body: Mapping[str, Any], sources: Mapping[str, str]) -> Iterator[str]:
    if not is_text(body["title"]):
        yield "title needs a sentence under id and one under en"
    if body["unit"] not in UNITS:
        yield f"unit '{body['unit']}' is not one of {', '.join(UNITS)}"
    if not is_day(body["checked"]):
        yield "checked is not a date"
    if not isinstance(body["values"], dict) or not body["values"]:
        yield "values needs at least one date"
        return
    for since, entry in body["values"].items():
        if not is_day(since):
            yield f"values: '{since}' is not a date"
        elif not isinstance(entry, dict):
            yield f"{since}: is not a map"
        else:
            yield from (f"{since}: {wrong}" for wrong in _entry(entry, body["unit"], sources))


def _entry(entry: Mapping[str, Any], unit: str, sources: Mapping[str, str]) -> Iterator[str]:
    if "unknown" in entry:
        if set(entry) != _UNKNOWN or not all(is_text(entry[key]) for key in _SENTENCES):
            yield "unknown needs settles and reference beside it, the first two with id and en"
        elif not is_said(entry["reference"]):
            yield "reference is empty"
        return
    if "value" in entry and entry["value"] is None:
        if set(entry) != {"value", "reference"} or not is_said(entry["reference"]):
            yield "an end has value: null and the reference that ends it"
        return
    if not _VALUE <= set(entry) <= {*_VALUE, "note"}:
        yield f"needs exactly {', '.join(sorted(_VALUE))}, and note where there is one"
        return
    if entry["status"] not in STATUSES:
        yield f"status '{entry['status']}' is not firm or to_confirm"
    if not is_said(entry["reference"]):
        yield "reference is empty"
    if "note" in entry and not is_text(entry["note"]):
        yield "note needs a sentence under id and one under en"
    yield from (
        f"source '{key}' is not in sources.yaml" for key in source_keys(entry["source"]) if key not in sources
    )
    yield from _wrong_value(entry["value"], unit)


def _wrong_value(value: Any, unit: str) -> Iterator[str]:
    if unit == "rows":
        if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
            yield "value is not a list of rows"
        elif any(set(row) != set(value[0]) for row in value):
            yield "the rows have not all the same names"
    elif unit == "codes":
        if not isinstance(value, list) or not value or not all(isinstance(code, str) for code in value):
            yield "value is not a list of codes"
        elif len(set(value)) < len(value):
            yield "a code stands twice"
    elif not isinstance(value, Decimal) or not value.is_finite() or value < 0:
        yield f"value '{value}' is not a number of 0 or more"
    elif value > _AT_MOST.get(unit, value):
        yield f"value '{value}' is above {_AT_MOST[unit]}"


def source_keys(source: Any) -> list[str]:
    """The keys of ``S10, S12``."""
    return [key.strip() for key in str(source).split(",")]


def is_text(found: Any) -> bool:
    """A sentence under ``id`` and one under ``en``, and nothing else."""
    return isinstance(found, dict) and set(found) == {"id", "en"} and all(map(is_said, found.values()))


def is_said(found: Any) -> bool:
    """Text that says something."""
    return isinstance(found, str) and bool(found.strip())


def is_day(found: Any) -> bool:
    """A date without a time."""
    return isinstance(found, date) and not isinstance(found, datetime)


def in_file(name: str, key: object, wrong: str) -> Fault:
    """A fault in one of the law's own files, with its place in the file."""
    # Only people who write the law's files meet these; they are said in English, like the files.
    sentence = f"{key}: {wrong}" if key else wrong
    return fault(name, Text(sentence, sentence))
