"""Where a budget line disagrees with itself, with the law, and with what the ledger recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from pantau.core.money import rupiah
from pantau.core.notation import format_value
from pantau.core.period import Month
from pantau.core.text import LANGUAGES, Language, Text
from pantau.figures import Figure
from pantau.monev.budget_views import YEAR, Lawful, planned_months, required_for
from pantau.monev.budgets import AMOUNTS, BudgetLine

What = Literal["rate", "amount", "months", "overspent", "realised", "persons"]
Voice = Literal["required", "recorded", "reported"]

_SAID: Final[dict[What, Text]] = {
    "rate": Text(
        "iuran {stated} sebulan bukan iuran yang sah untuk sumber dana ini; yang terendah {against}",
        "a contribution of {stated} a month is not lawful for this payer; the lowest is {against}",
    ),
    "amount": Text(
        "{persons} orang × {months} bulan × iuran menurut aturan = {against}, tetapi {stage} {stated}",
        "{persons} people × {months} months × the lawful contribution = {against}, but {stage}: {stated}",
    ),
    "months": Text("dibiayai {stated}, bukan {against}", "paid for {stated}, not {against}"),
    "overspent": Text(
        "realisasi {stated} melebihi anggaran {against}",
        "{stated} was spent, more than the budget of {against}",
    ),
    "realised": Text(
        "realisasi {stated}, iuran tercatat {against}",
        "{stated} was spent, {against} of contributions is recorded",
    ),
    "persons": Text(
        "direncanakan untuk {stated} orang, peserta tercatat {against}",
        "planned for {stated} people, {against} are recorded",
    ),
}


@dataclass(frozen=True)
class Difference:
    """One thing that does not agree: what is stated, what it is held against, and in whose voice that speaks."""

    what: What
    stated: Decimal
    against: Decimal
    voice: Voice
    unit: str
    text: Text
    reference: str = ""


def compared(
    line: BudgetLine, lawful: Mapping[Month, Lawful], recorded: Sequence[Figure] = ()
) -> tuple[Difference, ...]:
    """Where a line disagrees with itself, with the law and with the recorded figures of its region."""
    return (*_with_law(line, lawful), *_with_itself(line), *_with_ledger(line, recorded))


def _with_law(line: BudgetLine, lawful: Mapping[Month, Lawful]) -> Iterator[Difference]:
    planned = [lawful[month] for month in planned_months(line) if month in lawful]
    wrong = next((one for one in planned if not one.stated), None)
    if line.rate is not None and wrong is not None:
        yield _difference(line, "rate", (line.rate, wrong.amount), "required", wrong.reference)
    required, amount = required_for(line, lawful), line.available
    if required is not None and amount is not None and required != amount:
        yield _difference(line, "amount", (amount, rupiah(required)), "required", planned[0].reference)


def _with_itself(line: BudgetLine) -> Iterator[Difference]:
    if line.months is not None and line.months < YEAR:
        yield _difference(line, "months", (Decimal(line.months), Decimal(YEAR)), "required")
    if line.realised is not None and line.available is not None and line.realised > line.available:
        yield _difference(line, "overspent", (line.realised, line.available), "reported")


def _with_ledger(line: BudgetLine, recorded: Sequence[Figure]) -> Iterator[Difference]:
    paid = _recorded(line, "contributions", recorded)
    if line.realised is not None and paid is not None and paid.value != line.realised:
        yield _difference(line, "realised", (line.realised, paid.value), "recorded", paid.source)
    people = _recorded(line, "funded_workers", recorded) or _recorded(line, "covered_workers", recorded)
    if line.persons is not None and people is not None and people.value != line.persons:
        yield _difference(line, "persons", (Decimal(line.persons), people.value), "recorded", people.source)


def _recorded(line: BudgetLine, measure: str, recorded: Iterable[Figure]) -> Figure | None:
    """What the ledger has of the people of a line: of its region, payer and category, in its year.

    The figure that reaches furthest into the year, and the longest of those: contributions of the year so far,
    the people of its newest month.
    """
    wanted = (line.region, measure, line.source, line.category)
    found = [
        one
        for one in recorded
        if (one.region, one.measure, one.sponsor, one.category) == wanted
        and not (one.segment or one.programme or one.definition or one.group)
        and one.period.start.year == one.period.end.year == line.year
    ]
    return max(found, key=lambda one: (one.period.end, one.period.months), default=None)


def _difference(
    line: BudgetLine, what: What, numbers: tuple[Decimal, Decimal], voice: Voice, reference: str = ""
) -> Difference:
    stated, against = numbers
    unit = {"months": "months", "persons": "people"}.get(what, "IDR")

    def said(language: Language) -> str:
        return (
            _SAID[what]
            .say(language)
            .format(
                stated=format_value(stated, unit, language),
                against=format_value(against, unit, language),
                persons=format_value(Decimal(line.persons or 0), "people", language),
                months=line.months,
                stage=AMOUNTS[line.stage or "planned"].say(language),
            )
        )

    spoken = {language: said(language) for language in LANGUAGES}
    return Difference(what, stated, against, voice, unit, Text(spoken["id"], spoken["en"]), reference)
