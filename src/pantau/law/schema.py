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
    "months": Text("bulan", "months"),
    "children": Text("anak", "children"),
    "count": Text("banyaknya", "count"),
    "rows": Text("tabel", "table"),
    "codes": Text("daftar kode", "list of codes"),
}
STATUSES = ("firm", "to_confirm")
_PARAMETER = {"title", "unit", "checked", "values"}
_VALUE = {"value", "reference", "source", "status"}
_UNKNOWN = {"unknown", "settles"}


def check_document(name: str, document: Any, sources: Mapping[str, str]) -> Iterator[Fault]:
    """What is wrong with one file of parameters; nothing when it is sound."""
    if not isinstance(document, dict) or not document:
        yield _fault(name, "", "a file is a map of parameters")
        return
    for key, body in document.items():
        if not isinstance(body, dict) or set(body) != _PARAMETER:
            yield _fault(name, key, f"a parameter has exactly {', '.join(sorted(_PARAMETER))}")
            continue
        yield from (_fault(name, key, wrong) for wrong in _parameter(body, sources))


def _parameter(body: Mapping[str, Any], sources: Mapping[str, str]) -> Iterator[str]:
    if not _is_text(body["title"]):
        yield "title needs a sentence under id and one under en"
    if body["unit"] not in UNITS:
        yield f"unit '{body['unit']}' is not one of {', '.join(UNITS)}"
    if not _is_day(body["checked"]):
        yield "checked is not a date"
    if not isinstance(body["values"], dict) or not body["values"]:
        yield "values needs at least one date"
        return
    for since, entry in body["values"].items():
        if not _is_day(since):
            yield f"values: '{since}' is not a date"
        elif not isinstance(entry, dict):
            yield f"{since}: is not a map"
        else:
            yield from (f"{since}: {wrong}" for wrong in _entry(entry, body["unit"], sources))


def _entry(entry: Mapping[str, Any], unit: str, sources: Mapping[str, str]) -> Iterator[str]:
    if "unknown" in entry:
        if set(entry) != _UNKNOWN or not all(_is_text(entry[key]) for key in _UNKNOWN):
            yield "unknown needs settles beside it, both with id and en, and nothing else"
        return
    if "value" in entry and entry["value"] is None:
        if set(entry) != {"value", "reference"}:
            yield "an end has value: null and the reference that ends it"
        return
    if not _VALUE <= set(entry) <= {*_VALUE, "note"}:
        yield f"needs exactly {', '.join(sorted(_VALUE))}, and note where there is one"
        return
    if entry["status"] not in STATUSES:
        yield f"status '{entry['status']}' is not firm or to_confirm"
    if not isinstance(entry["reference"], str) or not entry["reference"].strip():
        yield "reference is empty"
    if "note" in entry and not _is_text(entry["note"]):
        yield "note needs a sentence under id and one under en"
    yield from (
        f"source '{key}' is not in sources.yaml" for key in _keys(entry["source"]) if key not in sources
    )
    yield from _wrong_value(entry["value"], unit)


def _wrong_value(value: Any, unit: str) -> Iterator[str]:
    if unit == "rows":
        if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
            yield "value is not a list of rows"
    elif unit == "codes":
        if not isinstance(value, list) or not value or not all(isinstance(code, str) for code in value):
            yield "value is not a list of codes"
    elif not isinstance(value, Decimal) or not value.is_finite() or value < 0:
        yield f"value '{value}' is not a number of 0 or more"


def _keys(source: Any) -> list[str]:
    return [key.strip() for key in str(source).split(",")]


def _is_text(found: Any) -> bool:
    return (
        isinstance(found, dict)
        and set(found) == {"id", "en"}
        and all(isinstance(said, str) and said.strip() for said in found.values())
    )


def _is_day(found: Any) -> bool:
    return isinstance(found, date) and not isinstance(found, datetime)


def _fault(name: str, key: object, wrong: str) -> Fault:
    # Only people who write the law's files meet these; they are said in English, like the files.
    sentence = f"{key}: {wrong}" if key else wrong
    return fault(name, Text(sentence, sentence))
