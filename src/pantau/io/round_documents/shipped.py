"""The templates that come with Pantau, built here to be reviewed; an office takes a copy and changes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pantau.io.round_documents.zipped import plain_zip

FONT: Final = "Arial"
LEFT, RIGHT, TOP, BOTTOM = Mm(30), Mm(20), Mm(20), Mm(22)
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER


@cache
def shipped(kind: str) -> bytes:
    """The template of a kind of document; the same bytes whenever it is built."""
    document = _empty()
    _BUILDERS[kind](document)
    made = BytesIO()
    document.save(made)
    return plain_zip(made.getvalue())


def _empty() -> Any:
    """A4 with a margin for the binding, one font, `halaman x dari y` at the foot."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = LEFT, RIGHT, TOP, BOTTOM
    for name, size, bold in (
        ("Normal", 10.5, False),
        ("Heading 1", 12, True),
        ("Heading 2", 10.5, True),
        ("Caption", 9, True),
    ):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        style.font.italic, style.font.color.rgb = False, RGBColor(0x1C, 0x27, 0x30)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    _foot(page)
    core = document.core_properties
    core.author, core.title, core.comments, core.keywords = "Pantau", "{{ title }}", "", ""
    return document


def _foot(page: Any) -> None:
    text = page.footer.paragraphs[0]
    text.paragraph_format.tab_stops.add_tab_stop(page.page_width - LEFT - RIGHT, WD_TAB_ALIGNMENT.RIGHT)
    _small(text.add_run("{{ footer }}\t{{ labels.page }} "))
    _counter(text, "PAGE")
    _small(text.add_run(" {{ labels.of }} "))
    _counter(text, "NUMPAGES")


def _small(run: Any) -> Any:
    run.font.size, run.font.color.rgb = Pt(8), RGBColor(0x56, 0x63, 0x6D)
    return run


def _counter(paragraph: Any, code: str) -> None:
    """A field that the word processor counts itself."""
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = code
        _small(paragraph.add_run())._r.append(element)


def _line(
    where: Any, text: str, *, bold: bool = False, size: float = 0, align: Any = None, after: float = 4
) -> Any:
    """A paragraph of the template."""
    made = where.add_paragraph()
    run = made.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    made.paragraph_format.alignment = align
    made.paragraph_format.space_after = Pt(after)
    return made


def _each(where: Any, over: str, text: str, **look: Any) -> None:
    """A paragraph for each item of a list."""
    _line(where, f"{{%p for one in {over} %}}")
    _line(where, text, **look)
    _line(where, "{%p endfor %}")


def _letterhead(document: Any) -> None:
    """Crest at the left where there is one, the lines of the office, its address, a rule below."""
    _line(document, "{%p if crest %}")
    _line(document, "{{ crest }}", align=CENTRE, after=2)
    _line(document, "{%p endif %}")
    _each(document, "letterhead", "{{ one }}", bold=True, size=12, align=CENTRE, after=0)
    address = _line(document, "{{ address }}", size=8.5, align=CENTRE, after=14)
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "6"), ("color", "1C2730")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    address._p.get_or_add_pPr().append(borders)


def _title(document: Any, *, number: bool) -> None:
    _line(document, "{{ title }}", bold=True, size=13, align=CENTRE, after=2)
    _line(document, "{%p if subject %}")
    _line(document, "{{ subject | upper }}", bold=True, size=11, align=CENTRE, after=2)
    _line(document, "{%p endif %}")
    if number:
        _line(document, "{{ number }}", align=CENTRE, after=14)


def _pairs(document: Any, over: str) -> None:
    """A label, a colon, a value on each line."""
    table = document.add_table(rows=3, cols=3)
    table.autofit = False
    table.rows[0].cells[0].text = f"{{%tr for one in {over} %}}"
    for place, text in enumerate(("{{ one.label }}", ":", "{{ one.value }}")):
        table.rows[1].cells[place].text = text
    table.rows[2].cells[0].text = "{%tr endfor %}"
    for place, width in enumerate((Mm(30), Mm(5), Mm(125))):
        table.columns[place].width = width
    for row in table.rows:
        for place in range(3):
            row.cells[place].paragraphs[0].paragraph_format.space_after = Pt(1)
    _line(document, "", after=4)


def _opening(document: Any) -> None:
    _line(document, "{%p for one in opening %}")
    made = _line(document, "{{ one }}", align=WD_ALIGN_PARAGRAPH.JUSTIFY, after=8)
    made.paragraph_format.first_line_indent = Mm(10)
    _line(document, "{%p endfor %}")


def _end(document: Any) -> None:
    """Closing sentence, who signs, who gets a copy, attachments."""
    _line(document, "{%p if closing %}")
    made = _line(document, "{{ closing }}", after=12)
    made.paragraph_format.space_before, made.paragraph_format.first_line_indent = Pt(10), Mm(10)
    made.paragraph_format.keep_with_next = True
    _line(document, "{%p endif %}")
    _line(document, "{{p signed }}")
    _line(document, "{%p if copies %}")
    _line(document, "{{ labels.copies }}:", size=9.5, after=0)
    _each(document, "copies", "{{ loop.index }}. {{ one }}", size=9.5, after=0)
    _line(document, "{%p endif %}")
    _line(document, "{{p attachments }}")


def _invitation(document: Any) -> None:
    _letterhead(document)
    _line(document, "{{ dated }}", align=WD_ALIGN_PARAGRAPH.RIGHT, after=8)
    _pairs(document, "reference")
    _each(document, "addressee", "{{ one }}", after=0)
    _line(document, "", after=4)
    _opening(document)
    _pairs(document, "details")
    _line(document, "{{p body }}")
    _end(document)


def _attendance(document: Any) -> None:
    _letterhead(document)
    _title(document, number=False)
    _pairs(document, "details")
    _line(document, "{{p body }}")
    _end(document)


def _minutes(document: Any) -> None:
    _letterhead(document)
    _title(document, number=True)
    _opening(document)
    _line(document, "{{p body }}")
    _end(document)


def _note(document: Any) -> None:
    _letterhead(document)
    _title(document, number=False)
    _pairs(document, "reference")
    _opening(document)
    _line(document, "{{p body }}")
    _end(document)


def _report(document: Any) -> None:
    _letterhead(document)
    _line(document, "{{ title }}", bold=True, size=14, align=CENTRE, after=2)
    _line(document, "{{ subject }}", bold=True, size=11.5, align=CENTRE, after=2)
    _line(document, "{{ scope }}", size=9.5, align=CENTRE, after=2)
    _line(document, "{{ number }}", align=CENTRE, after=12)
    _opening(document)
    _line(document, "{{p summary }}")
    _line(document, "{{p body }}")
    _line(document, "{{ closing }}", after=12).paragraph_format.keep_with_next = True
    _line(document, "{{p signed }}")
    _line(document, "{{p appendix }}")


_BUILDERS: Final[dict[str, Callable[[Any], None]]] = {
    "invitation": _invitation,
    "attendance": _attendance,
    "minutes": _minutes,
    "note": _note,
    "report": _report,
}
