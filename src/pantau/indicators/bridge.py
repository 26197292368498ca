"""Why two published coverages of one place differ: step by step, and the steps add up to the difference exactly."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from pantau.core.ledger_tables import SEGMENT_ORDER
from pantau.core.terms import SEGMENTS
from pantau.core.text import Text
from pantau.errors import IndicatorError
from pantau.indicators.parts import Parts
from pantau.indicators.population import Population
from pantau.indicators.variants import VARIANTS, Variant

_OF: Final = {
    "eligible": Text("potensi pekerja", "workers who could be covered"),
    "employed": Text("semua yang bekerja", "all who work"),
    "target": Text("target peserta", "the target headcount"),
}
_WITH: Final = Text(
    "{segment} ikut dihitung: {people} orang lebih banyak", "{segment} are counted too: {people} people more"
)
_WITHOUT: Final = Text(
    "{segment} tidak dihitung: {people} orang lebih sedikit",
    "{segment} are not counted: {people} people fewer",
)
_PER_MEMBERSHIP: Final = Text(
    "kepesertaan dihitung, bukan orang: {people} lebih banyak, sebab sebagian dibayar lebih dari satu pihak",
    "memberships are counted and not people: {people} more, for some are paid for by more than one",
)
_PER_PERSON: Final = Text(
    "orang dihitung, bukan kepesertaan: {people} lebih sedikit, sebab sebagian dibayar lebih dari satu pihak",
    "people are counted and not memberships: {people} fewer, for some are paid for by more than one",
)
_DENOMINATOR: Final = Text(
    "penyebutnya {new} ({new_value}, per {new_day}), bukan {old} ({old_value}, per {old_day})",
    "the denominator is {new} ({new_value}, as of {new_day}) and not {old} ({old_value}, as of {old_day})",
)


class Step(NamedTuple):
    """One reason: what changes above the line (``people``) and what that does in percentage points."""

    code: str
    people: int
    points: Fraction
    sentence: Text


class Bridge(NamedTuple):
    """From one coverage to another, both in percent; the points of the steps add up to ``difference``."""

    from_: Variant
    to: Variant
    start: Fraction
    end: Fraction
    steps: tuple[Step, ...]

    @property
    def difference(self) -> Fraction:
        """The second minus the first, in points."""
        return self.end - self.start


def bridge(parts: Parts, from_: str, to: str) -> Bridge:
    """The steps between two of `VARIANTS`: segments one by one, people or memberships, then the denominator.

    `IndicatorError` for a variant that is not known and where a denominator is.
    """
    old, new = _variant(from_), _variant(to)
    below, below_new = _population(parts, old), _population(parts, new)
    steps = [
        Step(code, people, Fraction(100 * people, below.value), sentence)
        for code, people, sentence in _above(parts, old, new)
        if people or code == "counting"
    ]
    counted = new.counted(parts)
    start, end = Fraction(100 * old.counted(parts), below.value), Fraction(100 * counted, below_new.value)
    if (old.of, below) != (new.of, below_new):
        moved = end - Fraction(100 * counted, below.value)
        steps.append(Step("denominator", 0, moved, _of_whom((old, below), (new, below_new))))
    return Bridge(old, new, start, end, tuple(steps))


def _above(parts: Parts, old: Variant, new: Variant) -> Iterator[tuple[str, int, Text]]:
    """What changes above the line; segments are counted as the old variant counts."""
    index = 1 if old.memberships else 0
    for segment in SEGMENT_ORDER:
        count = parts.segments.get(segment, (0, 0))[index]
        title = SEGMENTS[segment]
        if segment in new.segments and segment not in old.segments:
            yield f"with_{segment}", count, _WITH.fill(segment=title, people=_number(count))
        elif segment in old.segments and segment not in new.segments:
            yield f"without_{segment}", -count, _WITHOUT.fill(segment=title, people=_number(count))
    if old.memberships != new.memberships:
        more = new.counted(parts) - old._replace(segments=new.segments).counted(parts)
        yield (
            "counting",
            more,
            (_PER_MEMBERSHIP if more >= 0 else _PER_PERSON).fill(people=_number(abs(more))),
        )


def _of_whom(old: tuple[Variant, Population], new: tuple[Variant, Population]) -> Text:
    return _DENOMINATOR.fill(
        old=_OF[old[0].of],
        old_value=_number(old[1].value),
        old_day=old[1].as_of,
        new=_OF[new[0].of],
        new_value=_number(new[1].value),
        new_day=new[1].as_of,
    )


def _number(count: int) -> Text:
    """A count as readers of either language write it."""
    return Text(f"{count:,}".replace(",", "."), f"{count:,}")


def _variant(code: str) -> Variant:
    if code in VARIANTS:
        return VARIANTS[code]
    known = ", ".join(VARIANTS)
    raise IndicatorError.of(
        id=f"'{code}' bukan definisi cakupan yang dikenal; pilih dari {known}",
        en=f"'{code}' is not a definition of coverage; choose from {known}",
    )


def _population(parts: Parts, variant: Variant) -> Population:
    found = parts.population(variant.of)
    if found and found.value:
        return found
    of, where = _OF[variant.of], parts.cell.region
    raise IndicatorError.of(
        id=f"cakupan {variant.code} untuk {where} tidak dapat dihitung: belum ada {of.id} ({variant.of}); "
        "tambahkan dengan `pantau ledger add eligible`",
        en=f"coverage {variant.code} of {where} cannot be computed: there is no estimate of {of.en} "
        f"({variant.of}); add it with `pantau ledger add eligible`",
    )
