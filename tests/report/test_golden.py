"""The reports of one review as text, beside the text that was agreed on.

After a wanted change: ``PANTAU_RENEW_GOLDEN=1 pytest tests/report/test_golden.py``, then read the diff.
"""

from __future__ import annotations

import html
import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from pantau.core.text import LANGUAGES, Language
from pantau.io.documents import render_reports
from tests.report.sample import NOW, lampung

GOLDEN = Path(__file__).parent / "golden"
_RENDERED: dict[Language, dict[str, bytes]] = {}
LAW = "law-of-the-test"


def rendered(language: Language) -> dict[str, bytes]:
    if language not in _RENDERED:
        _RENDERED[language] = render_reports(lampung(), language=language, now=NOW, law=LAW)
    return _RENDERED[language]


def page_text(page: bytes) -> str:
    """What a reader of the page sees, a line a block; drawings by the words in them."""
    body = page.decode().split("<body>")[1]
    body = re.sub(r"\n+", " ", body)
    body = re.sub(r"</(p|li|h1|h2|h3|tr|dt|dd|caption|figcaption|header|text|title)>", "\n", body)
    body = re.sub(r"</t[dh]>", " | ", body).replace("</div>", " ")
    text = html.unescape(re.sub(r"<[^>]+>", "", body))
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line) + "\n"


def paper_text(paper: bytes) -> str:
    """What stands on the paper, in reading order."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(paper)).pages]
    lines = "\n-- page --\n".join(pages).replace("\u200b", "").splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def agree(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("PANTAU_RENEW_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page(language: Language) -> None:
    agree(f"lampung.{language}.html.txt", page_text(rendered(language)["report.html"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper(language: Language) -> None:
    agree(f"lampung.{language}.pdf.txt", paper_text(rendered(language)["report.pdf"]))
