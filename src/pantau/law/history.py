"""A legal value over time: every entry of a parameter with its article, status and source."""

from __future__ import annotations

from typing import Any

from pantau.core.money import written
from pantau.core.notation import format_period
from pantau.core.period import Period
from pantau.core.spelling import meant
from pantau.core.text import Language, Text
from pantau.errors import InputError
from pantau.law.dated import Ended, Entry, Parameter, Unknown, Value, parameters
from pantau.law.refusal import fault
from pantau.law.schema import UNITS
from pantau.law.words import STATUSES

_HEADS = (
    Text("Berlaku sejak", "In force from"),
    Text("Nilai", "Value"),
    Text("Dasar hukum", "Law"),
    Text("Status", "Status"),
)
CELLS: dict[str, Text] = {  # what the cells of the tables of the law are called; a code says itself
    "low": Text("dari", "from"),
    "high": Text("sampai", "to"),
    "base": Text("dasar", "base"),
    "above": Text("di atas", "above"),
    "up_to": Text("sampai", "up to"),
    "rate": Text("persen", "percent"),
    "share": Text("persen", "percent"),
    "first": Text("dari bulan", "from month"),
    "last": Text("sampai bulan", "to month"),
    "yearly": Text("setahun", "a year"),
    "years": Text("paling lama tahun", "years at most"),
    "amount": Text("jumlah", "amount"),
    "rank": Text("urutan", "rank"),
}
_OPEN = Text("belum dikodifikasi", "not codified")
_ENDED = Text("berakhir", "ended")


def names(language: Language) -> list[tuple[str, str]]:
    """Every parameter: its id and its title."""
    return [(one.id, one.title.say(language)) for one in parameters().by_id.values()]


def parameter_called(name: str) -> Parameter:
    """The parameter of that id; raises `InputError` with the nearest id for any other."""
    known = parameters().by_id
    if name in known:
        return known[name]
    text = Text("'{name}' bukan parameter{near}", "'{name}' is not a parameter{near}")
    raise InputError([fault("parameter", text.fill(name=name, near=meant(name, known)))])


def history_rows(parameter: Parameter, language: Language) -> tuple[list[str], list[tuple[str, ...]]]:
    """Heads and rows of a table: since when, value, law, status."""
    rows: list[tuple[str, ...]] = [
        (format_period(Period.parse(entry.since.isoformat()), language), *_cells(entry, parameter, language))
        for entry in parameter.entries
    ]
    return [head.say(language) for head in _HEADS], rows


def history_json(parameter: Parameter, language: Language) -> dict[str, Any]:
    """The history for programs; numbers as text, so that no reader takes them through a float."""
    return {
        "id": parameter.id,
        "title": parameter.title.say(language),
        "unit": parameter.unit,
        "checked": parameter.checked.isoformat(),
        "entries": [_entry_json(entry, language) for entry in parameter.entries],
    }


def _cells(entry: Entry, parameter: Parameter, language: Language) -> tuple[str, str, str]:
    if isinstance(entry, Unknown):
        why = f"{_OPEN.say(language)}: {entry.missing.say(language)}"
        return why, entry.reference, entry.settles.say(language)
    if isinstance(entry, Ended):
        return _ENDED.say(language), entry.reference, ""
    note = f" ({entry.note.say(language)})" if entry.note else ""
    return _value(entry, parameter, language), entry.reference, STATUSES[entry.status].say(language) + note


def _value(entry: Value, parameter: Parameter, language: Language) -> str:
    if entry.rows:
        return "; ".join(_row(row, language) for row in entry.rows)
    if entry.codes:
        return ", ".join(entry.codes)
    return f"{written(entry.number).say(language)} {UNITS[parameter.unit].say(language)}"


def _row(row: Any, language: Language) -> str:
    cells = {name: cell for name, cell in row.items() if name not in ("id", "en")}
    said = [row[language]] if language in row else []
    for name, cell in cells.items():
        shown = cell if isinstance(cell, str) else "-" if cell is None else written(cell).say(language)
        said.append(f"{CELLS[name].say(language)} {shown}" if name in CELLS else str(shown))
    return ", ".join(said)


def _entry_json(entry: Entry, language: Language) -> dict[str, Any]:
    if isinstance(entry, Unknown):
        return {
            "since": entry.since.isoformat(),
            "not_codified": entry.missing.say(language),
            "settles": entry.settles.say(language),
            "reference": entry.reference,
        }
    if isinstance(entry, Ended):
        return {"since": entry.since.isoformat(), "value": None, "reference": entry.reference}
    rows = [
        {name: cell if isinstance(cell, str | None) else format(cell, "f") for name, cell in row.items()}
        for row in entry.rows
    ]
    return {
        "since": entry.since.isoformat(),
        "value": rows or list(entry.codes) or format(entry.number, "f"),
        "reference": entry.reference,
        "source": entry.source,
        "status": entry.status,
        "note": entry.note.say(language) if entry.note else "",
    }
