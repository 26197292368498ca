"""The edge to HTML: a document becomes one page that needs no network and runs no script."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pantau.io.document_drawings import for_download
from pantau.report.blocks import Document


def html_page(document: Document, drawings: dict[str, str]) -> bytes:
    """The page of a document; the drawings are our own, everything else is escaped."""
    template = _environment().get_template("report.html.jinja")
    prepared = {
        name: {"inline": Markup(svg), "download": for_download(svg)}  # noqa: S704  drawn by us, its text escaped
        for name, svg in drawings.items()
    }
    return template.render(document=document, labels=document.labels, drawings=prepared).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pantau.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["anchor"] = _anchor
    return environment


def _anchor(source: str) -> str:
    """A source id as the end of an address within the page.

    >>> _anchor('s001" onclick')
    'sumber-s001--onclick'
    """
    return "sumber-" + re.sub(r"[^A-Za-z0-9]", "-", source)
