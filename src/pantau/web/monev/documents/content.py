"""What documents are made of: a round in a region out of the database, in the shape that its documents read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet

from pantau.core import regions
from pantau.core.text import Text
from pantau.figures import Review
from pantau.monev import Submission, case_of
from pantau.report.round.model import (
    AgendaItem,
    Agreement,
    Attendee,
    Letter,
    Letterhead,
    Meeting,
    RoundHead,
    RoundReport,
    Sender,
    Signer,
)
from pantau.web.monev.beside import recorded
from pantau.web.monev.budgets.rows import line_of
from pantau.web.monev.findings.rows import finding_of
from pantau.web.monev.models import (
    KeptBudget,
    KeptFinding,
    KeptFindingEvent,
    KeptMeeting,
    KeptRegulation,
    KeptRound,
)
from pantau.web.monev.regulations.rows import regulation_of
from pantau.web.monev.reviewing import review_of
from pantau.web.monev.rounds.rows import instrument_of, round_of, standing_in, submission_of
from pantau.web.recorded.answers import state
from pantau.workspace_monev import RoundData, report_of

_CHAIR = Text("Pemimpin rapat", "Chair of the meeting")
_NOTER = Text("Notulis", "Secretary of the meeting")
_REPORTED = Text("Hasil {title}", "Result of {title}")


def report_content(row: KeptRound, region: str, today: date) -> RoundReport:
    """The content of the report of a region."""
    return report_of(round_data(row, region), region, today)


def all_contents(row: KeptRound, region: str, today: date) -> Iterator[RoundReport]:
    """The content of the report of every region in a region, of its provinces and of the whole."""
    whole = round_data(row, region)
    places = {one.region for one in whole.submissions}
    above = {code for one in places for code in regions.ancestors(one) if regions.within(code, region)}
    for place in sorted(places | above):
        yield report_of(whole, place, today)


def round_data(row: KeptRound, region: str) -> RoundData:
    """Everything of a round that lies in a region, in as many questions whatever the region."""
    instrument, round_ = instrument_of(row.instrument, row.instrument_version), round_of(row)
    sheets = list(
        inside(row.submissions.select_related("round").prefetch_related("revisions", "history"), region)
    )
    submissions = [submission_of(one) for one in sheets]
    by_region: dict[str, list[Submission]] = defaultdict(list)
    for one in submissions:
        if one.answers:
            by_region[one.region].append(one)
    reviews = {code: _reviewed(case_of(found, instrument, round_)) for code, found in by_region.items()}
    events = Prefetch("history", queryset=KeptFindingEvent.objects.order_by("pk"))
    findings = KeptFinding.objects.filter(round=row).prefetch_related(events)
    return RoundData(
        round=round_, instrument=instrument, submissions=submissions,
        standings=[standing_in(one) for one in sheets], reviews=reviews,
        findings=[finding_of(one) for one in inside(findings, region)],
        regulations=[regulation_of(one) for one in _with_above(KeptRegulation.objects.all(), region)],
        budgets=[line_of(one) for one in inside(KeptBudget.objects.filter(year=round_.period.end.year), region)],
        data=state()[:12] if (settings.HOME / "ledger").is_dir() else "",
    )  # fmt: skip


def meeting_of(kept: KeptMeeting, row: KeptRound) -> Meeting:
    """A meeting as its letters read it; a line of the form is an entry."""
    return Meeting(
        round=_head(row), region=kept.region, day=kept.day, start=kept.start, end=kept.end,
        place=kept.place, chair=kept.chair,
        agenda=tuple(AgendaItem(*one) for one in _rows(kept.agenda, 3)),
        attendance=tuple(Attendee(*one) for one in _rows(kept.attendance, 3)),
        discussion=tuple(line.strip() for line in kept.discussion.splitlines() if line.strip()),
        agreements=tuple(
            Agreement(what, owner, date.fromisoformat(due) if due else None)
            for what, owner, due in _rows(kept.agreements, 3)
        ),
    )  # fmt: skip


def letter_of(kept: KeptMeeting | None, row: KeptRound, office: Any) -> Letter:
    """The frame of an invitation or a note: to whom, from whom."""
    to = tuple(line.strip() for line in (kept.to if kept else "").splitlines() if line.strip())
    return Letter(
        to=to or (regions.full_name(row.region),),
        sender_role=office.name,
        subject=_REPORTED.fill(title=Text(**row.title)),
    )


def sender_of(kept: KeptMeeting | None, office: Any) -> Sender:
    """Whose paper it is: the letterhead of the office of whoever makes the document."""
    lines = tuple(line.strip() for line in office.letterhead.splitlines() if line.strip())
    signers = (Signer(_CHAIR, kept.chair if kept else ""), Signer(_NOTER))
    place = regions.region(office.region).name
    return Sender(Letterhead(lines or (office.name,)), kept.number if kept else "", place, signers)


def inside(rows: QuerySet[Any], region: str) -> QuerySet[Any]:
    """Rows of a region and of those in it."""
    if region == regions.NATION:
        return rows
    return rows.filter(Q(region=region) | Q(region__startswith=f"{region}."))


def _with_above(rows: QuerySet[Any], region: str) -> QuerySet[Any]:
    """Rules of the regions above hold in a region too."""
    if region == regions.NATION:
        return rows
    return rows.filter(
        Q(region=region) | Q(region__startswith=f"{region}.") | Q(region__in=regions.ancestors(region))
    )


def _reviewed(case: Any) -> Review:
    return review_of(case, recorded(case.figures))


def _head(row: KeptRound) -> RoundHead:
    return RoundHead(str(row.pk), Text(**row.title), row.period, row.due)


def _rows(text: str, parts: int) -> list[tuple[str, ...]]:
    """The lines of a text, each with so many parts between semicolons."""
    found = []
    for line in text.splitlines():
        if line.strip():
            given = [part.strip() for part in line.split(";", parts - 1)]
            found.append((*given, *[""] * (parts - len(given))))
    return found
