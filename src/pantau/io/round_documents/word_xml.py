"""Words, tables and pictures as WordprocessingML, in the styles of the template that they go into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

INK: Final = "1c2730"
FAINT: Final = "56636d"
LINE: Final = "c4ccd2"
ALERT: Final = "b3261e"
TWIPS_PER_MM: Final = 56.6929
PER_PT: Final = 2  # Word counts sizes in half points


@dataclass(frozen=True)
class Look:
    """How a run of letters looks; ``edge`` is a border of Word (``single``, ``dashed``), ``fill`` a ground."""

    bold: bool = False
    size: float = 0
    colour: str = ""
    edge: str = ""
    fill: str = ""


PLAIN: Final = Look()


def run(text: str, look: Look = PLAIN) -> str:
    """Letters of one look."""
    parts = []
    if look.bold:
        parts.append("<w:b/>")
    if look.colour:
        parts.append(f'<w:color w:val="{look.colour}"/>')
    if look.size:
        half = round(look.size * PER_PT)
        parts.append(f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')
    if look.edge:
        parts.append(f'<w:bdr w:val="{look.edge}" w:sz="4" w:space="0" w:color="{look.fill or FAINT}"/>')
    if look.fill:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>')
    properties = f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(joined(text))}</w:t></w:r>'


def joined(text: str) -> str:
    """A text whose lines never end between a number and its percent sign."""
    return text.replace(" %", "\u00a0%")


@dataclass(frozen=True)
class Shape:
    """How a paragraph stands: its style (by its id in the template), its side, the room around it in points."""

    style: str = ""
    align: str = ""
    before: float = 0
    after: float = 0
    keep: bool = False
    new_page: bool = False


def paragraph(runs: Iterable[str] | str, shape: Shape) -> str:
    """Runs in one paragraph."""
    parts = []
    if shape.style:
        parts.append(f'<w:pStyle w:val="{escape(shape.style)}"/>')
    if shape.keep:
        parts.append("<w:keepNext/>")
    if shape.new_page:
        parts.append("<w:pageBreakBefore/>")
    room = f'w:before="{round(shape.before * 20)}" w:after="{round(shape.after * 20)}"'
    parts.append(f"<w:spacing {room}/>")
    if shape.align:
        parts.append(f'<w:jc w:val="{shape.align}"/>')
    inside = runs if isinstance(runs, str) else "".join(runs)
    return f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{inside}</w:p>"


@dataclass(frozen=True)
class Box:
    """A cell of a table: its paragraphs, its width in twips, its lines (``top``, ``bottom`` and so on)."""

    content: str
    width: int
    borders: Mapping[str, tuple[str, int, str]]
    low: bool = False


def cell(box: Box) -> str:
    """One cell."""
    lines = "".join(
        f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side, (kind, size, colour) in box.borders.items()
    )
    low = '<w:vAlign w:val="bottom"/>' if box.low else ""
    borders = f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{box.width}" w:type="dxa"/>{borders}{low}</w:tcPr>{box.content}</w:tc>'


def line(cells: Iterable[str], *, header: bool = False, height: int = 0) -> str:
    """One row of a table; a header comes back on every page, no row is cut by the end of a page."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    head = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{head}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: list[int], rows: Iterable[str]) -> str:
    """A table of fixed widths."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
    width = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}'
    return f"<w:tbl><w:tblPr>{width}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
