"""What the law answers: a total in whole rupiah, its parts with rule and article, and warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from pantau.core.money import ZERO, Amount, rupiah
from pantau.core.text import Language, Text
from pantau.law.dated import Status, Value
from pantau.law.rule import Rule

TITLES: dict[str, Text] = {
    "lump_sum": Text("santunan sekaligus", "lump sum"),
    "periodic": Text("santunan berkala", "periodic benefit"),
    "funeral": Text("biaya pemakaman", "funeral benefit"),
    "scholarship": Text("beasiswa", "scholarship"),
    "temporary": Text("sementara tidak mampu bekerja (STMB)", "temporarily unable to work (STMB)"),
}


@dataclass(frozen=True)
class Part:
    """One part of an answer: what it is, how much, by which rule and article, and how sure."""

    code: str
    amount: Amount
    rule: str
    reference: str
    detail: Text | None = None
    status: Status = "firm"

    @property
    def title(self) -> Text:
        """What the part is, in words; a programme goes by its code."""
        return TITLES.get(self.code, Text(self.code, self.code))

    def to_json(self) -> dict[str, Any]:
        """The part as FORMATS.md section 6 has it."""
        return {
            "code": self.code,
            "amount": _whole(self.amount),
            "rule": self.rule,
            "reference": self.reference,
        }


@dataclass(frozen=True)
class Assessment:
    """What is due or owed: the total is the sum of the parts; a warning says what the answer rests on."""

    total: Amount
    parts: tuple[Part, ...]
    warnings: tuple[Text, ...]

    def to_json(self, language: Language = "id") -> dict[str, Any]:
        """The answer as FORMATS.md section 6 has it, amounts in whole rupiah."""
        return {
            "total": _whole(self.total),
            "parts": [part.to_json() for part in self.parts],
            "warnings": [warning.say(language) for warning in self.warnings],
        }


def _whole(amount: Amount) -> int | float:
    """Whole rupiah; beyond 64 bits, which JSON readers do not hold, as near as a float comes."""
    return int(amount) if abs(amount) < 2**63 else float(amount)


Item: TypeAlias = Part | Text
Items: TypeAlias = Iterator[Item]


def assess(items: Iterable[Item]) -> Assessment:
    """Put parts and warnings together; the same warning is said once."""
    found = list(items)
    parts = tuple(item for item in found if isinstance(item, Part))
    warnings = tuple(dict.fromkeys(item for item in found if isinstance(item, Text)))
    return Assessment(sum((part.amount for part in parts), ZERO), parts, warnings)


def priced(
    rule: Rule[Any], code: str, amount: Amount, values: Iterable[Value], detail: Text | None = None
) -> Items:
    """A part in whole rupiah that rests on these values, and a warning for each that is to be confirmed."""
    used = tuple(values)
    reference = "; ".join(dict.fromkeys(value.reference for value in used))
    yield Part(code, rupiah(amount), rule.id, reference, detail, status_of(used))
    yield from doubts(used)


def doubts(values: Iterable[Value]) -> Items:
    """A warning for each value that rests on one source only."""
    for value in values:
        if value.status == "to_confirm":
            text = Text(
                "{title} ({reference}) belum pasti: {why}", "{title} ({reference}) is to be confirmed: {why}"
            )
            why = value.note or Text("hanya satu sumber", "it rests on one source")
            yield text.fill(title=value.title, reference=value.reference, why=why)


def status_of(values: Iterable[Value]) -> Status:
    """Firm where every value is firm."""
    return "to_confirm" if any(value.status == "to_confirm" for value in values) else "firm"
