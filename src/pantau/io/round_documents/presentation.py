"""Slides: a deck becomes a .pptx that an office can go on with, in its own template where it has one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Mm, Pt

from pantau.core.text import Text
from pantau.io.round_documents.fields import FILES
from pantau.io.round_documents.template_guard import template_wrong
from pantau.io.round_documents.templates import read_own, refused
from pantau.io.round_documents.word import pictures
from pantau.io.round_documents.word_blocks import SIGNS
from pantau.io.round_documents.word_xml import joined
from pantau.io.round_documents.zipped import plain_zip
from pantau.report.blocks import Cell, Fact, Table
from pantau.report.round.slides import Deck, Slide


def _colour(code: str) -> Any:
    return RGBColor.from_string(code)  # type: ignore[no-untyped-call]


INK: Final = _colour("1C2730")
FAINT: Final = _colour("56636D")
ALERT: Final = _colour("B3261E")
GROUND: Final = _colour("FFFFFF")
SOFT: Final = _colour("ECEFF1")
FONT: Final = "Arial"
VOICES: Final = {"reported": "○", "recorded": "●", "required": "◇"}  # as the points of our drawings
MARGIN: Final = Mm(16)
TOP: Final = Mm(34)
_NO_LAYOUT: Final = Text(
    "tidak memiliki tata letak yang hanya berisi judul; tambahkan satu di master slide",
    "has no layout with a title alone; add one to the slide master",
)
_BROKEN: Final = Text(
    "tidak dapat dibuka sebagai presentasi; simpan ulang dari aplikasi presentasi",
    "cannot be opened as a presentation; save it again from a presentation program",
)


def presentation(deck: Deck, now: datetime, templates: Path | None) -> bytes:
    """The deck as a presentation, the same bytes whenever it is made."""
    made, layout = _opened(templates)
    maker = _Maker(made, layout, deck)
    maker.cover(deck)
    for slide in deck.slides:
        maker.slide(slide)
    maker.number(deck)
    core = made.core_properties
    core.title, core.author, core.language = f"{deck.title}: {deck.subject}", "Pantau", deck.language
    core.created = core.modified = (now.astimezone(UTC) if now.tzinfo else now).replace(
        tzinfo=None, microsecond=0
    )
    core.last_printed, core.last_modified_by, core.revision = core.created, "Pantau", 1
    target = BytesIO()
    made.save(target)
    return plain_zip(target.getvalue())


def _opened(templates: Path | None) -> tuple[Any, Any]:
    """The office's own presentation without its slides, or an empty one of 16 to 9; and its layout with a title."""
    own, name = read_own("slides", templates), FILES["slides"]
    if own is None:
        made = Presentation()
        made.slide_width, made.slide_height = Mm(254), Emu(int(Mm(254) * 9 / 16))
        return made, made.slide_layouts[5]
    wrong = template_wrong(own, "pptx")
    if wrong:
        raise refused(name, wrong)
    try:
        made = Presentation(BytesIO(own))
        _without_slides(made)
        titled = [each for each in made.slide_layouts if _only_a_title(each)]
    except (KeyError, ValueError, AttributeError, IndexError) as error:
        raise refused(name, [_BROKEN]) from error
    if not titled:
        raise refused(name, [_NO_LAYOUT])
    return made, titled[0]


def _without_slides(made: Any) -> None:
    listed = made.slides._sldIdLst
    for each in list(listed):
        made.part.drop_rel(each.rId)
        listed.remove(each)


def _only_a_title(layout: Any) -> bool:
    """Whether a layout holds a title and, beside it, nothing but date, foot and number."""
    kinds = [int(each.placeholder_format.type) for each in layout.placeholders]
    return 1 in kinds and not {kind for kind in kinds if kind not in (1, 13, 15, 16)}


