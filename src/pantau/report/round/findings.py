"""Whether the figures agree: the distances that are open, every finding with where it stands, findings by region."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from pantau.core import regions
from pantau.figures import SEVERITIES, SEVERITY_TITLES, Figure
from pantau.report import words as review_words
from pantau.report.appendix import Cells, row
from pantau.report.blocks import Block, Cell, Chart, Paragraph, Section, Table
from pantau.report.findings import consistency
from pantau.report.names import CHECKS
from pantau.report.round import words
from pantau.report.round.columns import heads, source_line
from pantau.report.round.model import RoundFinding, RoundReport
from pantau.report.round.numbered import SHOWN, Numbered
from pantau.report.round.summary import finding_line
from pantau.report.round.telling import NOTHING, Teller
from pantau.report.saying import capital, plain, sources_of, unit_of

DRAWN = 5


def findings(report: RoundReport, numbered: Numbered, teller: Teller) -> Section:
    """Section 3."""
    counted = {"checks": teller.number(report.checks), "agreeing": teller.number(report.agreeing)}
    blocks: list[Block] = [Paragraph(teller.say(words.CHECKED, **counted))]
    if not numbered.findings:
        blocks.append(Paragraph(teller.say(words.NO_FINDINGS)))
    else:
        blocks += [*_drawing(numbered, teller), findings_table(report, numbered, teller)]
        blocks += _by_region(report, numbered, teller)
    return Section("3", "temuan", teller.say(review_words.CONSISTENCY), tuple(blocks))


def _drawing(numbered: Numbered, teller: Teller) -> list[Block]:
    """The distances of the gravest open findings, drawn as the report of a review draws them."""
    graver = tuple(
        each for each in numbered.selection.findings if each.severity != "info" and each.difference
    )
    selection = replace(numbered.selection, findings=graver[:DRAWN])
    drawn = [each for each in consistency(selection, teller).blocks if isinstance(each, Chart)]
    return [replace(chart, table=None) for chart in drawn]


def findings_table(report: RoundReport, numbered: Numbered, teller: Teller) -> Table:
    """Every finding of a region with where it stands; of a province or the nation, the gravest."""
    shown = (
        list(enumerate(numbered.findings, 1))[:SHOWN]
        if regions.children(report.region)
        else list(enumerate(numbered.findings, 1))
    )
    rows = tuple(_row(number, finding, report, teller) for number, finding in shown)
    used: list[Figure] = [each.stated for _, each in shown if each.stated]
    note = ""
    if len(shown) < len(numbered.findings):
        counts = {"shown": teller.number(len(shown)), "all": teller.number(len(numbered.findings))}
        note = teller.say(words.MORE_FINDINGS, **counts)
    titles = heads(teller, no=5, finding=43, stated=-16, expected=-16, state=20)
    return Table(teller.say(words.FINDINGS_TABLE), titles, rows, _source(used, report, teller), note)


def _source(used: list[Figure], report: RoundReport, teller: Teller) -> str:
    if used:
        return source_line(teller, used)
    said = teller.say(words.ROUND_SOURCE, round=teller.tell(report.round.title))
    return teller.say(review_words.SOURCE_LINE, sources=said)


def _row(number: int, finding: RoundFinding, report: RoundReport, teller: Teller) -> Cells:
    said = [Cell(finding_line(finding, report, teller))]
    if finding.message:
        said.append(Cell(capital(teller.tell(finding.message))))
    if finding.explanation:
        said.append(Cell(teller.say(words.EXPLAINED, said=teller.tell(finding.explanation))))
    state = [Cell(capital(teller.tell(finding.state)))]
    if not finding.closed:
        state.insert(0, Cell(teller.say(SEVERITY_TITLES[finding.severity]), severity=finding.severity))
        ages = {"days": teller.number(finding.days), "rounds": finding.rounds}
        state.append(Cell(teller.say(words.AGE, **ages)))
    known = teller.known(CHECKS, finding.check) if finding.check else teller.say(words.BY_PERSON)
    stated = teller.cell(finding.stated) if finding.stated else NOTHING
    return row(str(number), tuple(said), stated, expected_cell(finding, teller), (*state, Cell(plain(known))))


def expected_cell(finding: RoundFinding, teller: Teller) -> str | Cell:
    """What the figure should be, or a dash."""
    if finding.expected is None or finding.stated is None:
        return NOTHING
    said = teller.interval(finding.expected, unit_of(finding.stated))
    return Cell(said, sources_of(finding.proof), "required")


def _by_region(report: RoundReport, numbered: Numbered, teller: Teller) -> list[Block]:
    """How many findings are open in each region below, the most first."""
    away = [each for _, each in numbered.open if each.region and each.region != report.region]
    if len({each.region for each in away}) < 2:
        return []
    away.sort(key=lambda each: each.region)
    groups = [(region, list(group)) for region, group in groupby(away, key=lambda each: each.region)]
    groups.sort(key=lambda pair: (-len(pair[1]), pair[0]))
    rows = tuple(
        row(
            teller.region(region),
            *(_count(sum(each.severity == kind for each in group), teller) for kind in SEVERITIES),
            teller.number(max(each.days for each in group)),
        )
        for region, group in groups
    )
    titles = heads(teller, region=28, error=-15, warning=-15, asked=-15, info=-12, oldest=-15)
    return [Table(teller.say(words.BY_REGION), titles, rows, _source([], report, teller))]


def _count(number: int, teller: Teller) -> str:
    return teller.number(number) if number else NOTHING
