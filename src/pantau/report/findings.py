"""The findings of a report: the distance between stated and expected as chart, table and one block each."""

from __future__ import annotations

from decimal import ROUND_FLOOR
from typing import Final

from pantau.core.notation import format_number
from pantau.core.text import Text
from pantau.figures import SEVERITY_TITLES, Explanation, Figure, Finding, Interval
from pantau.report import words
from pantau.report.appendix import heads, row, source_line
from pantau.report.blocks import Block, Cell, Chart, FindingBlock, Paragraph, Section, Table
from pantau.report.distance import Distance, distances, span, ticks
from pantau.report.names import CHECKS, EXPLANATIONS, LABELS
from pantau.report.saying import WHOLE, Speaker, capital, plain, sources_of, unit_of, voice_of
from pantau.report.selection import FINDINGS_SHOWN, Selection

DRAWN: Final = 8
EVIDENCE_SHOWN: Final = 40
LABEL: Final = 68  # characters of a title that fit on the line of a chart

Numbered = tuple[int, Finding]


def consistency(selection: Selection, speaker: Speaker) -> Section:
    """Section 3: whether the figures agree."""
    summary = selection.review.summary
    counted = {
        "checks": format_number(summary.checks, speaker.language),
        "consistent": format_number(summary.consistent, speaker.language),
    }
    blocks: list[Block] = [Paragraph(speaker.say(words.CHECKED, **counted))]
    if not selection.findings:
        blocks.append(Paragraph(speaker.say(words.NO_FINDINGS)))
    shown = list(enumerate(selection.findings[:FINDINGS_SHOWN], 1))
    blocks += _overview(shown, speaker)
    blocks += [finding_block(number, finding, speaker) for number, finding in shown]
    total = len(selection.findings)
    if total > len(shown):
        slots = {
            "shown": format_number(len(shown), speaker.language),
            "all": format_number(total, speaker.language),
        }
        blocks.append(Paragraph(speaker.say(words.CAPPED, **slots)))
    return Section("3", "temuan", speaker.say(words.CONSISTENCY), tuple(blocks))


def _overview(shown: list[Numbered], speaker: Speaker) -> list[Block]:
    """The chart with its twin; the table alone where nothing can be drawn."""
    if not shown:
        return []
    drawn = [(n, finding) for n, finding in shown if finding.severity != "info" and _can_be_drawn(finding)]
    table = _table(shown, speaker)
    if not drawn:
        return [table]
    _, first = drawn[0]
    name = capital(speaker.name(first.subject))
    several = speaker.say(words.DISTANCE, n=len(drawn), name=speaker.name(first.subject))
    title = several if len(drawn) > 1 else speaker.say(words.DISTANCE_ONE, name=name)
    slots = {"shown": DRAWN, "all": len(drawn)}
    note = speaker.say(words.DISTANCE_CAPPED, **slots) if len(drawn) > DRAWN else ""
    rows = [_distance(number, finding, speaker) for number, finding in drawn[:DRAWN]]
    specification = distances(rows, speaker.language)
    return [
        Chart("jarak", title, speaker.say(words.DISTANCE_ALT), specification, table, legend(speaker), note)
    ]


def legend(speaker: Speaker) -> tuple[Cell, ...]:
    """The three voices as they are drawn."""
    return (
        Cell(speaker.say(LABELS["reported"]), voice="reported"),
        Cell(speaker.say(LABELS["recorded"]), voice="recorded"),
        Cell(speaker.say(LABELS["required"]), voice="required"),
    )


def _can_be_drawn(finding: Finding) -> bool:
    """Whether there is a distance: a value outside of what is expected, with an end to measure from."""
    return finding.expected is not None and bool(finding.difference) and bool(_ends(finding.expected))


def _ends(interval: Interval) -> list[object]:
    return [end for end in (interval.low, interval.high) if end.is_finite()]


def _distance(number: int, finding: Finding, speaker: Speaker) -> Distance:
    figure, expected = finding.subject, finding.expected or Interval.exact(0)
    unit = unit_of(figure)
    values = [abs(end) for end in (expected.low, expected.high, figure.value) if end.is_finite()]
    power, scale = _scale(unit, max(values).adjusted())
    ends = [end.scaleb(-power) for end in (expected.low, expected.high) if end.is_finite()]
    axis = ticks(*span([*ends, figure.value.scaleb(-power)]))
    title = f"{number} · {capital(speaker.name(figure))}"
    return Distance(
        title=title if len(title) <= LABEL else f"{title[: LABEL - 1]}…",
        stated=figure.value.scaleb(-power),
        low=expected.low.scaleb(-power) if expected.low.is_finite() else None,
        high=expected.high.scaleb(-power) if expected.high.is_finite() else None,
        stated_label=f"{speaker.say(LABELS['stated'])} {speaker.value(figure)}",
        expected_label=f"{speaker.say(LABELS['expected'])} {speaker.interval(expected, unit)}",
        difference=difference(finding, speaker),
        unit=speaker.say(scale),
        ticks=tuple((tick, speaker.number(tick)) for tick in axis),
        voice=voice_of(figure),
        alert=finding.severity == "error",
    )


