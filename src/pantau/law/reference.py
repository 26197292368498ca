"""The reference page of the law, written from the parameters and the rules by ``make docs``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pantau.law.rules
from pantau.core.catalogue import discover
from pantau.core.money import written
from pantau.law.dated import Ended, Entry, Parameter, Parameters, Row, Unknown, Value, parameters
from pantau.law.rule import Rule
from pantau.law.schema import UNITS

_INTRO = """\
# Law: parameters and rules

Written by `make docs` from `src/pantau/law/parameters/` and `src/pantau/law/rules/`; change it there.

Contributions follow the first day of their month, benefits the day of the event. **firm**: two independent
sources, or the text of the article. **to confirm**: one source; an answer that rests on it carries a warning.
What is **not codified** is not known well enough to compute: asking for it raises `NotCodified`, which says
what is missing and what would settle it. Nothing is known before 1 July 2015. Results are rounded to whole
rupiah, half up, each programme and each payer by itself.
"""


def reference_page() -> str:
    """The page, as Markdown."""
    law = parameters()
    return "\n".join([_INTRO, *_not_codified(law), *_rules(), *_parameters(law), *_sources(law)])


def _not_codified(law: Parameters) -> Iterator[str]:
    yield "## Not codified\n"
    yield "| parameter | from | article | what is missing | what would settle it |\n|---|---|---|---|---|"
    for parameter in law.by_id.values():
        for entry in parameter.entries:
            if isinstance(entry, Unknown):
                article = f"{entry.reference} | {entry.missing.en} | {entry.settles.en}"
                yield f"| `{parameter.id}` | {entry.since} | {article} |"
    yield ""


def _rules() -> Iterator[str]:
    yield "## Rules\n"
    yield "| rule | what it gives | formula | in words | law |\n|---|---|---|---|---|"
    for one in discover(pantau.law.rules, Rule):
        said = (one.compute.__doc__ or "").strip().replace("\n", " ")
        yield f"| `{one.id}` | {one.title.en} | `{one.formula}` | {said} | {one.law} |"
    yield ""


def _parameters(law: Parameters) -> Iterator[str]:
    yield "## Parameters\n"
    for parameter in law.by_id.values():
        yield from _parameter(parameter)


def _parameter(parameter: Parameter) -> Iterator[str]:
    yield f"### `{parameter.id}`\n"
    yield f"{parameter.title.en} ({parameter.title.id}). Unit: {UNITS[parameter.unit].en}. "
    yield f"Checked {parameter.checked}.\n"
    yield "| from | value | law | status | source |\n|---|---|---|---|---|"
    for entry in parameter.entries:
        yield f"| {entry.since} | {_cells(entry)} |"
    yield ""
    for entry in parameter.entries:
        if isinstance(entry, Value) and entry.rows:
            yield from _rows(entry)


def _cells(entry: Entry) -> str:
    if isinstance(entry, Unknown):
        return f"not codified: {entry.missing.en} | | | "
    if isinstance(entry, Ended):
        return f"ended | {entry.reference} | | "
    value = ", ".join(entry.codes) or (f"{len(entry.rows)} rows" if entry.rows else written(entry.number).en)
    note = f" ({entry.note.en})" if entry.note else ""
    return f"{value}{note} | {entry.reference} | {entry.status.replace('_', ' ')} | {entry.source}"


def _rows(value: Value) -> Iterator[str]:
    names = list(value.rows[0])
    yield f"From {value.since}:\n"
    yield f"| {' | '.join(names)} |\n|{'---|' * len(names)}"
    yield from (f"| {' | '.join(_cell(row, name) for name in names)} |" for row in value.rows)
    yield ""


def _cell(row: Row, name: str) -> str:
    found: Any = row[name]
    if found is None:
        return "no limit"
    return found.replace("_", " ") if isinstance(found, str) else written(found).en


def _sources(law: Parameters) -> Iterator[str]:
    yield "## Sources\n"
    yield "`~`: site and article noted, address not kept.\n"
    yield "| key | where |\n|---|---|"
    yield from (f"| {key} | {where} |" for key, where in law.sources.items())
    yield ""
