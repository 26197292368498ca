"""The jury: whose mark counts for whom, what the members say together, and how far they disagree."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import sqrt
from statistics import fmean, median, stdev
from typing import Final, NamedTuple

from pantau.award.scheme import Criterion, Rules
from pantau.core.regions import NATION, full_name, within
from pantau.core.text import Text

_HOME: Final = Text(
    "{juror} berasal dari {home}; nilainya untuk {region} tidak dihitung",
    "{juror} is from {home}; the mark for {region} is left out",
)
_DECLARED: Final = Text(
    "{juror} menyatakan benturan kepentingan; nilainya untuk {region} tidak dihitung",
    "{juror} declared a conflict of interest; the mark for {region} is left out",
)
_APART: Final = Text(
    "anggota juri berbeda {apart} poin dari 100 ({low} sampai {high}); bahas sebelum memutuskan",
    "the members differ by {apart} points of 100 ({low} to {high}); talk before you decide",
)
_FEWEST_TRIMMED: Final = 3


class Juror(NamedTuple):
    """A member of the jury; ``region`` is where they belong, ``conflicts`` are regions they declared."""

    code: str
    name: str
    region: str = ""
    conflicts: tuple[str, ...] = ()


class Mark(NamedTuple):
    """What one member gave one region for one criterion."""

    juror: str
    region: str
    criterion: str
    value: Decimal
    note: str = ""
    row: int = 0


class LeftOut(NamedTuple):
    """A mark that does not count, and why."""

    mark: Mark
    reason: Text


class Said(NamedTuple):
    """What the members say of one region and criterion together.

    ``spread`` is the standard error of it, in the unit of the marks; ``apart`` tells where members differ by more
    than the rules let pass, else none.
    """

    value: Decimal
    spread: float
    marks: tuple[Mark, ...]
    apart: Text | None


class Jury(NamedTuple):
    """All that counts, by region and criterion, and what was left out."""

    said: dict[tuple[str, str], Said]
    left_out: tuple[LeftOut, ...]


def conflict(juror: Juror, region: str) -> Text | None:
    """Why a member may not mark a region; none where they may.

    Somebody of a city may not mark the city, nor the province that it lies in, nor the other way round: who is of
    the nation belongs to none of them.
    """
    told = {"juror": juror.name or juror.code, "region": full_name(region)}
    home = juror.region
    if home and home != NATION and (within(region, home) or within(home, region)):
        return _HOME.fill(**told, home=full_name(home))
    if region in juror.conflicts:
        return _DECLARED.fill(**told)
    return None


def heard(
    marks: Sequence[Mark], jurors: Sequence[Juror], criteria: Sequence[Criterion], rules: Rules
) -> Jury:
    """What counts of all marks; a member whose own region is scored is left out and named."""
    known = {one.code: one for one in jurors}
    counted: dict[tuple[str, str], list[Mark]] = {}
    left_out = []
    for mark in marks:
        reason = conflict(known[mark.juror], mark.region) if mark.juror in known else None
        if reason is not None:
            left_out.append(LeftOut(mark, reason))
        else:
            counted.setdefault((mark.region, mark.criterion), []).append(mark)
    by_code = {one.code: one for one in criteria}
    usual = {code: _usual_spread(code, counted) for code in by_code}
    said = {
        key: _together(given, by_code[key[1]], rules, usual[key[1]])
        for key, given in counted.items()
        if key[1] in by_code
    }
    return Jury(said, tuple(left_out))


def _usual_spread(code: str, counted: dict[tuple[str, str], list[Mark]]) -> float | None:
    """How far marks of one region usually lie apart (pooled standard deviation); none where nothing shows it."""
    groups = [[float(one.value) for one in given] for key, given in counted.items() if key[1] == code]
    several = [values for values in groups if len(values) > 1]
    degrees = sum(len(values) - 1 for values in several)
    if not degrees:
        return None
    return sqrt(sum((len(values) - 1) * stdev(values) ** 2 for values in several) / degrees)


def _together(given: list[Mark], criterion: Criterion, rules: Rules, usual: float | None) -> Said:
    values = sorted(float(mark.value) for mark in given)
    low, high = criterion.low or Decimal(0), criterion.high or Decimal(0)
    width = float(high - low)
    if criterion.combine == "median":
        value = median(values)
    elif criterion.combine == "trimmed" and len(values) >= _FEWEST_TRIMMED:
        value = fmean(values[1:-1])
    else:
        value = fmean(values)
    single = float(rules.juror_spread) / 100 * width if usual is None else usual
    apart = (values[-1] - values[0]) / width * 100 if width else 0.0
    told = None
    if apart > float(rules.disagreement):
        told = _APART.fill(apart=round(apart), low=f"{values[0]:g}", high=f"{values[-1]:g}")
    return Said(Decimal(repr(value)), single / sqrt(len(values)), tuple(given), told)
