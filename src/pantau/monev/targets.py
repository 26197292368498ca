"""Targets of coverage: families that must not be mixed, each with what it counts and where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from typing import Final, Literal

from pantau.core.money import HUNDRED
from pantau.core.notation import format_number, format_percent
from pantau.core.text import LANGUAGES, Language, Text
from pantau.errors import InputError
from pantau.figures import Figure
from pantau.monev.kept import fault, revived
from pantau.monev.themes import read_data

PLUS: Final = Decimal(20)
_HUNDREDTH: Final = Decimal("0.01")
_NONE: Final = Text(
    "belum ada cakupan dengan definisi yang sama ({numerator} / {denominator})",
    "no coverage of the same definition yet ({numerator} / {denominator})",
)
_REACHED: Final = Text("{actual} mencapai target {target}", "{actual} reaches the target of {target}")
_SHORT: Final = Text(
    "{actual}, kurang {missing} poin dari target {target}",
    "{actual}, {missing} points short of the target of {target}",
)
_SHORT_OF_PEOPLE: Final = Text(
    "{actual} orang, kurang {missing} dari target {target}",
    "{actual} people, {missing} short of the target of {target}",
)
_PEOPLE: Final = Text("{said}, yaitu {people} orang", "{said}, that is {people} people")
_NO_FAMILY: Final = Text("'{found}' bukan keluarga target", "'{found}' is no family of targets")


@dataclass(frozen=True)
class Family:
    """A family of targets: what stands above and below the line, so that only like is held against like.

    ``definition`` is the code that figures carry; empty where each region has its own.
    """

    code: str
    title: Text
    numerator: Text
    denominator: Text
    definition: str
    source: str
    confidence: str
    note: Text | None = None


@dataclass(frozen=True)
class Target:
    """One target: so many percent (or people) in a region by the end of a year."""

    family: str
    region: str
    year: int
    value: Decimal
    unit: Literal["percent", "people"] = "percent"
    source: str = ""
    confidence: str = ""
    note: str = ""
    definition: str = ""
    id: str = ""


@dataclass(frozen=True)
class TargetRow:
    """A target beside what was reached, of the same definition; ``points`` and ``people`` are what is missing."""

    target: Target
    family: Family
    actual: Figure | None
    points: Decimal | None
    people: int | None
    text: Text


@dataclass(frozen=True)
class _Published:
    families: Mapping[str, Family]
    targets: tuple[Target, ...]


def families() -> Mapping[str, Family]:
    """The families by code."""
    return _published().families


def targets(own: Iterable[Target] = ()) -> tuple[Target, ...]:
    """The published targets and those that users entered, by family, region and year.

    An entered one takes the place of a published one of the same family, region and year.
    """
    known = {(one.family, one.region, one.year): one for one in _published().targets}
    for one in own:
        if one.family not in families():
            raise InputError([fault("family", "", _NO_FAMILY.fill(found=one.family[:40]))])
        known[one.family, one.region, one.year] = one
    order = list(families())
    return tuple(sorted(known.values(), key=lambda one: (order.index(one.family), one.region, one.year)))


def plus_twenty(before: Figure) -> Target:
    """The target of the family `plus20` that the coverage at the end of a year gives for the next one."""
    return Target(
        family="plus20",
        region=before.region,
        year=before.period.end.year + 1,
        value=before.value + PLUS,
        source=before.source,
        confidence="inf",
        note=f"{before.value} + {PLUS}",
    )


def against(
    targets: Iterable[Target], figures: Sequence[Figure], year: int | None = None
) -> tuple[TargetRow, ...]:
    """Targets beside the newest coverage of the same region and definition; never across families.

    ``year`` asks for the targets of that year only. People are told where the figures say how many are eligible.
    """
    return tuple(_row(one, figures) for one in targets if year is None or one.year == year)


@cache
def _published() -> _Published:
    return revived(_Published, read_data("targets.yaml"), "targets.yaml")


def _row(target: Target, figures: Sequence[Figure]) -> TargetRow:
    family = families()[target.family]
    definition = target.definition or family.definition
    measure = "coverage_rate" if target.unit == "percent" else "covered_workers"
    actual = _newest(figures, target, measure, definition)
    if actual is None:
        text = _NONE.fill(numerator=family.numerator, denominator=family.denominator)
        return TargetRow(target, family, None, None, None, text)
    missing = max(Decimal(0), target.value - actual.value)
    if target.unit == "people":
        return TargetRow(
            target, family, actual, None, int(missing), _told(target, actual, missing, int(missing))
        )
    eligible = _newest(figures, target, "eligible_workers", _of(actual.definition))
    people = None
    if eligible is not None:
        covered = actual.value * eligible.value / HUNDRED
        people = int(
            max(
                Decimal(0),
                (target.value * eligible.value / HUNDRED - covered).to_integral_value(ROUND_CEILING),
            )
        )
    return TargetRow(target, family, actual, missing, people, _told(target, actual, missing, people))


def _of(definition: str) -> str:
    """The definition of those below the line that goes with a definition of coverage."""
    return {"rpjmn": "employed"}.get(definition, "")


def _newest(figures: Sequence[Figure], target: Target, measure: str, definition: str) -> Figure | None:
    """The newest whole figure of a region up to the year of the target; what is recorded before what is reported."""
    found = [
        one
        for one in figures
        if (one.region, one.measure, one.definition) == (target.region, measure, definition)
        and not (one.category or one.programme or one.sponsor or one.group)
        and one.basis != "required"
        and one.period.start.year <= target.year
    ]
    return max(found, key=lambda one: (one.period.end, one.basis == "recorded"), default=None)


def _rounded(value: Decimal, rounding: str) -> Decimal:
    """A computed share is told with two digits, and never as more than it is."""
    return value if value == value.quantize(_HUNDREDTH) else value.quantize(_HUNDREDTH, rounding)


def _told(target: Target, actual: Figure, missing: Decimal, people: int | None) -> Text:
    spoken: dict[Language, str] = {}
    for language in LANGUAGES:
        form = format_percent if target.unit == "percent" else format_number
        short = _SHORT if target.unit == "percent" else _SHORT_OF_PEOPLE
        words = (short if missing else _REACHED).say(language)
        words = words.format(
            actual=form(_rounded(actual.value, ROUND_FLOOR), language),
            target=form(target.value, language),
            missing=format_number(_rounded(missing, ROUND_CEILING), language),
        )
        if missing and people is not None and target.unit == "percent":
            words = _PEOPLE.say(language).format(said=words, people=format_number(people, language))
        spoken[language] = words
    return Text(spoken["id"], spoken["en"])
