"""An answer that explains itself: parts, rule, formula, legal values with article and date, rounding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pantau.core.money import Amount, written
from pantau.core.notation import format_number, format_period, format_rupiah
from pantau.core.period import Period
from pantau.core.text import Language, Text
from pantau.law.answer import Argument, Assessment, Part
from pantau.law.dated import Value
from pantau.law.schema import UNITS
from pantau.law.words import ARGUMENTS, STATUSES

_ROUNDED = Text("dibulatkan ke rupiah penuh, setengah ke atas", "rounded to whole rupiah, half up")
_EACH = Text("tiap pembayar sendiri-sendiri", "each payer by itself")
_NOT_REACHED = Text("tidak menentukan di sini", "does not decide here")
_RIGHT = Text("dasar", "by")
_GIVEN = Text("diketahui", "given")
_TABLE = Text("tabel {rows} baris", "table of {rows} rows")
_SINCE = Text("{title}; {law}, sejak {since}, {status}", "{title}; {law}, since {since}, {status}")


def told(found: Assessment, language: Language) -> str:
    """The whole way to an answer, as text."""
    return "\n".join(_told(found, language))


def table_of(found: Assessment, language: Language) -> str:
    """The answer as a Markdown table, for a notebook."""
    heads = (Text("Bagian", "Part"), Text("Jumlah", "Amount"), Text("Dasar hukum", "Law"))
    lines = ["| " + " | ".join(head.say(language) for head in heads) + " |", "|---|---:|---|"]
    for part in found.parts:
        amount = format_rupiah(part.amount, language)
        lines.append(f"| {part.title.say(language)} | {amount} | {part.reference} |")
    lines.append(f"| **Total** | **{format_rupiah(found.total, language)}** | |")
    return "\n".join([*lines, "", *(f"- {warning.say(language)}" for warning in found.warnings)])


def trace_json(found: Assessment, language: Language, *, whole: bool) -> dict[str, Any]:
    """The answer as FORMATS.md section 6 has it; ``whole``: with formula, values and rounding of each part."""
    parts = [{**_part_json(part), **(_trace_of(part, language) if whole else {})} for part in found.parts]
    shown: dict[str, Any] = {
        "total": int(found.total),
        "parts": parts,
        "warnings": [warning.say(language) for warning in found.warnings],
    }
    if whole:
        shown |= {"status": found.status, "day": found.day.isoformat() if found.day else None}
    return shown


def _told(found: Assessment, language: Language) -> Iterator[str]:
    for part in found.parts:
        yield f"{part.title.say(language)}: {format_rupiah(part.amount, language)}"
        yield f"  {part.applied.title.say(language)}: {part.applied.formula}"
        if part.shares:
            for share in part.shares:
                yield f"  {share.payer.say(language)}: {format_rupiah(share.amount, language)}"
                yield from _arguments(share.arguments, part, language, "    ")
        else:
            yield from _arguments(part.arguments, part, language, "  ")
        yield from (f"  {_GIVEN.say(language)}: {fact.say(language)}" for fact in part.facts)
        for law in part.laws:
            yield f"  {_RIGHT.say(language)} {_cited(law, language)}"
        if part.unrounded != part.amount:
            how = f"{_ROUNDED.say(language)}{f', {_EACH.say(language)}' if part.shares else ''}"
            yield f"  = {format_number(part.unrounded, language)}; {how}"
        if part.detail:
            yield f"  {part.detail.say(language)}"
    yield f"Total: {format_rupiah(found.total, language)}"
    yield from (f"! {warning.say(language)}" for warning in found.warnings)


def _arguments(arguments: tuple[Argument, ...], part: Part, language: Language, indent: str) -> Iterator[str]:
    for argument in arguments:
        name = ARGUMENTS[argument.name].say(language)
        yield (
            f"{indent}{argument.name} ({name}) = {_shown(argument).say(language)}"
            + (f": {_cited(argument.given, language)}" if isinstance(argument.given, Value) else "")
            + (f" ({_NOT_REACHED.say(language)})" if argument.name in part.idle else "")
        )


def _shown(argument: Argument) -> Text:
    value = argument.value
    if isinstance(value, Amount):
        unit = argument.given.unit if isinstance(argument.given, Value) else ""
        said = Text(f"{{n}} {UNITS[unit].id}", f"{{n}} {UNITS[unit].en}") if unit else Text("{n}", "{n}")
        return said.fill(n=written(value))
    if value and isinstance(value[0], Amount):
        return Text(*("; ".join(format_number(one, language) for one in value) for language in ("id", "en")))
    return _TABLE.fill(rows=len(value))


def _cited(law: Value, language: Language) -> str:
    slots = {"title": law.title, "law": law.reference, "status": STATUSES[law.status]}
    day = Period.parse(law.since.isoformat())
    since = Text(format_period(day, "id"), format_period(day, "en"))
    said = _SINCE.fill(since=since, **slots).say(language)
    return f"{said} ({law.note.say(language)})" if law.note else said


def _part_json(part: Part) -> dict[str, Any]:
    return {
        "code": part.code,
        "amount": int(part.amount),
        "rule": part.rule,
        "reference": part.reference,
    }


def _trace_of(part: Part, language: Language) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "title": part.title.say(language),
        "detail": part.detail.say(language) if part.detail else "",
        "status": part.status,
        "formula": part.applied.formula,
        "unrounded": format(part.unrounded.normalize() + 0, "f"),
        "rounding": "half_up_to_rupiah",
        "facts": [fact.say(language) for fact in part.facts],
        "payer": part.payer.say(language) if part.payer else "",
    }
    if part.shares:
        shown["shares"] = [
            {
                "payer": share.payer.say(language),
                "amount": int(share.amount),
                "values": _values_json(share.arguments, part, language),
            }
            for share in part.shares
        ]
    shown["values"] = _values_json(part.arguments, part, language)
    shown["laws"] = [_law_json(law, language) for law in part.laws]
    return shown


def _values_json(arguments: tuple[Argument, ...], part: Part, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "name": argument.name,
            "value": _plain(argument.value),
            **({"decides": False} if argument.name in part.idle else {}),
            **(_law_json(argument.given, language) if isinstance(argument.given, Value) else {}),
        }
        for argument in arguments
    ]


def _law_json(law: Value, language: Language) -> dict[str, Any]:
    return {
        "parameter": law.parameter,
        "title": law.title.say(language),
        "unit": law.unit,
        "since": law.since.isoformat(),
        "reference": law.reference,
        "status": law.status,
        "source": law.source,
    }


def _plain(value: Any) -> Any:
    """Exact numbers as text, so that no reader takes them through a float."""
    if isinstance(value, Amount):
        return format(value, "f")
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
