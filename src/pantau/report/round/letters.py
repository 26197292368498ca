"""Invitation and attendance list of a meeting of the round."""

from __future__ import annotations

from datetime import date

from pantau.core.text import Language
from pantau.report import words as review_words
from pantau.report.blocks import Cell, Head, Paragraph, Section, Table
from pantau.report.names import COLUMNS, LABELS
from pantau.report.round import letter_words as words
from pantau.report.round.model import Attendee, Letter, Meeting, RoundReport, Sender
from pantau.report.round.paper import Pair, Paper
from pantau.report.round.report import letterhead, place_and_date, signatures
from pantau.report.round.telling import Teller
from pantau.report.saying import plain
from pantau.report.spelled import WEEKDAYS

MOST_ON_LETTER = 8  # more recipients are listed in the attachment
FEWEST_LINES = 15


def teller_of(meeting: Meeting, language: Language) -> Teller:
    """Who says the words of a meeting, which has no figures."""
    return Teller(RoundReport(meeting.round, meeting.region, meeting.day.isoformat()), language)


def invitation(meeting: Meeting, letter: Letter, sender: Sender, teller: Teller, today: date) -> Paper:
    """The letter that asks to come."""
    slots = {"basis": teller.tell(meeting.round.basis), "round": inside(teller.tell(meeting.round.title))}
    after = []
    if meeting.round.due:
        after.append(teller.say(words.INVITATION_PREPARE, due=teller.day(meeting.round.due)))
    if letter.contact:
        after.append(teller.say(words.INVITATION_ASK, contact=plain(letter.contact)))
    many = len(letter.to) > MOST_ON_LETTER
    attached = [agenda_section(meeting, teller)] if meeting.agenda else []
    if many:
        attached.insert(0, _recipients(letter, teller))
    return paper(
        sender,
        teller,
        today,
        dated=place_and_date(sender, teller, today.isoformat()),
        reference=_reference(letter, sender, teller),
        addressee=_addressee(letter, teller, many=many),
        opening=tuple(teller.say(each, **slots) for each in words.INVITATION),
        details=_details(meeting, teller),
        sections=(Section("", "", "", tuple(Paragraph(each) for each in after)),) if after else (),
        closing=teller.say(words.INVITATION_CLOSING),
        signatures=signatures(sender, teller.language)[-1:],
        copies=tuple(plain(each) for each in letter.copies),
        attachments=tuple(attached),
        footer=_subject(letter, teller),
    )


def _subject(letter: Letter, teller: Teller) -> str:
    return teller.tell(letter.subject) or teller.say(words.INVITATION_SUBJECT)


def _reference(letter: Letter, sender: Sender, teller: Teller) -> tuple[Pair, ...]:
    values = {
        "number": plain(sender.number) or review_words.DOTS,
        "nature": teller.tell(letter.nature),
        "enclosed": teller.tell(letter.enclosed) or teller.say(words.NONE),
        "subject": _subject(letter, teller),
    }
    return pairs(teller, values)


def pairs(teller: Teller, values: dict[str, str]) -> tuple[Pair, ...]:
    """Lines of a label and what stands behind its colon."""
    return tuple((teller.say(words.REFERENCE[key]), value) for key, value in values.items() if value)


def _addressee(letter: Letter, teller: Teller, *, many: bool) -> tuple[str, ...]:
    dear = teller.say(words.DEAR)
    at = (teller.say(words.AT_PLACE),) if teller.say(words.AT_PLACE) else ()
    if many:
        return (f"{dear} ({teller.say(words.LISTED)})", *at)
    if len(letter.to) == 1:
        return (f"{dear} {plain(letter.to[0])}", *at)
    return (dear, *(f"{place}. {plain(each)}" for place, each in enumerate(letter.to, 1)), *at)


def _recipients(letter: Letter, teller: Teller) -> Section:
    lines = tuple(Paragraph(f"{place}. {plain(each)}") for place, each in enumerate(letter.to, 1))
    return attachment(teller, teller.say(words.RECIPIENTS), lines)


