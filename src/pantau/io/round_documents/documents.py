"""The documents of a round as bytes: what is made, for whom, in which language and form."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

from pantau.core.text import Language, Text
from pantau.errors import PantauError
from pantau.io.document_drawings import draw
from pantau.io.document_page import html_page
from pantau.io.document_paper import set_paper
from pantau.io.documents import law_version
from pantau.io.round_documents.presentation import presentation
from pantau.io.round_documents.word import word_letter, word_report
from pantau.report.appendix import Making
from pantau.report.round import letters
from pantau.report.round import minutes as written
from pantau.report.round import slides as shown
from pantau.report.round.model import Letter, Meeting, RoundReport, Sender
from pantau.report.round.paper import Paper
from pantau.report.round.report import round_report
from pantau.report.round.rolled import rolled_up
from pantau.report.round.telling import Teller
from pantau.report.round.withheld import withhold

FORMS: Final = {
    "report": ("pdf", "docx", "html"),
    "slides": ("pdf", "pptx"),
    "invitation": ("pdf", "docx"),
    "attendance": ("pdf", "docx"),
    "minutes": ("pdf", "docx"),
    "note": ("pdf", "docx"),
}
_NO_FORM: Final = Text(
    "{kind} tidak dibuat sebagai '{form}'; pilih {forms}", "no {kind} is made as '{form}'; choose {forms}"
)
_CREST: Final = Text(
    "lambang pada kop surat bukan PNG atau JPEG, atau lebih besar dari 512 KB; sebutkan gambar lain",
    "the crest of the letterhead is no PNG or JPEG, or larger than 512 KB; name another picture",
)
_MOST_CREST: Final = 512 * 1024


class Issuing(NamedTuple):
    """How documents are issued: language, the moment that dates them, whose they are, from which templates.

    ``published`` withholds counts of fewer than five people; ``templates`` is a folder with an office's own.
    """

    language: Language
    now: datetime
    sender: Sender = Sender()
    templates: Path | None = None
    published: bool = True


def report(content: RoundReport, how: Issuing, form: str = "pdf") -> bytes:
    """The report of a region: ``pdf``, ``docx`` or one page of ``html``."""
    crest = _ready("report", form, how)
    document = round_report(content, how.language, _making(content, how), how.sender, published=how.published)
    if form == "docx":
        return word_report(document, how.now, how.templates, crest)
    drawings = draw(document.charts())
    if form == "html":
        return html_page(document, drawings)
    return set_paper("report.typ", document, drawings, how.now, crest=crest)


def slides(content: RoundReport, how: Issuing, form: str = "pdf") -> bytes:
    """The slides of a region: ``pdf`` or ``pptx``."""
    _ready("slides", form, how)
    deck = shown.slides(content, how.language, _making(content, how), how.sender, published=how.published)
    if form == "pptx":
        return presentation(deck, how.now, how.templates)
    return set_paper("slides.typ", deck, draw(deck.charts()), how.now)


def invitation(meeting: Meeting, letter: Letter, how: Issuing, form: str = "pdf") -> bytes:
    """The invitation to a meeting of the round: ``pdf`` or ``docx``, as all letters."""
    teller = letters.teller_of(meeting, how.language)
    paper = letters.invitation(meeting, letter, how.sender, teller, how.now.date())
    return _letter(paper, "invitation", how, form)


def attendance(meeting: Meeting, how: Issuing, form: str = "pdf") -> bytes:
    """The list that those who come sign."""
    teller = letters.teller_of(meeting, how.language)
    return _letter(letters.attendance(meeting, how.sender, teller, how.now.date()), "attendance", how, form)


def minutes(meeting: Meeting, content: RoundReport, how: Issuing, form: str = "pdf") -> bytes:
    """The minutes of a meeting, with the figures and findings of its region."""
    content = _publishable(content, how)
    paper = written.minutes(meeting, content, how.sender, Teller(content, how.language))
    return _letter(paper, "minutes", how, form)


def note(letter: Letter, content: RoundReport, how: Issuing, form: str = "pdf") -> bytes:
    """The official note that reports the result of the round in a region."""
    content = _publishable(content, how)
    paper = written.note(letter, content, how.sender, Teller(content, how.language), how.now.date())
    return _letter(paper, "note", how, form)


def _letter(paper: Paper, kind: str, how: Issuing, form: str) -> bytes:
    crest = _ready(kind, form, how)
    if form == "docx":
        return word_letter(paper, kind, how.now, how.templates, crest)
    return set_paper("letter.typ", paper, {}, how.now, crest=crest)


def _publishable(content: RoundReport, how: Issuing) -> RoundReport:
    content = rolled_up(content, how.language)
    return withhold(content).report if how.published else content


def _making(content: RoundReport, how: Issuing) -> Making:
    return Making(how.now, f"Pantau {version('pantau')}", content.law or law_version(), content.data)


def _ready(kind: str, form: str, how: Issuing) -> bytes:
    """The crest, once it is known that the form exists and the crest is a picture."""
    if form not in FORMS[kind]:
        told = _NO_FORM.fill(kind=kind, form=form[:20], forms=", ".join(FORMS[kind]))
        raise PantauError.of(id=told.id, en=told.en)
    crest = how.sender.letterhead.crest
    if crest and (len(crest) > _MOST_CREST or not crest.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))):
        raise PantauError.of(id=_CREST.id, en=_CREST.en)
    return crest
