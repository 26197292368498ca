"""The minutes of a meeting of the round, and the official note that reports its result."""

from __future__ import annotations

from datetime import date

from pantau.figures import SEVERITY_TITLES
from pantau.report import words as review_words
from pantau.report.appendix import row
from pantau.report.blocks import Block, Cell, Paragraph, Section, Table
from pantau.report.round import letter_words as words
from pantau.report.round import words as round_words
from pantau.report.round.achievement import main_figures
from pantau.report.round.columns import heads
from pantau.report.round.findings import findings_table
from pantau.report.round.letters import (
    agenda_table,
    attachment,
    attendance_table,
    event,
    inside,
    pairs,
    paper,
)
from pantau.report.round.model import Letter, Meeting, RoundReport, Sender
from pantau.report.round.numbered import Numbered
from pantau.report.round.paper import Paper
from pantau.report.round.report import place_and_date, signatures
from pantau.report.round.summary import finding_line, follow_ups, verdict
from pantau.report.round.telling import NOTHING, Teller
from pantau.report.saying import capital, plain, sources_of
from pantau.report.spelled import spelled_date

ROMAN = ("I", "II", "III", "IV", "V", "VI")
MOST = 12  # findings or steps that a note of one page can hold


def minutes(meeting: Meeting, report: RoundReport, sender: Sender, teller: Teller) -> Paper:
    """The minutes; they are dated on the day of the meeting."""
    numbered = Numbered.of(report, teller)
    title = teller.say(words.TITLES["minutes"])
    names = attendance_table(meeting.attendance, teller, len(meeting.attendance))
    attached = (
        (attachment(teller, teller.say(words.TITLES["attendance"]), (names,)),) if meeting.attendance else ()
    )
    return paper(
        sender,
        teller,
        meeting.day,
        title=title,
        subject=event(meeting, teller),
        number=teller.say(review_words.NUMBER, number=plain(sender.number) or review_words.DOTS),
        opening=(_minutes_opening(meeting, teller),),
        sections=_numbered(_minutes_parts(meeting, report, numbered, teller)),
        closing=teller.say(words.MINUTES_CLOSING),
        place_and_date=place_and_date(sender, teller, meeting.day.isoformat()),
        signatures=signatures(sender, teller.language),
        attachments=attached,
        footer=f"{title.capitalize()}: {event(meeting, teller)}",
    )


def _minutes_opening(meeting: Meeting, teller: Teller) -> str:
    return teller.say(
        words.MINUTES_OPENING,
        spelled=spelled_date(meeting.day, teller.language),
        date=teller.day(meeting.day),
        place=plain(meeting.place) or review_words.DOTS,
        event=inside(event(meeting, teller)),
        round=inside(teller.tell(meeting.round.title)),
        chair=plain(meeting.chair) or review_words.DOTS,
        people=teller.number(len(meeting.attendance)),
    )


def _minutes_parts(
    meeting: Meeting, report: RoundReport, numbered: Numbered, teller: Teller
) -> list[tuple[str, list[Block]]]:
    parts: list[tuple[str, list[Block]]] = []
    if meeting.agenda:
        parts.append((teller.say(words.AGENDA), [agenda_table(meeting, teller)]))
    parts.append((teller.say(review_words.ACHIEVEMENT), main_figures(report, numbered, teller)))
    found: list[Block] = [Paragraph(teller.say(round_words.NO_FINDINGS))]
    if numbered.findings:
        found = [findings_table(report, numbered, teller)]
    parts.append((teller.say(review_words.CONSISTENCY), found))
    if meeting.discussion:
        said: list[Block] = [Paragraph(capital(teller.tell(each))) for each in meeting.discussion]
        parts.append((teller.say(words.DISCUSSION), said))
    parts.append((teller.say(words.AGREED), [_agreed(meeting, teller)]))
    return parts


def _numbered(parts: list[tuple[str, list[Block]]]) -> tuple[Section, ...]:
    return tuple(
        Section(number, "", title, tuple(blocks))
        for number, (title, blocks) in zip(ROMAN, parts, strict=False)
    )


def _agreed(meeting: Meeting, teller: Teller) -> Block:
    if not meeting.agreements:
        return Paragraph(teller.say(words.NO_AGREEMENT))
    rows = tuple(
        row(str(n), capital(teller.tell(each.what)), teller.owner(each.owner), teller.day(each.due))
        for n, each in enumerate(meeting.agreements, 1)
    )
    titles = heads(teller, no=6, action=48, owner=26, due=20)
    line = teller.say(words.MEETING_SOURCE, date=teller.day(meeting.day))
    return Table("", titles, rows, line)


