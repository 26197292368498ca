"""What the workbook holds: one sheet a subject, its columns and its rows, before any file format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from pantau.core.categories import category_title
from pantau.core.terms import BASES, DIMENSIONS, QUALIFIERS, SPONSORS
from pantau.core.text import Language
from pantau.figures import SEVERITY_TITLES, Figure, Finding, Interval, Review
from pantau.report import words
from pantau.report.appendix import Making, moment
from pantau.report.names import CHECKS, EXPLANATIONS, NOTES
from pantau.report.saying import Speaker, capital, laws_of, plain, sources_of, unit_of, voice_of
from pantau.report.selection import Selection

Value = object


class Amount(NamedTuple):
    """A number with its unit; ``exact`` numbers must not lose a digit, computed ones may."""

    value: Decimal
    unit: str
    exact: bool = True


class Column(NamedTuple):
    """A column by the key of its name, and how wide it is in characters."""

    key: str
    width: int


class Sheet(NamedTuple):
    """A sheet: its rows may be a million, and are made one by one."""

    key: str
    columns: tuple[Column, ...]
    rows: Iterable[list[Value]]
    total: int


_FIGURE: Final = (
    Column("region_code", 11),
    Column("region", 26),
    Column("measure", 28),
    Column("measure_code", 20),
    Column("category", 22),
    Column("group", 14),
    Column("segment", 10),
    Column("programme", 11),
    Column("sponsor", 16),
    Column("period_code", 21),
    Column("start", 18),
    Column("end", 18),
    Column("value", 18),
    Column("unit", 10),
    Column("qualifier", 12),
    Column("basis", 12),
    Column("definition", 14),
    Column("total_of", 14),
    Column("precision", 12),
    Column("source", 10),
    Column("row", 7),
    Column("note", 36),
)


def sheets(review: Review, language: Language, making: Making) -> Iterator[Sheet]:
    """The sheets of a review, in the order of the workbook."""
    speaker, selection = Speaker(review.case, language), Selection.of(review)
    summary = _summary(review, speaker, making)
    yield Sheet("summary", (Column("item", 34), Column("content", 90)), summary, len(summary))
    yield _findings(selection, speaker)
    yield _explanations(selection, speaker)
    yield _evidence(selection, speaker)
    numbers = selection.numbers
    yield Sheet(
        "figures",
        (Column("no", 8), *_FIGURE, Column("finding", 9)),
        (
            [n, *_figure(figure, speaker), numbers.get(figure)]
            for n, figure in enumerate(review.case.figures, 1)
        ),
        len(review.case.figures),
    )
    yield _derived(review, speaker)
    yield _sources(review, speaker)


def _summary(review: Review, speaker: Speaker, making: Making) -> list[list[Value]]:
    case, counts = review.case, review.summary
    said = speaker.say
    rows: list[list[Value]] = [
        [said(words.TITLE), plain(case.title)],
        [said(words.MADE_ROWS["case"]), plain(case.id)],
        [said(DIMENSIONS["region"]), f"{speaker.region(case.region)} ({plain(case.region)})"],
        [said(words.MADE_ROWS["as_of"]), speaker.period_text(case.period)],
        [said(words.COUNTED["figures"]), counts.figures],
        [said(words.COUNTED["checks"]), counts.checks],
        [said(words.COUNTED["consistent"]), counts.consistent],
    ]
    rows += [[capital(said(title)), getattr(counts, code)] for code, title in SEVERITY_TITLES.items()]
    rows += [
        [said(words.MADE_ROWS["round"]), plain(case.round)],
        [said(words.MADE_ROWS["made"]), moment(speaker, making.now)],
        [said(words.MADE_ROWS["software"]), making.software],
        [said(words.MADE_ROWS["law"]), making.law or said(words.NOT_GIVEN)],
        [said(words.MADE_ROWS["data"]), making.data],
        [said(words.MADE_ROWS["rounding"]), said(words.ROUNDING_TEXT)],
        [said(words.MADE_ROWS["severities"]), said(words.SEVERITY_TEXT)],
        [said(words.REMARK), said(NOTES["bounds"])],
        [said(words.REMARK), said(NOTES["digits"])],
    ]
    heard = [plain(warning.say(speaker.language)) for warning in case.warnings]
    return rows + [[said(words.MADE_ROWS["warning"]), warning] for warning in heard]


def _findings(selection: Selection, speaker: Speaker) -> Sheet:
    columns = (
        Column("no", 6),
        Column("finding_id", 18),
        Column("severity", 20),
        Column("check", 20),
        Column("stated", 18),
        Column("expected_low", 18),
        Column("expected_high", 18),
        Column("difference", 18),
        Column("message", 70),
        Column("formula", 36),
        Column("reference", 30),
        *_FIGURE,
    )
    rows = (
        _finding(number, finding, speaker) + _figure(finding.subject, speaker)
        for number, finding in enumerate(selection.findings, 1)
    )
    return Sheet("findings", columns, rows, len(selection.findings))


def _finding(number: int, finding: Finding, speaker: Speaker) -> list[Value]:
    unit = unit_of(finding.subject)
    apart = finding.difference
    return [
        number,
        plain(finding.id),
        speaker.say(SEVERITY_TITLES[finding.severity]),
        speaker.known(CHECKS, finding.check),
        Amount(finding.subject.value, unit),
        *_ends(finding.expected, unit),
        None if apart is None else Amount(apart, "points" if unit == "percent" else unit, exact=False),
        plain(speaker.say(finding.message), 4000),
        speaker.formula(finding.formula),
        plain(finding.reference),
    ]


def _ends(interval: Interval | None, unit: str) -> list[Value]:
    if interval is None:
        return [None, None]
    return [
        Amount(end, unit, exact=False) if end.is_finite() else None for end in (interval.low, interval.high)
    ]


def _explanations(selection: Selection, speaker: Speaker) -> Sheet:
    columns = (
        Column("finding", 9),
        Column("finding_id", 18),
        Column("code", 20),
        Column("explanation", 40),
        Column("detail", 70),
        Column("low", 18),
        Column("high", 18),
    )
    rows: list[list[Value]] = [
        [
            number,
            plain(finding.id),
            plain(each.code),
            speaker.known(EXPLANATIONS, each.code),
            plain(speaker.say(each.detail), 2000),
            *_ends(each.value, unit_of(finding.subject)),
        ]
        for number, finding in enumerate(selection.findings, 1)
        for each in finding.explanations
    ]
    return Sheet("explanations", columns, rows, len(rows))


def _evidence(selection: Selection, speaker: Speaker) -> Sheet:
    columns = (Column("finding", 9), Column("finding_id", 18), *_FIGURE)
    count = sum(len(finding.evidence) for finding in selection.findings)
    rows = (
        [number, plain(finding.id), *_figure(figure, speaker)]
        for number, finding in enumerate(selection.findings, 1)
        for figure in finding.evidence
    )
    return Sheet("evidence", columns, rows, count)


def _figure(figure: Figure, speaker: Speaker) -> list[Value]:
    unit, said = unit_of(figure), speaker.say
    return [
        plain(figure.region),
        speaker.region(figure.region),
        capital(said(figure.spec.title)),
        figure.measure,
        plain(said(category_title(figure.category))),
        plain(figure.group),
        plain(figure.segment),
        plain(figure.programme),
        ", ".join(speaker.known(SPONSORS, code) for code in figure.sponsor.split("+")),
        plain(figure.period.text),
        figure.period.start,
        figure.period.end,
        Amount(figure.value, unit),
        said(words.UNITS[unit]),
        speaker.known(QUALIFIERS, figure.qualifier),
        said(BASES[voice_of(figure) or "reported"]),
        plain(figure.definition),
        speaker.known(DIMENSIONS, figure.total_of),
        None if figure.precision is None else Amount(figure.precision, ""),
        plain(figure.source, 40),
        figure.row or None,
        plain(figure.note, 4000),
    ]


def _derived(review: Review, speaker: Speaker) -> Sheet:
    columns = (Column("low", 18), Column("high", 18), Column("formula", 44), Column("inputs", 80))
    rows = (
        [
            *_ends(item.interval, unit_of(item.figure)),
            speaker.formula(item.formula),
            "; ".join(_input(figure, speaker) for figure in item.inputs),
            plain(item.reference),
            *_figure(item.figure, speaker),
        ]
        for item in review.derived
    )
    return Sheet("derived", (*columns, Column("reference", 30), *_FIGURE), rows, len(review.derived))


def _input(figure: Figure, speaker: Speaker) -> str:
    proof = ", ".join((*sources_of([figure]), *laws_of([figure]))) or speaker.say(words.NO_SOURCE)
    return f"{speaker.name(figure)}: {speaker.value(figure)} [{proof}]"


def _sources(review: Review, speaker: Speaker) -> Sheet:
    columns = (
        Column("source", 10),
        Column("title", 50),
        Column("publisher", 30),
        Column("date", 20),
        Column("url", 80),
        Column("row", 7),
    )
    rows: list[list[Value]] = [
        [
            plain(source.id, 40),
            plain(source.title, 4000),
            plain(source.publisher, 4000),
            _date_or_text(source.date),
            plain(source.url, 4000),
            source.row or None,
        ]
        for source in review.case.sources.values()
    ]
    return Sheet("sources", columns, rows, len(rows))


def _date_or_text(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return plain(text)
