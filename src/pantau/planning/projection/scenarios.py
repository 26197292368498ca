"""What might happen: a scenario is a list of effects on months, read from short lines, compared with the base."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

import numpy as np

from pantau.core.notation import format_number, format_period
from pantau.core.period import Month, Period
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.law.refusal import fault
from pantau.planning.projection.assumptions import Assumptions
from pantau.planning.projection.kernel import Array, Floats
from pantau.planning.projection.members import Group

FACTORS: Final = ("mortality", "entries", "lapses", "accidents", "contributions")


class Effect(NamedTuple):
    """From a month to a month (none: to the end) one of `FACTORS` is so many times as high."""

    what: str
    first: Month
    last: Month | None
    factor: float


@dataclass(frozen=True)
class Scenario:
    """A name in both languages and what happens; ``target``: so many members by a month, ``without``: a payer stops."""

    code: str
    title: Text
    effects: tuple[Effect, ...] = ()
    target: tuple[int, Month] | None = None
    without: tuple[str, Month] | None = None


BASE: Final = Scenario("base", Text("Seperti sekarang", "As now"))


class Course(NamedTuple):
    """A scenario as numbers: each factor by month; members wanted by month (NaN: none); the month each group stops."""

    factors: dict[str, Floats]
    wanted: Floats
    stops: Array


def course(scenario: Scenario, months: Sequence[Month], groups: Sequence[Group], start: int) -> Course:
    """What a scenario does to these months and groups, with so many members at the start."""
    many = len(months)
    factors = {name: np.ones(many) for name in FACTORS}
    for effect in scenario.effects:
        inside = [effect.first <= month <= (effect.last or month) for month in months]
        factors[effect.what] = np.where(inside, factors[effect.what] * effect.factor, factors[effect.what])
    wanted = np.full(many, np.nan)
    if scenario.target:
        goal, by = scenario.target
        way = _apart(months[0], by) + 1
        wanted = start + (goal - start) * np.minimum(np.arange(1, many + 1) / way, 1.0)
    stops = np.full(len(groups), many)
    if scenario.without:
        sponsor, since = scenario.without
        place = min(max(_apart(months[0], since), 0), many)
        stops = np.where([group.sponsor == sponsor for group in groups], place, many)
    return Course(factors, wanted, stops)


def _apart(first: Month, last: Month) -> int:
    return (last.year - first.year) * 12 + last.number - first.number


def scenarios(lines: Iterable[str], assumed: Assumptions) -> tuple[Scenario, ...]:
    """Read scenarios, one a line; several effects of one scenario are joined by ``+``.

    ``target:60000@2029-12`` members by then; ``discount:50@2027-01/2027-12`` percent off contributions;
    ``without:APBD@2027-01`` a payer stops; ``pandemic:2028``; ``mortality:1.2@2027`` (or entries, lapses,
    accidents, contributions) so many times as high. Raises `InputError` with every fault.
    """
    faults: list[Fault] = []
    found = []
    for line in lines:
        parts = [_read(one.strip(), assumed, faults) for one in line.split("+")]
        if None not in parts:
            found.append(_joined(line, [one for one in parts if one]))
    if faults:
        raise InputError(faults)
    return tuple(found)


def _joined(line: str, parts: list[Scenario]) -> Scenario:
    title = Text("; ".join(one.title.id for one in parts), "; ".join(one.title.en for one in parts))
    effects = tuple(effect for one in parts for effect in one.effects)
    target = next((one.target for one in parts if one.target), None)
    without = next((one.without for one in parts if one.without), None)
    return Scenario(line.replace(" ", ""), title, effects, target, without)


def _read(text: str, assumed: Assumptions, faults: list[Fault]) -> Scenario | None:
    name, _, rest = text.partition(":")
    if name in _READERS:
        try:
            return _READERS[name](text, rest, assumed)
        except (ValueError, KeyError):
            pass
    faults.append(fault("scenarios", _WRONG.fill(found=text[:60])))
    return None


_WRONG: Final = Text(
    "'{found}' bukan skenario; tulis seperti target:60000@2029-12, discount:50@2027-01/2027-12, "
    "without:APBD@2027-01, pandemic:2028 atau mortality:1.2@2027",
    "'{found}' is no scenario; write it like target:60000@2029-12, discount:50@2027-01/2027-12, "
    "without:APBD@2027-01, pandemic:2028 or mortality:1.2@2027",
)


def _target(code: str, rest: str, _: Assumptions) -> Scenario:
    many, __, month = rest.partition("@")
    goal, by = int(many), Month.parse(month)
    if goal < 0:
        raise ValueError(rest)
    text = Text("{n} peserta pada {month}", "{n} members by {month}")
    return Scenario(code, _with(text, month, goal), target=(goal, by))


def _discount(code: str, rest: str, _: Assumptions) -> Scenario:
    percent, __, when = rest.partition("@")
    off, period = float(percent), Period.parse(when)
    if not 0 <= off <= 100:
        raise ValueError(rest)
    title = _with(Text("iuran dipotong {n} %, {month}", "contributions {n}% off, {month}"), when, off)
    return Scenario(code, title, (_effect("contributions", period, 1 - off / 100),))


def _without(code: str, rest: str, _: Assumptions) -> Scenario:
    sponsor, __, month = rest.partition("@")
    since, payer = Month.parse(month), SPONSORS[sponsor]
    text = Text("tanpa {payer} mulai {month}", "without {payer} from {month}").fill(
        payer=payer, month="{month}"
    )
    return Scenario(code, _with(text, month, 0), without=(sponsor, since))


def _pandemic(code: str, rest: str, assumed: Assumptions) -> Scenario:
    period = Period.parse(rest)
    effects = tuple(
        _effect(what, period, assumed[f"pandemic.{what}"].mean) for what in ("mortality", "entries", "lapses")
    )
    return Scenario(code, _with(Text("tahun wabah {month}", "pandemic in {month}"), rest, 0), effects)


def _times(code: str, rest: str, _: Assumptions) -> Scenario:
    what = code.partition(":")[0]
    factor, __, when = rest.partition("@")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", factor):
        raise ValueError(factor)
    text = _NAMES[what].fill(n="{n}", month="{month}")
    return Scenario(
        code, _with(text, when, float(factor)), (_effect(what, Period.parse(when), float(factor)),)
    )


_NAMES: Final = {
    "mortality": Text("kematian {n} kali, {month}", "{n} times the mortality, {month}"),
    "entries": Text("peserta baru {n} kali, {month}", "{n} times the entries, {month}"),
    "lapses": Text("yang berhenti {n} kali, {month}", "{n} times the lapses, {month}"),
    "accidents": Text("kecelakaan kerja {n} kali, {month}", "{n} times the work accidents, {month}"),
    "contributions": Text("iuran {n} kali, {month}", "{n} times the contributions, {month}"),
}
_READERS: Final[dict[str, Callable[[str, str, Assumptions], Scenario]]] = {
    "target": _target,
    "discount": _discount,
    "without": _without,
    "pandemic": _pandemic,
    **dict.fromkeys(FACTORS, _times),
}


def _effect(what: str, period: Period, factor: float) -> Effect:
    return Effect(what, Month.of(period.start), Month.of(period.end), factor)


def _with(text: Text, period: str, number: float) -> Text:
    when = Period.parse(period)
    shown = Decimal(f"{number:f}").normalize()
    return Text(
        text.id.format(n=format_number(shown, "id"), month=format_period(when, "id")),
        text.en.format(n=format_number(shown, "en"), month=format_period(when, "en")),
    )


def check(chosen: Iterable[Scenario], groups: Sequence[Group], months: Sequence[Month]) -> Iterator[Fault]:
    """What of a scenario cannot be, with these groups and months."""
    payers = {group.sponsor for group in groups}
    for one in chosen:
        if one.without and one.without[0] not in payers:
            text = Text(
                "{code}: tidak ada peserta yang dibiayai {payer}", "{code}: no member is paid for by {payer}"
            )
            yield fault("scenarios", text.fill(code=one.code, payer=SPONSORS[one.without[0]]))
        ends = [when for when in (one.target and one.target[1], one.without and one.without[1]) if when]
        ends += [effect.first for effect in one.effects]
        if any(not months[0] <= when <= months[-1] for when in ends):
            text = Text("{code}: di luar {first} sampai {last}", "{code}: outside of {first} to {last}")
            yield fault("scenarios", text.fill(code=one.code, first=months[0], last=months[-1]))
