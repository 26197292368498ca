"""A projection as files: rows as CSV, charts as SVG drawings or one page."""

from __future__ import annotations

import csv
from html import escape
from pathlib import Path
from typing import TextIO

from pantau.core.text import Language, Text
from pantau.errors import PantauError
from pantau.io.document_drawings import draw
from pantau.planning.projection.outlook import COLUMNS
from pantau.workspace_planning.projection import Projection

_TITLE = Text("Proyeksi", "Projection")
_ASSUMED = Text("Asumsi", "Assumptions")
_HEADS = (
    Text("asumsi", "assumption"), Text("nilai", "value"), Text("keyakinan", "confidence"), Text("sumber", "source"),
)  # fmt: skip
_STYLE = (
    "body{font:15px/1.5 Arial,'Liberation Sans',sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "svg{max-width:100%;height:auto}table{border-collapse:collapse;font-size:13px}"
    "td,th{border-bottom:1px solid #d5dbe0;padding:.2rem .5rem;text-align:left;vertical-align:top}"
)


def write_rows(made: Projection, path: Path) -> Path:
    """Every measure by year and month, members by group, sex and age."""
    with _opened(path) as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        rows.writerows(made.outlook.rows())
    return path


def write_charts(made: Projection, out: Path, language: Language) -> list[Path]:
    """A drawing for each chart into a folder, or all in one page with words and assumptions where it ends in .html."""
    drawings = draw(made.charts(language, titled=True))
    if out.suffix.lower() == ".html":
        with _opened(out) as file:
            file.write(_page(made, drawings, language))
        return [out]
    written = []
    for name, svg in drawings.items():
        path = out / f"{name}.svg"
        with _opened(path) as file:
            file.write(svg)
        written.append(path)
    return written


def _page(made: Projection, drawings: dict[str, str], language: Language) -> str:
    title = _TITLE.say(language)
    lines = "".join(f"<li>{escape(line)}</li>" for line in made.sentences(language))
    figures = "".join(f"<figure>{svg}</figure>" for svg in drawings.values())
    heads = "".join(f"<th>{head.say(language)}</th>" for head in _HEADS)
    rows = "".join(
        f"<tr><td>{escape(one['title'])}</td><td>{one['value']:g}</td><td>{escape(one['confidence'])}</td>"
        f"<td>{escape(one['source'])}</td></tr>"
        for one in made.outlook.assumed.to_json(language)
    )
    return (
        f"<!doctype html><html lang={language}><meta charset=utf-8><title>{title}</title><style>{_STYLE}</style>"
        f"<h1>{title}</h1><ul>{lines}</ul>{figures}<h2>{_ASSUMED.say(language)}</h2>"
        f"<table><tr>{heads}</tr>{rows}</table></html>\n"
    )


def _opened(path: Path) -> TextIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PantauError.of(
            id=f"{path} tidak dapat ditulis ({why})", en=f"{path} cannot be written ({why})"
        ) from error
