"""The summary of a round on one page: what stands, what is wrong, what must happen."""

from __future__ import annotations

from datetime import date
from typing import Final

from pantau.core import regions
from pantau.core.text import Text
from pantau.figures import SEVERITIES, SEVERITY_TITLES
from pantau.report import words as review_words
from pantau.report.blocks import Cell, Column, Count, Fact, OnePage
from pantau.report.round import words
from pantau.report.round.model import RoundFinding, RoundReport
from pantau.report.round.numbered import Numbered
from pantau.report.round.telling import Teller
from pantau.report.saying import capital, sources_of, voice_of
from pantau.report.selection import Standing
from pantau.report.summary import coverage_line

LINES: Final = 4
LONGEST: Final = 220  # characters of a line of the summary


def one_page(report: RoundReport, numbered: Numbered, teller: Teller, today: date) -> OnePage:
    """The summary of a round as of a day."""
    counts = tuple(
        Count(kind, teller.say(SEVERITY_TITLES[kind]), str(getattr(numbered.selection.review.summary, kind)))
        for kind in SEVERITIES
    )
    facts = tuple(_fact(standing, numbered, teller) for standing in numbered.selection.main())
    columns = (
        Column(teller.say(review_words.STANDS), tuple(_stands(report, numbered, teller))),
        _wrong(numbered, teller),
        _must_happen(report, numbered, teller, today),
    )
    return OnePage(
        "1",
        teller.say(review_words.SUMMARY),
        verdict(report, numbered, teller, today),
        counts,
        facts,
        columns,
    )


def verdict(report: RoundReport, numbered: Numbered, teller: Teller, today: date) -> str:
    """How the round stands, in two sentences."""
    opened = len(numbered.open)
    late = sum(due is not None and due < today for _, _, due in follow_ups(report, numbered, teller))
    told = [
        teller.say(
            words.VERDICT,
            checks=teller.number(report.checks),
            agreeing=teller.number(report.agreeing),
            open=teller.number(opened),
            closed=teller.number(len(numbered.findings) - opened),
            late=teller.number(late),
        )
    ]
    if report.progress:
        told.append(answered_line(report, teller))
    return " ".join(told)


def answered_line(report: RoundReport, teller: Teller) -> str:
    """How many of those below have answered everything."""
    done = sum(each.answered >= each.asked for each in report.progress)
    everybody = teller.number(len(report.progress))
    return teller.say(
        words.ANSWERED, done=teller.number(done), all=everybody, level=level_below(report.region)
    )


def level_below(region: str) -> Text:
    """What the parts of a region are called."""
    return words.LEVELS.get(regions.level(region), words.LEVELS["regency"])


def _fact(standing: Standing, numbered: Numbered, teller: Teller) -> Fact:
    figure = standing.figure
    notes = [teller.say(review_words.AS_OF, period=teller.period(figure.period))]
    target = numbered.selection.target(figure) if figure.measure == "coverage_rate" else None
    if target:
        against = {"value": teller.value(target), "period": teller.period(target.period)}
        notes.append(teller.say(review_words.AGAINST, **against))
    number = numbered.numbers.get(figure, 0)
    severity = numbered.findings[number - 1].severity if number else ""
    proof = sources_of([figure, *([target] if target else [])])
    cell = Cell(teller.headline(figure, None), proof, voice_of(figure), severity, number)
    doubt = teller.say(SEVERITY_TITLES[severity]) if severity else ""
    return Fact(capital(teller.name(figure)), cell, "; ".join(notes), doubt)


def _stands(report: RoundReport, numbered: Numbered, teller: Teller) -> list[Cell]:
    selection = numbered.selection
    bars = [bar for bar in selection.bars() if selection.whole(bar.standing.figure)]
    lines = []
    if bars:
        figures = [each for bar in bars for each in (bar.standing.figure, bar.target) if each]
        number = numbered.numbers.get(figures[0], 0)
        lines.append(Cell(coverage_line(bars, teller), sources_of(figures), finding=number))
    for standing in selection.main():
        figure = standing.figure
        if figure.measure != "coverage_rate" and figure not in numbered.numbers:
            name, value = capital(teller.name(figure)), teller.headline(figure, None)
            line = teller.say(
                review_words.STANDING, name=name, value=value, period=teller.period(figure.period)
            )
            lines.append(Cell(line, sources_of([figure])))
    if report.progress:
        lines.append(Cell(answered_line(report, teller)))
    return lines[:LINES] or [Cell(teller.say(words.NOTHING_STANDS))]


def finding_line(finding: RoundFinding, report: RoundReport, teller: Teller) -> str:
    """A finding in one line; the region is named where it is another one."""
    title = capital(teller.tell(finding.title, LONGEST))
    away = finding.region and finding.region != report.region
    return f"{teller.region(finding.region)}: {title}" if away else title


def _wrong(numbered: Numbered, teller: Teller) -> Column:
    wrong = [pair for pair in numbered.open if pair[1].severity != "info"]
    lines = tuple(
        Cell(finding_line(each, teller.report, teller), _proof(each), severity=each.severity, finding=number)
        for number, each in wrong[:LINES]
    )
    title = teller.say(review_words.WRONG)
    return Column(title, lines or (Cell(teller.say(words.NOTHING_WRONG)),), _more(len(wrong), "3", teller))


def _proof(finding: RoundFinding) -> tuple[str, ...]:
    return sources_of([finding.stated]) if finding.stated else ()


def follow_ups(report: RoundReport, numbered: Numbered, teller: Teller) -> list[tuple[str, str, date | None]]:
    """What must still happen: what, by whom, by when; the soonest due first, then what has no day."""
    found = [(teller.tell(each.action or each.recommendation, LONGEST), each) for _, each in numbered.open]
    left = [(capital(what), teller.owner(each.owner), each.due) for what, each in found if what]
    for each in report.obstacles:
        what = teller.tell(each.action or each.recommendation, LONGEST)
        if what and not each.done:
            left.append((capital(what), teller.owner(each.owner), each.due))
    return sorted(dict.fromkeys(left), key=lambda item: (item[2] is None, item[2] or date.max))


def _must_happen(report: RoundReport, numbered: Numbered, teller: Teller, today: date) -> Column:
    left = follow_ups(report, numbered, teller)
    lines = []
    for what, owner, due in left[:LINES]:
        text = words.OVERDUE_LINE if due is not None and due < today else words.ACTION_LINE
        lines.append(Cell(teller.say(text, what=what, owner=owner, due=teller.day(due))))
    title = teller.say(review_words.MUST_HAPPEN)
    shown = tuple(lines) or (Cell(teller.say(words.NOTHING_TO_DO)),)
    return Column(title, shown, _more(len(left), "5", teller))


def _more(total: int, section: str, teller: Teller) -> str:
    left = total - LINES
    return teller.say(review_words.MORE, n=teller.number(left), section=section) if left > 0 else ""