def note(letter: Letter, report: RoundReport, sender: Sender, teller: Teller, today: date) -> Paper:
    """The official note: basis, result, what needs attention, what is proposed."""
    numbered = Numbered.of(report, teller)
    title = teller.say(words.TITLES["note"])
    subject = teller.tell(letter.subject) or _default_subject(report, teller)
    values = {
        "to": f"{teller.say(words.DEAR)} {'; '.join(plain(each) for each in letter.to)}",
        "from": plain(letter.sender_role) or review_words.DOTS,
        "copies": "; ".join(plain(each) for each in letter.copies),
        "date": teller.day(today),
        "number": plain(sender.number) or review_words.DOTS,
        "nature": teller.tell(letter.nature),
        "enclosed": teller.tell(letter.enclosed) or teller.say(words.NONE),
        "subject": subject,
    }
    opening = teller.say(
        words.NOTE_OPENING,
        round=inside(teller.tell(report.round.title)),
        region=teller.full_region(report.region),
        as_of=teller.period_text(report.as_of),
    )
    return paper(
        sender,
        teller,
        today,
        title=title,
        reference=pairs(teller, values),
        opening=(opening,),
        sections=tuple(
            Section(str(n), "", name, tuple(blocks))
            for n, (name, blocks) in enumerate(_note_parts(report, numbered, teller, today), 1)
        ),
        closing=teller.say(words.NOTE_CLOSING),
        place_and_date=place_and_date(sender, teller, today.isoformat()),
        signatures=signatures(sender, teller.language)[-1:],
        footer=f"{title.capitalize()}: {subject}",
    )


def _default_subject(report: RoundReport, teller: Teller) -> str:
    slots = {"region": teller.region(report.region), "round": teller.tell(report.round.title)}
    return teller.say(round_words.SUBJECT, **slots)


def _note_parts(
    report: RoundReport, numbered: Numbered, teller: Teller, today: date
) -> list[tuple[str, list[Block]]]:
    basis = teller.say(
        words.NOTE_BASIS_TEXT,
        basis=teller.tell(report.round.basis),
        round=inside(teller.tell(report.round.title)),
        period=teller.period_text(report.round.period),
    )
    result: list[Block] = [Paragraph(verdict(report, numbered, teller, today))]
    return [
        (teller.say(words.NOTE_BASIS), [Paragraph(basis)]),
        (teller.say(words.NOTE_RESULT), [*result, *main_figures(report, numbered, teller)]),
        (teller.say(words.NOTE_WRONG), [_wrong(report, numbered, teller)]),
        (teller.say(words.NOTE_ACTION), [_steps(report, numbered, teller, today)]),
    ]


def _wrong(report: RoundReport, numbered: Numbered, teller: Teller) -> Block:
    wrong = [pair for pair in numbered.open if pair[1].severity != "info"]
    if not wrong:
        return Paragraph(teller.say(round_words.NOTHING_WRONG))
    rows = tuple(
        row(
            str(number),
            Cell(finding_line(each, report, teller), sources_of([each.stated]) if each.stated else ()),
            Cell(teller.say(SEVERITY_TITLES[each.severity]), severity=each.severity),
            capital(teller.tell(each.state)),
        )
        for number, each in wrong[:MOST]
    )
    titles = heads(teller, no=6, finding=50, severity=24, state=20)
    return Table("", titles, rows, _note_source(report, teller))


def _steps(report: RoundReport, numbered: Numbered, teller: Teller, today: date) -> Block:
    left = follow_ups(report, numbered, teller)
    if not left:
        return Paragraph(teller.say(round_words.NOTHING_TO_DO))
    rows = tuple(
        row(str(n), what, owner or NOTHING, teller.due(due, today))
        for n, (what, owner, due) in enumerate(left[:MOST], 1)
    )
    titles = heads(teller, no=6, action=50, owner=24, due=20)
    return Table("", titles, rows, _note_source(report, teller))


def _note_source(report: RoundReport, teller: Teller) -> str:
    said = teller.say(round_words.ROUND_SOURCE, round=teller.tell(report.round.title))
    return teller.say(review_words.SOURCE_LINE, sources=said)
