"""A review as a document: the same parts for the page and for paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pantau.core.notation import format_number
from pantau.core.text import Language
from pantau.figures import Case, Review
from pantau.report import words
from pantau.report.achievement import achievement
from pantau.report.appendix import Making, appendix
from pantau.report.blocks import Document, Opening, Signature
from pantau.report.findings import consistency
from pantau.report.follow_up import obstacles, rules_and_budget
from pantau.report.names import LABELS, ROLES
from pantau.report.saying import Speaker, plain
from pantau.report.selection import Selection
from pantau.report.spelled import spelled_date
from pantau.report.summary import one_page

SUBJECT: Final = 160  # characters: it also stands at the foot of every page


@dataclass(frozen=True)
class Office:
    """Whose report it is; what is not given is left as a dotted line to be filled in.

    ``signers`` are (role, name, rank, NIP).
    """

    letterhead: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    signers: tuple[tuple[str, str, str, str], ...] = ()


def build_document(
    review: Review, language: Language, making: Making, office: Office | None = None
) -> Document:
    """The report of a review in one language; ``making.now`` gives every date in it."""
    office = office or Office()
    speaker = Speaker(review.case, language)
    selection = Selection.of(review)
    today = making.now.date()
    date = speaker.period_text(today.isoformat())
    return Document(
        language=language,
        date=(today.year, today.month, today.day),
        opening=_opening(review.case, speaker, making, office),
        summary=one_page(selection, speaker, today),
        sections=(
            achievement(selection, speaker),
            consistency(selection, speaker),
            rules_and_budget(selection, speaker),
            obstacles(selection, speaker, today),
            appendix(selection, speaker, making),
        ),
        closing=speaker.say(words.CLOSING),
        place_and_date=speaker.say(words.PLACE_AND_DATE, place=plain(office.place) or words.DOTS, date=date),
        signatures=_signatures(speaker, office),
        labels={key: speaker.say(text) for key, text in LABELS.items()},
    )


def _opening(case: Case, speaker: Speaker, making: Making, office: Office) -> Opening:
    today = making.now.date()
    title = plain(case.title, SUBJECT) or plain(case.id, SUBJECT)
    sources = {figure.source for figure in case.figures if figure.source}
    sentence = speaker.say(
        words.OPENING,
        spelled=spelled_date(today, speaker.language),
        date=speaker.period_text(today.isoformat()),
        figures=format_number(len(case.figures), speaker.language),
        sources=format_number(len(sources), speaker.language),
        title=title,
    )
    scope = speaker.say(
        words.SCOPE, region=speaker.full_region(case.region), period=speaker.period_text(case.period)
    )
    return Opening(
        letterhead=tuple(plain(line) for line in office.letterhead) or (speaker.say(words.LETTERHEAD),),
        title=speaker.say(words.TITLE),
        subject=title,
        scope=scope,
        number=speaker.say(words.NUMBER, number=plain(office.number) or words.DOTS),
        sentence=sentence,
    )


def _signatures(speaker: Speaker, office: Office) -> tuple[Signature, ...]:
    if office.signers:
        return tuple(Signature(*(plain(part) or words.DOTS for part in signer)) for signer in office.signers)
    return tuple(Signature(speaker.say(role), words.DOTS, words.DOTS, words.DOTS) for role in ROLES)