def _scale(unit: str, digits: int) -> tuple[int, Text]:
    """The power of ten that an axis is told in, and how it is called; only rupiah runs that high."""
    for power, scale in words.SCALES if unit == "IDR" else ():
        if digits >= power:
            return power, scale.fill(unit=words.UNITS[unit])
    return 0, words.UNITS[unit]


def difference(finding: Finding, speaker: Speaker) -> str:
    """How far the stated value is off, with its sign; nothing where nothing is expected or it lies inside."""
    apart = finding.difference
    if not apart:
        return ""
    unit = unit_of(finding.subject)
    size = abs(apart)
    if unit in WHOLE:  # against the range as it is shown, which is rounded outward
        size = size.to_integral_value(ROUND_FLOOR)
    said = speaker.amount(size, "points" if unit == "percent" else unit)
    return f"{'+' if apart > 0 else '−'}{said.lstrip('+')}"


def _table(shown: list[Numbered], speaker: Speaker) -> Table:
    rows = tuple(
        row(
            Cell(str(number), finding=number),
            Cell(capital(speaker.name(finding.subject))),
            (
                Cell(speaker.say(SEVERITY_TITLES[finding.severity]), severity=finding.severity),
                Cell(speaker.known(CHECKS, finding.check)),
            ),
            speaker.cell(finding.subject),
            expected_cell(finding, speaker) or "–",
            difference(finding, speaker) or "–",
        )
        for number, finding in shown
    )
    titles = heads(speaker, no=5, figure=21, severity=22, stated=-17, expected=-19, difference=-16)
    line = source_line(speaker, [finding.subject for _, finding in shown])
    return Table(speaker.say(words.FINDINGS_TABLE), titles, rows, line)


def expected_cell(finding: Finding, speaker: Speaker) -> Cell | None:
    """What the figure should be, with the sources that say so."""
    if finding.expected is None:
        return None
    said = speaker.interval(finding.expected, unit_of(finding.subject))
    return Cell(said, sources_of(finding.evidence), "required")


def finding_block(number: int, finding: Finding, speaker: Speaker) -> FindingBlock:
    """One finding, with everything that supports it."""
    figure = finding.subject
    named = [capital(speaker.name(figure))]
    if figure.region == speaker.case.region:  # the name of another region is part of the figure's
        named.append(speaker.region(figure.region))
    return FindingBlock(
        number=number,
        id=plain(finding.id),
        severity=finding.severity,
        severity_title=speaker.say(SEVERITY_TITLES[finding.severity]),
        check=speaker.known(CHECKS, finding.check),
        title=", ".join((*named, speaker.period(figure.period))),
        stated=speaker.cell(figure),
        expected=expected_cell(finding, speaker),
        difference=difference(finding, speaker),
        message=capital(plain(speaker.say(finding.message), 2000)),
        explanations=tuple(_explanation(each, speaker) for each in finding.explanations),
        evidence=_evidence(number, finding, speaker),
        formula=speaker.formula(finding.formula),
        reference=plain(finding.reference),
    )


def _explanation(explanation: Explanation, speaker: Speaker) -> str:
    title = EXPLANATIONS.get(explanation.code)
    detail = plain(speaker.say(explanation.detail))
    return f"{capital(speaker.say(title))}: {detail}" if title else capital(detail)


def _evidence(number: int, finding: Finding, speaker: Speaker) -> Table | None:
    if not finding.evidence:
        return None
    rows = tuple(_evidence_row(figure, speaker) for figure in finding.evidence[:EVIDENCE_SHOWN])
    left = len(finding.evidence) - len(rows)
    slots = {"shown": len(rows), "all": len(finding.evidence)}
    note = speaker.say(words.CAPPED, **slots) if left else ""
    titles = heads(speaker, figure=44, value=-20, period=18, source=18)
    line = source_line(speaker, list(finding.evidence))
    return Table(speaker.say(words.EVIDENCE_TABLE, n=number), titles, rows, line, note)


def _evidence_row(figure: Figure, speaker: Speaker) -> tuple[tuple[Cell, ...], ...]:
    value = Cell(speaker.value(figure), voice=voice_of(figure))
    return row(capital(speaker.name(figure)), value, speaker.period(figure.period), speaker.proof(figure))
