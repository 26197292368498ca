"""Word: a report or a letter becomes a .docx, set in the template of the office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import vl_convert
from docx.oxml.ns import qn
from jinja2 import TemplateError
from markupsafe import Markup

from pantau.core.text import Text
from pantau.io.round_documents.fields import FILES
from pantau.io.round_documents.template_language import environment
from pantau.io.round_documents.templates import refused, template
from pantau.io.round_documents.word_blocks import Writer
from pantau.io.round_documents.zipped import plain_zip
from pantau.report.blocks import Chart, Document, Section
from pantau.report.round.paper import Paper

_SCALE: Final = 2  # pixels of a picture for each of the drawing: sharp on paper
_FAILED: Final = Text(
    "tidak dapat diisi: {what}; bandingkan dengan templat bawaan",
    "cannot be filled: {what}; compare it with the shipped template",
)
_LANGUAGES: Final = {"id": "id-ID", "en": "en-GB"}


def word_report(document: Document, now: datetime, templates: Path | None, crest: bytes = b"") -> bytes:
    """A report as a Word document."""
    made = template("report", templates)
    made.init_docx()
    writer = Writer(made.docx, document.labels, pictures(document.charts()))
    *body, last = document.sections
    opening = document.opening
    context = {
        **_empty(),
        "letterhead": list(opening.letterhead),
        "address": opening.address,
        "crest": _crest(writer, crest),
        "title": opening.title,
        "subject": opening.subject,
        "scope": opening.scope,
        "number": opening.number,
        "opening": [opening.sentence],
        "summary": Markup(writer.summary(document.summary)),  # noqa: S704  written by us, its text escaped
        **_sections(writer, tuple(body)),
        "closing": document.closing,
        "appendix": Markup(writer.attachments((replace(last, title=f"{last.number}. {last.title}"),))),  # noqa: S704
        **_signed(writer, document),
        "footer": opening.subject,
        "labels": document.labels | {"copies": ""},
    }
    return _filled(made, context, document, now, FILES["report"])


def word_letter(paper: Paper, kind: str, now: datetime, templates: Path | None, crest: bytes = b"") -> bytes:
    """A letter, a list, minutes or a note as a Word document."""
    made = template(kind, templates)
    made.init_docx()
    charts = tuple(block for each in paper.sections for block in each.blocks if isinstance(block, Chart))
    writer = Writer(made.docx, paper.labels, pictures(charts))
    context = {
        **_empty(),
        **{name: list(getattr(paper, name)) for name in ("letterhead", "addressee", "opening", "copies")},
        **{
            name: getattr(paper, name)
            for name in ("address", "title", "subject", "number", "dated", "closing", "footer")
        },
        **{name: _pairs(getattr(paper, name)) for name in ("reference", "details")},
        "crest": _crest(writer, crest),
        **_sections(writer, paper.sections),
        "attachments": Markup(writer.attachments(paper.attachments)),  # noqa: S704  as above
        **_signed(writer, paper),
        "labels": paper.labels,
    }
    return _filled(made, context, paper, now, FILES[kind])


def pictures(charts: tuple[Chart, ...]) -> dict[str, bytes]:
    """The drawings of charts as pictures, by their id."""
    return {chart.id: vl_convert.vegalite_to_png(chart.specification, scale=_SCALE) for chart in charts}


def _empty() -> dict[str, Any]:
    """Every field, empty: a template may ask for what this kind of document does not have."""
    words = dict.fromkeys(
        ("address", "title", "subject", "scope", "number", "dated", "closing", "place_and_date", "footer"), ""
    )
    blocks = dict.fromkeys(("crest", "summary", "body", "appendix", "signed", "attachments"), Markup(""))
    lists: dict[str, list[Any]] = {
        name: []
        for name in (
            "letterhead",
            "reference",
            "addressee",
            "opening",
            "details",
            "sections",
            "signatures",
            "copies",
        )
    }
    return {**words, **blocks, **lists}


def _pairs(lines: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"label": label, "value": value} for label, value in lines]


def _sections(writer: Writer, sections: tuple[Section, ...]) -> dict[str, Any]:
    """The sections as a whole and one by one; each drawing is put in once, so the pieces are made once."""
    pieces = [(each, writer.heading(each), writer.blocks(each.blocks)) for each in sections]
    listed = [
        {"number": each.number, "title": each.title, "content": Markup(content)}  # noqa: S704  as above
        for each, _, content in pieces
    ]
    whole = "".join(heading + content for _, heading, content in pieces)
    return {"body": Markup(whole), "sections": listed}  # noqa: S704  as above


def _signed(writer: Writer, content: Document | Paper) -> dict[str, Any]:
    names = ("role", "name", "rank", "nip")
    signed = writer.signatures(content.place_and_date, content.signatures) if content.signatures else ""
    return {
        "place_and_date": content.place_and_date,
        "signed": Markup(signed),  # noqa: S704  as above
        "signatures": [{name: getattr(each, name) for name in names} for each in content.signatures],
    }


def _crest(writer: Writer, crest: bytes) -> Markup:
    if not crest:
        return Markup("")
    drawing = writer.inline(crest, "", 0, height_mm=18)
    return Markup(f'</w:t></w:r><w:r>{drawing}</w:r><w:r><w:t xml:space="preserve">')  # noqa: S704  as above


def _filled(
    made: Any, context: Mapping[str, Any], content: Document | Paper, now: datetime, name: str
) -> bytes:
    """The template with its fields filled, dated by ``now`` alone."""
    try:
        made.render(dict(context), environment())
    except (
        TemplateError,
        SyntaxError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise refused(
            name, [_FAILED.fill(what=str(error).splitlines()[0][:160] if str(error) else "?")]
        ) from error
    core = made.docx.core_properties
    stamp = (now.astimezone(UTC) if now.tzinfo else now).replace(tzinfo=None, microsecond=0)
    core.created = core.modified = stamp
    core.last_printed = stamp
    core.revision, core.last_modified_by = 1, "Pantau"
    core.language = _LANGUAGES[content.language]
    for each in made.docx.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), _LANGUAGES[content.language])
    target = BytesIO()
    made.docx.save(target)
    return plain_zip(target.getvalue())
