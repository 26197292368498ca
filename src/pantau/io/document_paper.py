"""The edge to PDF: Typst sets a document with its own fonts, so that paper looks the same everywhere."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from pantau.io.document_drawings import for_paper
from pantau.report.blocks import Document, as_data


def pdf_paper(document: Document, drawings: dict[str, str], now: datetime) -> bytes:
    """The paper of a document."""
    return set_paper("report.typ", document, drawings, now)


def set_paper(
    template: str, content: Any, drawings: dict[str, str], now: datetime, *, crest: bytes = b""
) -> bytes:
    """What one of our templates makes of a content of dataclasses.

    The source is fixed; what a user brings goes in as JSON, and is set as text and never read as markup.
    ``crest`` is a picture for the letterhead.
    """
    inputs = {
        "report": json.dumps(as_data(content), ensure_ascii=False, sort_keys=True),
        "drawings": json.dumps({name: _drawing(svg) for name, svg in drawings.items()}, sort_keys=True),
        "crest": json.dumps(list(crest)),
    }
    made: bytes = typst.compile(
        _source("parts.typ") + _source(template),
        sys_inputs=inputs,
        ignore_system_fonts=True,
        timestamp=int(now.timestamp()),
        pdf_standards=["ua-1"],
    )
    return made


def _drawing(svg: str) -> dict[str, str | float]:
    width = re.search(r'width="([0-9.]+)"', svg)
    return {"svg": for_paper(svg), "width": float(width[1]) if width else 560.0}


@cache
def _source(template: str) -> bytes:
    return (files("pantau.report") / "templates" / template).read_bytes()
