"""The report of a round for a regency or city, a province, or the nation, in the order of every report."""

from __future__ import annotations

from pantau.core import regions
from pantau.core.text import Language
from pantau.report import words as review_words
from pantau.report.appendix import Making
from pantau.report.blocks import Document, Opening, Signature
from pantau.report.names import LABELS, ROLES
from pantau.report.round import words
from pantau.report.round.achievement import achievement
from pantau.report.round.appendix import appendix
from pantau.report.round.findings import findings
from pantau.report.round.follow_up import obstacles_and_follow_up
from pantau.report.round.model import RoundReport, Sender
from pantau.report.round.numbered import Numbered
from pantau.report.round.rolled import rolled_up
from pantau.report.round.rules import rules_and_budget
from pantau.report.round.summary import one_page
from pantau.report.round.telling import Teller, in_words
from pantau.report.round.withheld import withhold
from pantau.report.saying import plain
from pantau.report.spelled import spelled_date


def round_report(
    report: RoundReport, language: Language, making: Making, sender: Sender, *, published: bool = True
) -> Document:
    """The report in one language; ``published`` withholds small cells, ``making.now`` gives every date in it."""
    report = rolled_up(report, language)
    withheld = withhold(report) if published else None
    if withheld is not None:
        report = withheld.report
    teller = Teller(report, language)
    numbered = Numbered.of(report, teller)
    today = making.now.date()
    return Document(
        language=language,
        date=(today.year, today.month, today.day),
        opening=_opening(report, teller, making, sender),
        summary=one_page(report, numbered, teller, today),
        sections=(
            achievement(report, numbered, teller),
            findings(report, numbered, teller),
            rules_and_budget(report, teller),
            obstacles_and_follow_up(report, numbered, teller, today),
            appendix(report, numbered, teller, making, withheld),
        ),
        closing=teller.say(words.CLOSING),
        place_and_date=place_and_date(sender, teller, today.isoformat()),
        signatures=signatures(sender, language),
        labels={key: teller.say(text) for key, text in LABELS.items()},
    )


def _opening(report: RoundReport, teller: Teller, making: Making, sender: Sender) -> Opening:
    today = making.now.date()
    scope = teller.say(
        words.SCOPE, period=teller.period_text(report.round.period), as_of=teller.period_text(report.as_of)
    )
    if report.region == regions.NATION:
        scope = f"{teller.say(words.TO_THE_PRESIDENT)} · {scope}"
    sentence = teller.say(
        words.OPENING,
        spelled=spelled_date(today, teller.language),
        date=teller.period_text(today.isoformat()),
        region=teller.full_region(report.region),
        basis=teller.tell(report.round.basis),
    )
    return Opening(
        letterhead=letterhead(sender, teller.language),
        title=title_of(report, teller.language),
        subject=teller.say(
            words.SUBJECT, region=teller.full_region(report.region), round=teller.tell(report.round.title)
        ),
        scope=scope,
        number=teller.say(review_words.NUMBER, number=plain(sender.number) or review_words.DOTS),
        sentence=sentence,
        address=plain(sender.letterhead.address),
    )


def title_of(report: RoundReport, language: Language) -> str:
    """What a report is called, by the level of its region."""
    return words.TITLES.get(regions.level(report.region), words.TITLES["regency"]).say(language)


def letterhead(sender: Sender, language: Language) -> tuple[str, ...]:
    """The lines of the letterhead, or where it has to stand."""
    lines = tuple(plain(line) for line in sender.letterhead.lines if plain(line))
    return lines or (review_words.LETTERHEAD.say(language),)


def place_and_date(sender: Sender, teller: Teller, day: str) -> str:
    """Where and when it is signed."""
    place = plain(sender.place) or review_words.DOTS
    return teller.say(review_words.PLACE_AND_DATE, place=place, date=teller.period_text(day))


def signatures(sender: Sender, language: Language) -> tuple[Signature, ...]:
    """Who signs; dotted lines where nobody is named."""
    if not sender.signers:
        dots = review_words.DOTS
        return tuple(Signature(role.say(language), dots, dots, dots) for role in ROLES)
    return tuple(
        Signature(
            in_words(each.role, language),
            *(plain(part) or review_words.DOTS for part in (each.name, each.rank, each.nip)),
        )
        for each in sender.signers
    )