class _Maker:
    """Puts what a slide says into shapes."""

    def __init__(self, made: Any, layout: Any, deck: Deck) -> None:
        self.made, self.layout, self.labels = made, layout, deck.labels
        self.drawings = pictures(deck.charts())
        self.width, self.height = made.slide_width, made.slide_height
        self.room = self.width - 2 * MARGIN

    def cover(self, deck: Deck) -> None:
        """Whose it is, what it is, of where, of when."""
        page = self._titled(deck.title, 30, Mm(40))
        self._text(page, Mm(18), [("\n".join(deck.letterhead), 14, INK, True)])
        said = [(deck.subject, 22, INK, True), (deck.scope, 16, FAINT, False), (deck.dated, 16, FAINT, False)]
        self._text(page, Mm(70), said)

    def slide(self, slide: Slide) -> None:
        """One slide."""
        page = self._titled(slide.title, 16 if len(slide.title) > 110 else 22, Mm(10))
        top = int(TOP)
        if slide.facts:
            self._facts(page, slide.facts, top)
            top += Mm(34)
        if slide.lines:
            size = 16 if slide.facts else 12
            self._text(page, top, [(f"• {_said(each)}", size, INK, False) for each in slide.lines])
        if slide.chart:
            self._picture(
                page, self.drawings[slide.chart.id], f"{slide.chart.title}. {slide.chart.description}"
            )
        if slide.table:
            self._table(page, slide.table)
        if below := " · ".join(part for part in (self._key(slide), slide.source) if part):
            self._text(page, self.height - Mm(17), [(below, 9, FAINT, False)])

    def number(self, deck: Deck) -> None:
        """`halaman x dari y` on each slide."""
        every = len(self.made.slides)
        for place, page in enumerate(self.made.slides, 1):
            said = f"{deck.labels['page']} {place} {deck.labels['of']} {every}"
            box = page.shapes.add_textbox(self.width - MARGIN - Mm(60), self.height - Mm(10), Mm(60), Mm(7))
            box.text_frame.word_wrap = True
            _fill(box.text_frame.paragraphs[0], said, 9, FAINT)
            box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT

    def _key(self, slide: Slide) -> str:
        """The signs of the three voices, where a table has any of them."""
        pieces = [piece for row in slide.table.rows for cell in row for piece in cell] if slide.table else []
        if not any(piece.voice for piece in pieces):
            return ""
        return "  ".join(f"{sign} {self.labels[voice]}" for voice, sign in VOICES.items())

    def _titled(self, title: str, size: int, top: int) -> Any:
        page = self.made.slides.add_slide(self.layout)
        shape = page.shapes.title
        shape.left, shape.top, shape.width, shape.height = MARGIN, top, self.room, Mm(22)
        shape.text_frame.word_wrap, shape.text_frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        _fill(shape.text_frame.paragraphs[0], title, size, INK, bold=True)
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        return page

    def _text(self, page: Any, top: int, lines: Sequence[tuple[str, float, Any, bool]]) -> None:
        box = page.shapes.add_textbox(MARGIN, top, self.room, Mm(10))
        frame = box.text_frame
        frame.word_wrap = True
        for place, (text, size, colour, bold) in enumerate(lines):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            _fill(paragraph, text, size, colour, bold=bold)
            paragraph.space_after = Pt(size / 3)

    def _facts(self, page: Any, facts: tuple[Fact, ...], top: int) -> None:
        width = self.room // len(facts)
        for place, fact in enumerate(facts):
            box = page.shapes.add_textbox(MARGIN + place * width, top, width - Mm(4), Mm(28))
            box.text_frame.word_wrap = True
            note = "".join((fact.note, *(f" [{each}]" for each in fact.value.sources)))
            for line, size, colour in ((fact.label, 12, FAINT), (fact.value.text, 20, INK), (note, 9, FAINT)):
                first = not box.text_frame.text
                paragraph = box.text_frame.paragraphs[0] if first else box.text_frame.add_paragraph()
                _fill(paragraph, line, size, colour, bold=size == 20)

    def _picture(self, page: Any, png: bytes, spoken: str) -> None:
        shape = page.shapes.add_picture(BytesIO(png), MARGIN, TOP)
        scale = min(self.room / shape.width, (self.height - TOP - Mm(20)) / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape._element.nvPicPr.cNvPr.set("descr", spoken)

    def _table(self, page: Any, table: Table) -> None:
        frame = page.shapes.add_table(len(table.rows) + 1, len(table.heads), MARGIN, TOP, self.room, Mm(10))
        made, whole = frame.table, sum(head.width for head in table.heads)
        for place, head in enumerate(table.heads):
            made.columns[place].width = self.room * head.width // whole
            _cell(made.cell(0, place), [Cell(head.title)], numeric=head.numeric, bold=True)
        for number, row in enumerate(table.rows, 1):
            for place, pieces in enumerate(row):
                _cell(made.cell(number, place), list(pieces), numeric=table.heads[place].numeric)


def _cell(cell: Any, pieces: list[Cell], *, numeric: bool, bold: bool = False) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = SOFT if bold else GROUND
    for place, piece in enumerate(pieces):
        paragraph = cell.text_frame.paragraphs[0] if place == 0 else cell.text_frame.add_paragraph()
        colour = ALERT if piece.severity == "error" else INK if place == 0 else FAINT
        _fill(paragraph, _said(piece), 12 if place == 0 else 10, colour, bold=bold)
        paragraph.alignment = PP_ALIGN.RIGHT if numeric else PP_ALIGN.LEFT


def _said(piece: Cell) -> str:
    """A piece of text with its sign and its sources."""
    sign = VOICES[piece.voice] if piece.voice else SIGNS[piece.severity] if piece.severity else ""
    sign = f"{sign} " if sign else ""
    return "".join((sign, piece.text, *(f" [{each}]" for each in piece.sources)))


def _fill(paragraph: Any, text: str, size: float, colour: Any, *, bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = joined(text)
    run.font.size, run.font.bold, run.font.name, run.font.color.rgb = Pt(size), bold, FONT, colour
