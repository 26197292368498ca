"""Obstacles and follow-up of a round: what stands in the way, who does what by when, and how far everybody is."""

from __future__ import annotations

from datetime import date

from pantau.report import words as review_words
from pantau.report.appendix import Cells, row
from pantau.report.blocks import Block, Cell, Paragraph, Section, Table
from pantau.report.round import words
from pantau.report.round.columns import heads
from pantau.report.round.model import Obstacle, Progress, RoundFinding, RoundReport
from pantau.report.round.numbered import SHOWN, Numbered
from pantau.report.round.rules import capped, sources
from pantau.report.round.telling import NOTHING, Teller
from pantau.report.saying import capital, plain


def obstacles_and_follow_up(report: RoundReport, numbered: Numbered, teller: Teller, today: date) -> Section:
    """Section 5."""
    blocks = [
        *_progress(report, teller),
        *_obstacles(report, teller),
        *_follow_ups(report, numbered, teller, today),
    ]
    return Section("5", "tindak-lanjut", teller.say(review_words.FOLLOW_UP), tuple(blocks))


def _progress(report: RoundReport, teller: Teller) -> list[Block]:
    if not report.progress:
        return []
    rows = tuple(_standing(each, teller) for each in report.progress)
    titles = heads(teller, region=28, state=30, answers=-16, open=-13, late=-13)
    return [Table(teller.say(words.PROGRESS_TABLE), titles, rows, sources(teller, set()))]


def _standing(standing: Progress, teller: Teller) -> Cells:
    state = [Cell(capital(teller.tell(standing.state)))]
    if standing.days_late > 0:
        late = teller.say(words.DAYS_LATE, days=teller.number(standing.days_late))
        state.append(Cell(late, severity="warning"))
    said = {"n": teller.number(standing.answered), "all": teller.number(standing.asked)}
    return row(
        plain(standing.name) or teller.region(standing.region),
        tuple(state),
        teller.say(words.OF, **said),
        teller.number(standing.open_findings),
        teller.number(standing.late_follow_ups),
    )


def _obstacles(report: RoundReport, teller: Teller) -> list[Block]:
    if not report.obstacles:
        return [Paragraph(teller.say(words.NO_OBSTACLES))]
    shown = report.obstacles[:SHOWN]
    rows = tuple(_obstacle(each, report, teller) for each in shown)
    titles = heads(teller, obstacle=34, cause=28, recommendation=38)
    note = capped(teller, len(shown), len(report.obstacles))
    return [Table(teller.say(words.OBSTACLES_TABLE), titles, rows, sources(teller, set()), note)]


def _obstacle(obstacle: Obstacle, report: RoundReport, teller: Teller) -> Cells:
    what = [Cell(capital(teller.tell(obstacle.what)))]
    if obstacle.region and obstacle.region != report.region:
        what.insert(0, Cell(teller.region(obstacle.region)))
    cause, recommendation = teller.tell(obstacle.cause), teller.tell(obstacle.recommendation)
    return row(tuple(what), capital(cause) or NOTHING, capital(recommendation) or NOTHING)


def _follow_ups(report: RoundReport, numbered: Numbered, teller: Teller, today: date) -> list[Block]:
    found = [_of_finding(n, each, report, teller, today) for n, each in numbered.open if _asks(each)]
    stood = [_of_obstacle(each, report, teller, today) for each in report.obstacles if each.action]
    rows = [*found, *stood]
    if not rows:
        return [Paragraph(teller.say(words.NO_FOLLOW_UPS))]
    shown = tuple(rows[: 2 * SHOWN])
    titles = heads(teller, about=24, action=36, owner=22, due=18)
    note = capped(teller, len(shown), len(rows))
    return [Table(teller.say(words.FOLLOW_UPS_TABLE), titles, shown, sources(teller, set()), note)]


def _asks(finding: RoundFinding) -> bool:
    return bool(finding.action or finding.recommendation)


def _of_finding(
    number: int, finding: RoundFinding, report: RoundReport, teller: Teller, today: date
) -> Cells:
    about = [Cell(teller.say(words.FINDING_NUMBER, n=number))]
    if finding.region and finding.region != report.region:
        about.append(Cell(teller.region(finding.region)))
    what = [Cell(capital(teller.tell(finding.action or finding.recommendation)))]
    if finding.evidence:
        what.append(Cell(teller.say(words.PROOF, said=plain(finding.evidence))))
    return row(tuple(about), tuple(what), teller.owner(finding.owner), teller.due(finding.due, today))


def _of_obstacle(obstacle: Obstacle, report: RoundReport, teller: Teller, today: date) -> Cells:
    about = [Cell(capital(teller.tell(obstacle.what, 160)))]
    if obstacle.region and obstacle.region != report.region:
        about.append(Cell(teller.region(obstacle.region)))
    what = [Cell(capital(teller.tell(obstacle.action)))]
    if obstacle.status:
        what.append(Cell(capital(teller.tell(obstacle.status))))
    due = teller.due(obstacle.due, today, done=obstacle.done)
    return row(tuple(about), tuple(what), teller.owner(obstacle.owner), due)
