"""The blocks of a report as parts of a Word document, in the styles of its template."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from docx.shared import Emu, Mm

from pantau.io.round_documents.word_xml import (
    ALERT,
    FAINT,
    INK,
    LINE,
    PLAIN,
    TWIPS_PER_MM,
    Box,
    Look,
    Shape,
    cell,
    line,
    paragraph,
    run,
    table,
)
from pantau.report.blocks import (
    Block,
    Cell,
    Chart,
    Head,
    OnePage,
    Paragraph,
    Section,
    Signature,
    Subheading,
    Table,
)

SIGNS: Final = {"error": "×", "warning": "!", "question": "?", "info": "i"}
BREAK: Final = "<w:r><w:br/></w:r>"
SMALL: Final = 8.5
TINY: Final = 7.5
_HEAD_LINES: Final = {"top": ("single", 8, INK), "bottom": ("single", 8, INK)}
_ROW_LINES: Final = {"bottom": ("single", 4, LINE)}
_ALL_LINES: Final = dict.fromkeys(("top", "left", "bottom", "right"), ("single", 4, FAINT))
_NO_LINES: Final[Mapping[str, tuple[str, int, str]]] = {}


class Writer:
    """Writes blocks for one document: it knows the names of its styles and the width of its page."""

    def __init__(self, document: Any, labels: Mapping[str, str], pictures: Mapping[str, bytes]) -> None:
        self.document, self.labels, self.pictures = document, labels, pictures
        self.styles = {style.name: style.style_id for style in document.styles}
        page = document.sections[0]
        self.room = int((page.page_width - page.left_margin - page.right_margin) / Mm(1) * TWIPS_PER_MM)
        self.drawn = 0

    def shape(self, style: str, **more: Any) -> Shape:
        """A paragraph in a style of the template, in its ordinary one where it has no such style."""
        return Shape(self.styles.get(style, ""), **more)

    def sections(self, sections: tuple[Section, ...]) -> str:
        """Sections with their headings."""
        return "".join(self.heading(each) + self.blocks(each.blocks) for each in sections)

    def heading(self, section: Section) -> str:
        """The heading of a section; nothing where it has none."""
        if not section.title:
            return ""
        title = f"{section.number}. {section.title}" if section.number else section.title
        shape = self.shape("Heading 1", before=14, after=6, keep=True)
        return paragraph(run(title), shape)

    def attachments(self, sections: tuple[Section, ...]) -> str:
        """Sections that begin on a page of their own."""
        made = []
        for each in sections:
            shape = self.shape("Heading 1", align="center", after=10, keep=True, new_page=True)
            made += [paragraph(run(each.title), shape), self.blocks(each.blocks)]
        return "".join(made)

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Blocks one below the other."""
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        """One block; a finding of a review does not stand in the documents of a round."""
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Chart):
            return self.chart(block)
        if isinstance(block, Subheading):
            return paragraph(run(block.text), self.shape("Heading 2", before=8, after=4, keep=True))
        if isinstance(block, Paragraph):
            return paragraph((run(block.text), *self.proof(block.sources)), self.shape("Normal", after=6))
        raise TypeError(type(block).__name__)

    def proof(self, sources: tuple[str, ...]) -> list[str]:
        """Where a number comes from, small behind it."""
        return [run(f" [{each}]", Look(size=TINY, colour=FAINT)) for each in sources]

    def piece(self, piece: Cell, look: Look = PLAIN) -> str:
        """A piece of text: who speaks and how grave it is can be seen and read."""
        own = piece.finding and piece.text == str(piece.finding)
        if piece.voice:
            edge = "dashed" if piece.voice == "required" else "single"
            solid = piece.voice == "recorded"
            colour = "ffffff" if solid else look.colour or INK
            shown = [run(f" {piece.text} ", Look(look.bold, look.size, colour, edge, INK if solid else ""))]
        elif piece.severity and not piece.finding:
            shown = [self.severity(piece.severity, piece.text, look)]
        else:
            shown = [run(piece.text, look)]
        if piece.finding and not own:
            said = f" ({self.labels['finding'].lower()} {piece.finding})"
            shown.append(run(said, Look(size=TINY, colour=FAINT)))
        return "".join((*shown, *self.proof(piece.sources)))

    def severity(self, kind: str, word: str, look: Look = PLAIN) -> str:
        """How grave a finding is: a sign and a word, red only where somebody must act."""
        return run(f"{SIGNS[kind]} {word}", Look(True, look.size, ALERT if kind == "error" else INK))

    def table(self, made: Table) -> str:
        """Caption, table, the line that says where it comes from."""
        widths = self.widths(made.heads)
        rows = [line(self._heads(made, widths), header=True)]
        height = 470 if made.tall else 0
        below = [self.remark(each) for each in (made.source_line, made.note) if each]
        last = len(made.rows) - 1 if below else -1  # stays with the line below the table
        rows += [
            line(self._row(each, made, widths, keep=place == last), height=height)
            for place, each in enumerate(made.rows)
        ]
        caption = ""
        if made.caption:
            caption = paragraph(run(made.caption), self.shape("Caption", before=8, after=3, keep=True))
        space = "" if below else paragraph("", self.shape("Normal", after=4))
        return "".join((caption, table(widths, rows), *below, space))

    def widths(self, heads: tuple[Head, ...]) -> list[int]:
        """The width of each column in twips."""
        whole = sum(head.width for head in heads)
        return [self.room * head.width // whole for head in heads]

    def _heads(self, made: Table, widths: list[int]) -> list[str]:
        borders = _ALL_LINES if made.tall else _HEAD_LINES
        shapes = [Shape(align="right" if head.numeric else "left", keep=True) for head in made.heads]
        look = Look(bold=True, size=SMALL)
        return [
            cell(Box(paragraph(run(head.title, look), shape), width, borders, low=True))
            for head, width, shape in zip(made.heads, widths, shapes, strict=True)
        ]

    def _row(
        self, row: tuple[tuple[Cell, ...], ...], made: Table, widths: list[int], *, keep: bool
    ) -> list[str]:
        borders = _ALL_LINES if made.tall else _ROW_LINES
        cells = []
        for head, width, pieces in zip(made.heads, widths, row, strict=True):
            shape = Shape(align="right" if head.numeric else "left", before=1, after=1, keep=keep)
            looks = [
                Look(size=SMALL, colour=FAINT if place and not piece.voice else "")
                for place, piece in enumerate(pieces)
            ]
            said = [
                paragraph(self.piece(piece, look), shape) for piece, look in zip(pieces, looks, strict=True)
            ]
            cells.append(cell(Box("".join(said) or paragraph("", shape), width, borders)))
        return cells

    def remark(self, text: str) -> str:
        """A line in small letters below a table or a drawing."""
        return paragraph(run(text, Look(size=TINY, colour=FAINT)), self.shape("Normal", before=2, after=4))

    def chart(self, chart: Chart) -> str:
        """A drawing with its title and key in one paragraph, so that no page parts them; then its numbers."""
        self.drawn += 1
        said = [run(f"{self.labels['figure']} {self.drawn}. {chart.title}")]
        if chart.legend:
            said += [BREAK, run("   ").join(self.piece(each, Look(size=SMALL)) for each in chart.legend)]
        if chart.id in self.pictures:
            said += [BREAK, f"<w:r>{self.picture(chart)}</w:r>"]
        made = [paragraph(said, self.shape("Caption", before=8, after=3))]
        if chart.note:
            made.append(self.remark(chart.note))
        if chart.table:
            made.append(self.table(chart.table))
        return "".join(made)

    def picture(self, chart: Chart) -> str:
        """A drawing as a picture, with words for those who do not see it."""
        spoken = f"{chart.title}. {chart.description}"
        return self.inline(self.pictures[chart.id], spoken, self.room / TWIPS_PER_MM)

    def inline(self, png: bytes, spoken: str, most_mm: float, height_mm: float = 0) -> str:
        """A picture in the line, as wide as it was drawn and never wider than there is room."""
        part = self.document.part
        _, image = part.get_or_add_image(BytesIO(png))
        width = min(Mm(most_mm), Emu(int(image.px_width / 2 * 0.8 * 12700)))
        size = {"height": Mm(height_mm)} if height_mm else {"width": width}
        inline = part.new_pic_inline(BytesIO(png), **size)
        inline.docPr.set("descr", spoken)
        return f"<w:drawing>{inline.xml}</w:drawing>"

    def summary(self, page: OnePage) -> str:
        """The summary on one page: verdict, counts, big figures, three columns."""
        heading = paragraph(
            run(f"{page.number}. {page.title}"), self.shape("Heading 1", before=10, after=6, keep=True)
        )
        verdict = paragraph(run(page.verdict), self.shape("Normal", after=8))
        counts = self._beside(
            [
                [
                    (each.number, Look(bold=True, size=15)),
                    (f"{SIGNS[each.severity]} {each.title}", Look(size=SMALL)),
                ]
                for each in page.counts
            ]
        )
        facts = ""
        if page.facts:
            said = []
            for fact in page.facts:
                note = "".join((fact.note, *(f" [{each}]" for each in fact.value.sources)))
                doubt = (
                    f" ({self.labels['finding'].lower()} {fact.value.finding}: {fact.doubt})"
                    if fact.doubt
                    else ""
                )
                said.append(
                    [
                        (fact.label, Look(size=SMALL, colour=FAINT)),
                        (fact.value.text, Look(bold=True, size=12)),
                        (note + doubt, Look(size=TINY, colour=FAINT)),
                    ]
                )
            facts = self._beside(said)
        return "".join((heading, verdict, counts, facts, self._columns(page)))

    def _beside(self, blocks: list[list[tuple[str, Look]]]) -> str:
        width = self.room // len(blocks)
        cells = []
        for block in blocks:
            said = "".join(paragraph(run(text, look), Shape(after=1)) for text, look in block)
            cells.append(cell(Box(said, width, {"top": ("single", 12, INK)})))
        return table([width] * len(blocks), [line(cells)]) + paragraph("", Shape(after=4))

    def _columns(self, page: OnePage) -> str:
        width = self.room // len(page.columns)
        cells = []
        for column in page.columns:
            said = [paragraph(run(column.title, Look(bold=True)), Shape(after=3, keep=True))]
            for each in column.lines:
                said.append(paragraph(run("• ") + self.piece(each, Look(size=9.5)), Shape(after=4)))
            if column.more:
                said.append(self.remark(column.more))
            cells.append(cell(Box("".join(said), width, {"top": ("single", 6, INK)})))
        return table([width] * len(page.columns), [line(cells)]) + paragraph("", Shape())

    def signatures(self, place_and_date: str, signatures: tuple[Signature, ...]) -> str:
        """Where and when, then who signs: one at the right, several side by side."""
        columns = min(max(len(signatures), 2), 3)
        width = self.room // columns
        blocks = [""] * max(0, 2 - len(signatures)) + [self._signature(each) for each in signatures]
        blocks += [""] * (-len(blocks) % columns)
        empty = paragraph("", Shape(keep=True))
        dated = paragraph(run(place_and_date), Shape(after=4, keep=True)) if place_and_date else empty
        first = [cell(Box(empty, width, _NO_LINES))] * (columns - 1) + [cell(Box(dated, width, _NO_LINES))]
        rows = [line(first)]
        for start in range(0, len(blocks), columns):
            rows.append(
                line(cell(Box(each or empty, width, _NO_LINES)) for each in blocks[start : start + columns])
            )
        return table([width] * columns, rows)

    def _signature(self, signature: Signature) -> str:
        lines = [
            paragraph(run(signature.role), Shape(after=48, keep=True)),
            paragraph(run(signature.name, Look(bold=True)), Shape(keep=True)),
            paragraph(run(f"{self.labels['rank']}: {signature.rank}"), Shape(keep=True)),
            paragraph(run(f"{self.labels['nip']}: {signature.nip}"), Shape()),
        ]
        return "".join(lines)
