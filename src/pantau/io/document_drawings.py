"""The edge to the charts: a Vega-Lite specification becomes an SVG drawing, without a browser."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

import vl_convert

from pantau.report.blocks import Chart

_IDS: Final = re.compile(r'\bid="([^"]*)"')
_OPEN: Final = re.compile(r"<svg\b")
_FAMILY: Final = re.compile(r'font-family="[^"]*"')
PAGE_FONT: Final = "Arial, 'Liberation Sans', Helvetica, sans-serif"
PAPER_FONT: Final = "Libertinus Serif"


def draw(charts: tuple[Chart, ...]) -> dict[str, str]:
    """The drawing of each chart by its id, the same to the byte whenever it is drawn."""
    return {chart.id: _named(_drawn(json.dumps(chart.specification)), chart) for chart in charts}


@lru_cache(maxsize=64)
def _drawn(specification: str) -> str:
    """The bare drawing; the same one stands in the reports of all regions of a province."""
    return str(vl_convert.vegalite_to_svg(specification))


def _named(svg: str, chart: Chart) -> str:
    """Give a drawing a name for those who hear it, and ids that depend on nothing drawn before.

    The converter counts its ids on from drawing to drawing, and two drawings share a page.
    """
    for number, old in enumerate(dict.fromkeys(_IDS.findall(svg)), 1):
        new = f"{chart.id}-{number}"
        svg = svg.replace(f'id="{old}"', f'id="{new}"').replace(f"url(#{old})", f"url(#{new})")
        svg = svg.replace(f'href="#{old}"', f'href="#{new}"')
    spoken = quoteattr(f"{chart.title}. {chart.description}")
    title = f"<title>{escape(chart.title)}</title>"
    svg = _OPEN.sub(f'<svg role="img" aria-label={spoken}'.replace("\\", r"\\"), svg, count=1)
    end = svg.index(">") + 1
    return _with_font(svg[:end] + title + svg[end:], PAGE_FONT)


def for_paper(svg: str) -> str:
    """A drawing that uses the one font of the paper."""
    return _with_font(svg, PAPER_FONT)


def for_download(svg: str) -> str:
    """A drawing as an address that a page can offer without any other file."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _with_font(svg: str, font: str) -> str:
    return _FAMILY.sub(lambda _: f'font-family="{font}"', svg)
