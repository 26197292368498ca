"""The one-page summary: what stands, what is wrong, what must happen."""

from __future__ import annotations

from datetime import date
from typing import Final

from pantau.core.notation import format_number
from pantau.figures import MEASURES, SEVERITIES, SEVERITY_TITLES, Figure, Finding, MeasureTaken
from pantau.report import words
from pantau.report.blocks import Cell, Column, Count, Fact, OnePage
from pantau.report.saying import Speaker, capital, plain, sources_of, unit_of, voice_of
from pantau.report.selection import Bar, Selection, Standing

LINES: Final = 4
_WHOLE: Final = {
    "covered_workers": "eligible_workers",
    "coverage_rate": "eligible_workers",
    "claims_paid": "contributions",
}


def one_page(selection: Selection, speaker: Speaker, today: date) -> OnePage:
    """The summary of a review as of a day."""
    review = selection.review
    counts = tuple(
        Count(severity, speaker.say(SEVERITY_TITLES[severity]), str(getattr(review.summary, severity)))
        for severity in SEVERITIES
    )
    columns = (
        _stands(selection, speaker),
        _wrong(selection, speaker),
        _must_happen(selection, speaker, today),
    )
    facts = tuple(_fact(standing, selection, speaker) for standing in selection.main())
    return OnePage("1", speaker.say(words.SUMMARY), _verdict(selection, speaker), counts, facts, columns)


def _verdict(selection: Selection, speaker: Speaker) -> str:
    summary = selection.review.summary
    numbers = {
        "checks": format_number(summary.checks, speaker.language),
        "figures": format_number(summary.figures, speaker.language),
        "consistent": format_number(summary.consistent, speaker.language),
        "open": format_number(len(selection.open), speaker.language),
    }
    if selection.open:
        return speaker.say(words.VERDICT, **numbers)
    return speaker.say(words.VERDICT_CLEAN if summary.checks else words.VERDICT_NONE, **numbers)


def _fact(standing: Standing, selection: Selection, speaker: Speaker) -> Fact:
    """The number, then its meaning (of what, against what, as of when), then its proof."""
    figure = standing.figure
    notes = [speaker.say(words.AS_OF, period=speaker.period(figure.period))]
    whole = _whole_of(figure, selection)
    if whole:
        value = speaker.value(whole)
        notes.append(speaker.say(words.OF_WHAT, value=value, whole=MEASURES[whole.measure].title))
    target = selection.target(figure) if figure.measure == "coverage_rate" else None
    if target:
        against = {"value": speaker.value(target), "period": speaker.period(target.period)}
        notes.append(speaker.say(words.AGAINST, **against))
    if standing.interval is not None:
        notes.append(speaker.say(words.COMPUTED))
    number, severity = selection.doubt(figure)
    value = speaker.headline(figure, standing.interval)
    proof = sources_of([figure, *([whole] if whole else []), *([target] if target else [])])
    cell = Cell(value, proof, voice_of(figure), severity, number)
    doubt = speaker.say(SEVERITY_TITLES[severity]) if severity else ""
    return Fact(capital(speaker.name(figure)), cell, "; ".join(notes), doubt)


def _whole_of(figure: Figure, selection: Selection) -> Figure | None:
    measure = _WHOLE.get(figure.measure)
    return next(
        (
            other
            for other in selection.review.case.figures
            if other.measure == measure and _same(other, figure) and other.source == figure.source
        ),
        None,
    )


def _same(one: Figure, other: Figure) -> bool:
    def narrowing(figure: Figure) -> tuple[object, ...]:
        return (
            figure.region,
            figure.period,
            figure.category,
            figure.segment,
            figure.programme,
            figure.sponsor,
            figure.group,
        )

    return narrowing(one) == narrowing(other)


def coverage_line(bars: list[Bar], speaker: Speaker) -> str:
    """The sentence that says how a region stands against its target, the title of the chart."""
    bar = bars[0]
    figure = bar.standing.figure
    if figure.region != speaker.case.region or figure.category:
        return _coverage_of_parts(bars, speaker)
    said = [
        speaker.value(other.standing.figure)
        for other in bars
        if (other.standing.figure.region, other.standing.figure.category) == (figure.region, figure.category)
    ]
    values = {"region": speaker.region(figure.region), "value": " / ".join(dict.fromkeys(said))}
    if len(set(said)) > 1:
        return speaker.say(words.COVERAGE_DISPUTED, **values)
    gap = bar.gap
    if bar.target is None or gap is None:
        return speaker.say(words.COVERAGE_ALONE, **values)
    values["target"] = speaker.value(bar.target)
    if gap <= 0:
        return speaker.say(words.COVERAGE_REACHED, **values)
    return speaker.say(words.COVERAGE_SHORT, gap=format_number(gap, speaker.language), **values)


