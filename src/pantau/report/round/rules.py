"""Regulation and budget of a round: who stands on which rung, what is missing, what the money pays for."""

from __future__ import annotations

from typing import Final

from pantau.core import regions
from pantau.core.categories import category_title
from pantau.core.terms import REGULATION_STAGES, SPONSORS
from pantau.core.text import Text
from pantau.report import words as review_words
from pantau.report.appendix import Cells, row
from pantau.report.blocks import Block, Cell, Paragraph, Section, Table
from pantau.report.round import words
from pantau.report.round.columns import heads
from pantau.report.round.model import BudgetLine, RegulationStep, RoundReport, WithoutBasis
from pantau.report.round.summary import level_below
from pantau.report.round.telling import NOTHING, Teller
from pantau.report.saying import capital, plain

ENACTED: Final = "enacted"
ROWS: Final = 60  # of a province or the nation: more are in the reports of their regions


def rules_and_budget(report: RoundReport, teller: Teller) -> Section:
    """Section 4."""
    blocks = [*ladder(report, teller), *without(report, teller), *budget(report, teller)]
    return Section("4", "regulasi", teller.say(review_words.RULES), tuple(blocks))


def ladder(report: RoundReport, teller: Teller) -> list[Block]:
    """Which rung every regulation stands on."""
    if not report.regulations:
        return [Paragraph(teller.say(words.NO_REGULATION))]
    shown = report.regulations[:ROWS]
    rows = tuple(_step(each, teller) for each in shown)
    titles = heads(teller, region=16, regulation=30, stage=14, in_stage=18, missing=22)
    table = Table(
        teller.say(words.LADDER_TABLE),
        titles,
        rows,
        sources(teller, {each.source for each in shown}),
        capped(teller, len(shown), len(report.regulations)),
    )
    below = regions.children(report.region)
    if not below or regions.level(report.region) == "regency":
        return [table]
    having = {each.region for each in report.regulations if each.stage == ENACTED} & set(below)
    slots = {"n": teller.number(len(having)), "all": teller.number(len(below))}
    return [Paragraph(teller.say(words.LADDER_TITLE, **slots, level=level_below(report.region)) + "."), table]


def _step(step: RegulationStep, teller: Teller) -> Cells:
    number = "/".join(part for part in (plain(step.number), plain(step.year)) if part)
    name = f"{plain(step.kind)} {number}".strip()
    stage = (
        teller.tell(step.stage)
        if isinstance(step.stage, Text)
        else teller.known(REGULATION_STAGES, step.stage)
    )
    missing = tuple(Cell(teller.tell(each)) for each in step.missing) or (Cell(teller.say(words.COMPLETE)),)
    proof = (plain(step.source, 40),) if step.source else ()
    return row(
        teller.region(step.region),
        (Cell(name, proof), Cell(teller.tell(step.title))),
        (Cell(capital(stage)), *((Cell(teller.day(step.since)),) if step.since else ())),
        _stay(step, teller),
        missing,
    )


def _stay(step: RegulationStep, teller: Teller) -> str:
    if step.days is None or step.stage == ENACTED:
        return NOTHING
    days = teller.number(step.days)
    if step.peer_days is None:
        return teller.say(words.DAYS_ALONE, days=days)
    return teller.say(words.DAYS_IN_STAGE, days=days, peers=teller.number(step.peer_days))


def without(report: RoundReport, teller: Teller) -> list[Block]:
    """The categories that no regulation names."""
    if not report.without_basis:
        return []
    shown = report.without_basis[:ROWS]
    rows = tuple(_category(each, teller) for each in shown)
    titles = heads(teller, region=34, category=44, people=-22)
    line = sources(teller, {each.source for each in shown})
    note = capped(teller, len(shown), len(report.without_basis))
    return [Table(teller.say(words.WITHOUT_TABLE), titles, rows, line, note)]


def _category(line: WithoutBasis, teller: Teller) -> Cells:
    count = teller.people(line.people, withheld=line.withheld)
    return row(teller.region(line.region), capital(teller.say(category_title(line.category))), count)


def budget(report: RoundReport, teller: Teller) -> list[Block]:
    """What the money pays for."""
    if not report.budgets:
        return [Paragraph(teller.say(words.NO_BUDGET))]
    shown = report.budgets[:ROWS]
    rows = tuple(_line(each, report, teller) for each in shown)
    titles = heads(teller, money=26, allocated=-18, realised=-18, required=-18, pays_for=20)
    line = sources(teller, {each.source for each in shown})
    note = capped(teller, len(shown), len(report.budgets))
    return [Table(teller.say(words.BUDGET_TABLE), titles, rows, line, note)]


def _line(line: BudgetLine, report: RoundReport, teller: Teller) -> Cells:
    category = teller.say(category_title(line.category) if line.category else words.ALL_WORKERS)
    named = [Cell(f"{line.year}, {teller.known(SPONSORS, line.sponsor)}, {category}")]
    if line.region != report.region:
        named.insert(0, Cell(teller.region(line.region)))
    proof = (plain(line.source, 40),) if line.source else ()
    available = line.allocated if line.revised is None else line.revised
    allocated = [Cell(teller.rupiah(available, withheld=line.withheld), proof, "reported")]
    if line.revised is not None and line.allocated is not None:
        allocated.append(Cell(teller.say(words.BEFORE_REVISION, amount=teller.rupiah(line.allocated))))
    elif available is None and line.planned is not None:
        allocated = [Cell(teller.say(words.PLANNED, amount=teller.rupiah(line.planned)), proof, "reported")]
    realised = [Cell(teller.rupiah(line.realised, withheld=line.withheld), proof, "reported")]
    if line.realised is not None and available:
        share = (line.realised / available * 100).quantize(available.__class__("0.1"))
        realised.append(Cell(teller.amount(share, "percent")))
    required = Cell(teller.rupiah(line.required, withheld=line.withheld), (), "required")
    return row(tuple(named), tuple(allocated), tuple(realised), required, _pays_for(line, teller))


def _pays_for(line: BudgetLine, teller: Teller) -> tuple[Cell, ...]:
    told = []
    if line.persons is not None and line.months is not None and line.rate is not None:
        slots = {
            "persons": teller.number(line.persons),
            "months": line.months,
            "rate": teller.rupiah(line.rate),
        }
        told.append(Cell(teller.say(words.PERSONS_RATE, **slots)))
    elif line.persons is not None or line.withheld:
        told.append(Cell(teller.people(line.persons, withheld=line.withheld)))
    elif line.months is not None:
        told.append(Cell(teller.say(words.MONTHS, months=line.months)))
    if line.months_open:
        told.append(Cell(teller.say(words.MONTHS_OPEN, open=line.months_open), severity="warning"))
    return tuple(told) or (Cell(NOTHING),)


def sources(teller: Teller, named: set[str]) -> str:
    """The line below a table: the sources named in it, or the answers of the round."""
    said = ", ".join(sorted(plain(each, 40) for each in named if each))
    said = said or teller.say(words.ROUND_SOURCE, round=teller.tell(teller.report.round.title))
    return teller.say(review_words.SOURCE_LINE, sources=said)


def capped(teller: Teller, shown: int, everything: int) -> str:
    """What is said below a table that leaves rows to the reports of the regions."""
    if shown == everything:
        return ""
    return teller.say(words.MORE_ROWS, shown=teller.number(shown), all=teller.number(everything))