def attachment(teller: Teller, title: str, blocks: tuple[Paragraph | Table, ...]) -> Section:
    """Something that begins on a page of its own."""
    return Section("", "", teller.say(words.ATTACHMENT, title=title.upper()), blocks)


def _details(meeting: Meeting, teller: Teller) -> tuple[Pair, ...]:
    weekday = teller.say(WEEKDAYS[meeting.day.weekday()])
    values = {
        "day": teller.say(words.DAY, weekday=weekday, date=teller.day(meeting.day)),
        "time": _time(meeting, teller),
        "place": plain(meeting.place),
        "event": event(meeting, teller),
    }
    return pairs(teller, values)


def _time(meeting: Meeting, teller: Teller) -> str:
    if not meeting.start:
        return ""
    text = words.FROM_TO if meeting.end else words.FROM
    return teller.say(text, start=plain(meeting.start), end=plain(meeting.end))


def event(meeting: Meeting, teller: Teller) -> str:
    """What is held, and for which region."""
    return teller.say(words.MEETING, region=teller.region(meeting.region))


def inside(text: str) -> str:
    """A title inside a sentence begins small."""
    return text[:1].lower() + text[1:]


def agenda_section(meeting: Meeting, teller: Teller) -> Section:
    """The agenda as an attachment."""
    return attachment(teller, teller.say(words.AGENDA), (agenda_table(meeting, teller),))


def agenda_table(meeting: Meeting, teller: Teller) -> Table:
    """The points of the agenda with their time and who leads them."""
    heads = (
        Head(teller.say(words.TIME), 16),
        Head(teller.say(words.AGENDA_ITEMS), 52),
        Head(teller.say(words.LEADER), 32),
    )
    rows = tuple(
        ((Cell(plain(each.time)),), (Cell(teller.tell(each.what)),), (Cell(plain(each.by)),))
        for each in meeting.agenda
    )
    return Table("", heads, rows)


def attendance(meeting: Meeting, sender: Sender, teller: Teller, today: date) -> Paper:
    """The list to be signed: those who are known, then empty lines."""
    title = teller.say(words.TITLES["attendance"])
    return paper(
        sender,
        teller,
        today,
        title=title,
        subject=event(meeting, teller),
        details=_details(meeting, teller)[:-1],
        sections=(Section("", "", "", (attendance_table(meeting.attendance, teller, FEWEST_LINES),)),),
        place_and_date=place_and_date(sender, teller, meeting.day.isoformat()),
        signatures=signatures(sender, teller.language)[-1:],
        footer=f"{title}: {event(meeting, teller)}",
    )


def attendance_table(names: tuple[Attendee, ...], teller: Teller, lines: int = 0) -> Table:
    """Names, positions and offices with room to sign, at least so many lines."""
    titles = {words.NAME: 30, words.POSITION: 22, words.OFFICE: 24, words.SIGNATURE: 18}
    heads = (
        Head(teller.say(COLUMNS["no"]), 6),
        *(Head(teller.say(title), width) for title, width in titles.items()),
    )
    empty = tuple(Attendee("") for _ in range(lines - len(names)))
    rows = tuple(
        tuple(
            (Cell(text),)
            for text in (str(n), plain(each.name), plain(each.position), plain(each.office), f"{n}.")
        )
        for n, each in enumerate((*names, *empty), 1)
    )
    return Table("", heads, rows, tall=True)


def paper(sender: Sender, teller: Teller, today: date, **parts: object) -> Paper:
    """A paper with the letterhead of its sender; what is not given stays empty."""
    empty: dict[str, object] = dict.fromkeys(
        ("title", "subject", "number", "dated", "closing", "place_and_date"), ""
    )
    empty |= dict.fromkeys(
        ("reference", "addressee", "opening", "details", "sections", "copies", "attachments"), ()
    )
    labels = {key: teller.say(text) for key, text in LABELS.items()}
    labels["copies"] = teller.say(words.REFERENCE["copies"])
    given: dict[str, object] = {
        "language": teller.language,
        "date": (today.year, today.month, today.day),
        "letterhead": letterhead(sender, teller.language),
        "address": plain(sender.letterhead.address),
        "labels": labels,
    }
    return Paper(**{**empty, **given, **parts})  # type: ignore[arg-type]