def _coverage_of_parts(bars: list[Bar], speaker: Speaker) -> str:
    """The title where nothing is said of the whole region."""
    ordered = sorted(bars, key=lambda bar: bar.value)
    low, high = (speaker.value(bar.standing.figure) for bar in (ordered[0], ordered[-1]))
    if len(bars) > 1:
        return speaker.say(words.COVERAGE_PARTS, n=len(bars), low=low, high=high)
    return capital(f"{speaker.name(bars[0].standing.figure)}: {high}")


def _stands(selection: Selection, speaker: Speaker) -> Column:
    lines = []
    bars = selection.bars()
    if bars:
        said_of = bars[:1] if selection.whole(bars[0].standing.figure) else bars[:LINES]
        figures = [figure for bar in said_of for figure in (bar.standing.figure, bar.target) if figure]
        number, _ = selection.doubt(figures[0])
        lines.append(Cell(coverage_line(bars, speaker), sources_of(figures), finding=number))
    flagged = {finding.subject for finding in selection.findings if finding.severity in ("error", "warning")}
    for standing in selection.main():
        figure = standing.figure
        if (
            standing.interval is None
            and figure not in flagged
            and (not lines or figure.measure != "coverage_rate")
        ):
            line = speaker.say(
                words.STANDING,
                name=capital(speaker.name(figure)),
                value=speaker.value(figure),
                period=speaker.period(figure.period),
            )
            lines.append(Cell(line, sources_of([figure])))
    title = speaker.say(words.STANDS)
    return Column(title, tuple(lines[:LINES]) or (Cell(speaker.say(words.NOTHING_STANDS)),))


def _wrong(selection: Selection, speaker: Speaker) -> Column:
    wrong = [pair for pair in selection.first_open() if pair[1].severity != "question"]
    lines = tuple(
        Cell(
            capital(stated_and_expected(finding, speaker)),
            sources_of([finding.subject]),
            severity=finding.severity,
            finding=number,
        )
        for number, finding in wrong[:LINES]
    )
    return Column(
        speaker.say(words.WRONG),
        lines or (Cell(speaker.say(words.NOTHING_WRONG)),),
        _more(len(wrong) - LINES, "3", speaker),
    )


def stated_and_expected(finding: Finding, speaker: Speaker) -> str:
    """A finding in one line."""
    name, stated = speaker.name(finding.subject), speaker.value(finding.subject)
    if finding.expected is None:
        return speaker.say(words.STATED_ONLY, name=name, stated=stated)
    expected = speaker.interval(finding.expected, unit_of(finding.subject))
    return speaker.say(words.STATED_NOT, name=name, stated=stated, expected=expected)


def _must_happen(selection: Selection, speaker: Speaker, today: date) -> Column:
    late = [Cell(overdue(taken, speaker)) for taken in late_measures(selection, today)]
    lines = late + [
        Cell(
            action(finding, speaker), sources_of([finding.subject]), severity=finding.severity, finding=number
        )
        for number, finding in selection.first_open()
    ]
    return Column(
        speaker.say(words.MUST_HAPPEN),
        tuple(lines[:LINES]) or (Cell(speaker.say(words.NOTHING_TO_DO)),),
        _more(len(lines) - LINES, "5", speaker),
    )


def action(finding: Finding, speaker: Speaker) -> str:
    """What must be done about a finding: correct, explain, or ask."""
    slots = {"name": speaker.name(finding.subject), "stated": speaker.value(finding.subject)}
    if finding.severity == "question":
        return speaker.say(words.ASK, **slots)
    if finding.severity == "warning":
        return speaker.say(words.EXPLAIN, **slots)
    if finding.expected is None:
        return speaker.say(words.CORRECT_ONLY, **slots)
    return speaker.say(
        words.CORRECT, expected=speaker.interval(finding.expected, unit_of(finding.subject)), **slots
    )


def late_measures(selection: Selection, today: date) -> list[MeasureTaken]:
    """The measures that are not done and past their due day."""
    taken = selection.review.case.measures_taken
    return [item for item in taken if item.due is not None and item.due < today and item.status != "done"]


def overdue(taken: MeasureTaken, speaker: Speaker) -> str:
    """One measure that is late, as a line."""
    what = plain(taken.follow_up or taken.obstacle or taken.instruction)
    owner = plain(taken.owner) or speaker.say(words.NO_OWNER)
    day = speaker.period_text(taken.due.isoformat() if taken.due else "")
    return speaker.say(words.OVERDUE, date=day, what=what, owner=owner)


def _more(left: int, section: str, speaker: Speaker) -> str:
    return (
        speaker.say(words.MORE, n=format_number(left, speaker.language), section=section) if left > 0 else ""
    )
