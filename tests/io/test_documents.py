from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pantau.core.text import LANGUAGES, Language, Text
from pantau.errors import PantauError
from pantau.figures import Finding
from pantau.io import document_workbook
from pantau.io.documents import data_version, render_reports, write_reports
from pantau.report import names, words
from pantau.report.appendix import Making
from tests.report.sample import HOSTILE, NOW, figure, hostile, interval, lampung, review
from tests.report.test_golden import paper_text

Reports = dict[str, bytes]


@pytest.fixture(scope="module")
def reports() -> dict[Language, Reports]:
    return {language: render_reports(lampung(), language=language, now=NOW) for language in LANGUAGES}


@pytest.fixture(scope="module")
def attacked() -> Reports:
    return render_reports(hostile(), language="id", now=NOW)


def book(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def test_three_reports(reports: dict[Language, Reports]) -> None:
    for made in reports.values():
        assert sorted(made) == ["report.html", "report.pdf", "report.xlsx"]
        assert made["report.pdf"].startswith(b"%PDF-")


def test_made_twice_is_the_same_to_the_byte(reports: dict[Language, Reports]) -> None:
    assert render_reports(lampung(), language="id", now=NOW) == reports["id"]


def test_made_by_another_process_is_the_same_to_the_byte(reports: dict[Language, Reports]) -> None:
    code = (
        "import hashlib\n"
        "from pantau.io.documents import render_reports\n"
        "from tests.report.sample import NOW, lampung\n"
        "made = render_reports(lampung(), language='en', now=NOW)\n"
        "print(*(hashlib.sha256(made[name]).hexdigest() for name in sorted(made)))\n"
    )
    root = Path(__file__).parents[2]
    environment = {"PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "PYTHONPATH": str(root), "LANG": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True
    )
    expected = [hashlib.sha256(reports["en"][name]).hexdigest() for name in sorted(reports["en"])]
    assert done.stdout.decode().split() == expected


def test_the_moment_is_the_one_given() -> None:
    jayapura = timezone(timedelta(hours=9), "WIT")
    made = render_reports(lampung(), language="id", now=datetime(2024, 2, 29, 8, 5, tzinfo=jayapura))
    assert "Dibuat</div></td><td><div>29 Februari 2024, 08.05 WIT" in made["report.html"].decode()
    assert b"D:20240228230500" in made["report.pdf"] or b"20240229" in made["report.pdf"]
    properties = book(made["report.xlsx"]).properties
    assert properties.created == properties.modified == datetime(2024, 2, 28, 23, 5)


def test_zip_entries_have_no_clock(reports: dict[Language, Reports]) -> None:
    with zipfile.ZipFile(BytesIO(reports["id"]["report.xlsx"])) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_the_page_needs_nothing_else(reports: dict[Language, Reports]) -> None:
    page = Page(reports["id"]["report.html"])
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    (policy,) = [
        each["content"] for each in page.all("meta") if each.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    css = reports["id"]["report.html"].decode()
    assert "@import" not in css
    assert "url(http" not in css
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") for name in attrs)]


def test_the_page_is_accessible(reports: dict[Language, Reports]) -> None:
    for language, made in reports.items():
        page = Page(made["report.html"])
        assert page.all("html") == [{"lang": language}]
        assert len(page.all("table")) == len(page.all("caption"))
        assert all(head.get("scope") == "col" for head in page.all("th"))
        drawings = page.all("svg")
        assert len(drawings) == 3
        assert all(each["role"] == "img" and each["aria-label"] for each in drawings)
        ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        targets = {attrs["href"] for attrs in page.all("a") if (attrs.get("href") or "").startswith("#")}
        assert {str(target)[1:] for target in targets} <= set(ids)


@pytest.mark.parametrize(("language", "other"), [("id", "en"), ("en", "id")])
def test_no_word_of_the_other_language(
    reports: dict[Language, Reports], language: Language, other: Language
) -> None:
    said = " ".join(" ".join(Page(reports[language]["report.html"]).text).split())
    sheet = book(reports[language]["report.xlsx"])
    said += " ".join(str(cell.value) for page in sheet for cell in page[1]) + " ".join(sheet.sheetnames)
    for module in (words, names):
        for value in vars(module).values():
            for text in value.values() if isinstance(value, dict) else [value]:
                if isinstance(text, Text) and text.id != text.en:
                    foreign = longest(text.say(other))
                    own = text.say(language)
                    if len(foreign) > 12 and foreign not in own:
                        assert foreign not in said, foreign


def longest(pattern: str) -> str:
    """The longest piece of a sentence between its slots."""
    return max(re.split(r"\{\w*\}", pattern), key=len).strip(" ,.;:()")


def test_hostile_text_stays_text_on_the_page(attacked: Reports, reports: dict[Language, Reports]) -> None:
    page = Page(attacked["report.html"])
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in Page(reports["id"]["report.html"]).tags}
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") for name in attrs)]
    links = [attrs["href"] or "" for attrs in page.all("a")]
    assert all(link.startswith(("#", "data:image/svg+xml;base64,")) for link in links)
    text = "".join(page.text)
    assert "<script>alert(1)</script>" in text
    assert "{{ 7*7 }} {% raw %} {0} {title}" in text
    assert not re.search("[\x00-\x08\u202e]", text)


def test_hostile_text_is_not_run_on_paper(attacked: Reports) -> None:
    text = " ".join(paper_text(attacked["report.pdf"]).split())
    assert '#panic("typst") #import "x": * $x^2$ @ref *b* _i_ `r` <lab> \\ [c] //' in text
    assert "<script>alert(1)</script>" in text


def test_hostile_text_stays_text_in_the_workbook(attacked: Reports) -> None:
    pages = book(attacked["report.xlsx"])
    cells = [cell for page in pages for line in page.iter_rows() for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    held = {cell.value for cell in cells}
    risky = [text.strip() for text in HOSTILE if text.strip().startswith(("=", "+", "@", "-"))]
    assert set(risky) <= held
    assert all(cell.quotePrefix for cell in cells if isinstance(cell.value, str) and cell.value[:1] in "=+-@")
    with zipfile.ZipFile(BytesIO(attacked["report.xlsx"])) as archive:
        assert not [
            name
            for name in archive.namelist()
            if "rels" in name and b"http:" in archive.read(name) and "sheet" in name
        ]


def test_numbers_are_numbers_and_dates_are_dates(reports: dict[Language, Reports]) -> None:
    pages = book(reports["id"]["report.xlsx"])
    assert pages.sheetnames == ["Ringkasan", "Temuan", "Penjelasan", "Bukti", "Angka", "Turunan", "Sumber"]
    figures = rows(pages["Angka"])
    assert [line["Nilai"] for line in figures] == [float(each.value) for each in lampung().case.figures]
    assert figures[0]["Mulai"] == datetime(2025, 8, 13)
    assert figures[3]["Selesai"] == datetime(2025, 12, 31)
    assert figures[0]["Temuan"] == 6
    formats = {line[13].number_format for line in pages["Angka"].iter_rows(min_row=2)}
    assert formats == {'#,##0.0" %"', "#,##0", '#,##0.00" %"', '"Rp"#,##0'}
    found = rows(pages["Temuan"])
    assert found[0]["Tertulis"] == 389534
    assert (found[0]["Seharusnya dari"], found[0]["Seharusnya sampai"]) == (2062500, 2163500)
    assert (found[3]["Seharusnya dari"], found[3]["Seharusnya sampai"]) == (2100000000, None)
    assert rows(pages["Sumber"])[0]["Tanggal"] == datetime(2025, 8, 13)
    assert rows(pages["Sumber"])[3]["Tanggal"] == "2025-12"


def test_sheets_have_frozen_heads_and_filters(reports: dict[Language, Reports]) -> None:
    pages = book(reports["en"]["report.xlsx"])
    assert pages.sheetnames == [
        "Summary",
        "Findings",
        "Explanations",
        "Evidence",
        "Figures",
        "Derived",
        "Sources",
    ]
    assert all(page.freeze_panes == "A2" and page.auto_filter.ref for page in pages)


def rows(page: Any) -> list[dict[str, Any]]:
    first, *rest = page.iter_rows(values_only=True)
    return [dict(zip(first, line, strict=False)) for line in rest]


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("480457660", 480457660),
        ("999999999999999", 999999999999999),
        ("98765432109876543", "98765432109876543"),
    ],
)
def test_no_digit_is_lost(value: str, held: object) -> None:
    case = replace(lampung().case, figures=(figure("claims_paid", value),))
    made = document_workbook.workbook(review(case), "id", Making(NOW, "x", "y", "z"))
    (line,) = rows(book(made)["Angka"])
    assert line["Nilai"] == held


def test_a_sheet_that_is_full_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_workbook, "SHEET_ROWS", 6)
    made = document_workbook.workbook(lampung(), "en", Making(NOW, "x", "y", "z"))
    figures = book(made)["Figures"]
    assert figures.max_row == 6
    assert figures["A6"].value == "This sheet holds 4 of 13 rows: as many as one sheet can hold."


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_review_that_found_nothing(language: Language) -> None:
    made = render_reports(review(replace(lampung().case, figures=())), language=language, now=NOW)
    assert len(made) == 3


def test_large_reviews_are_rendered_in_part() -> None:
    many = tuple(figure("covered_workers", str(n), row=n) for n in range(1, 3001))
    finding = Finding("1", "ratio", "error", many[0], interval("1", "2"), Text("x", "y"))
    made = render_reports(review(replace(lampung().case, figures=many), (finding,)), language="id", now=NOW)
    assert len(made["report.html"]) < 600_000
    assert book(made["report.xlsx"])["Angka"].max_row == 3001


def test_the_data_version_follows_the_data() -> None:
    case = lampung().case
    assert data_version(case) == data_version(lampung().case)
    assert data_version(case) != data_version(replace(case, figures=case.figures[1:]))
    assert data_version(case) != data_version(replace(case, sources={}))


# Writing

NEW = {"report.html": b"new page", "report.pdf": b"new paper"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_new_folder(tmp_path: Path) -> None:
    write_reports(NEW, tmp_path / "a" / "b")
    assert held(tmp_path / "a" / "b") == NEW
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_a_folder_with_other_files_keeps_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_bytes(b"mine")
    (out / "report.html").write_bytes(b"old page")
    write_reports(NEW, out)
    assert held(out) == {**NEW, "notes.txt": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"mine")
    with pytest.raises(PantauError, match="is a file; name a folder"):
        write_reports(NEW, out)
    assert out.read_bytes() == b"mine"


def test_when_one_cannot_be_replaced_all_stay_as_they_were(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "report.html").write_bytes(b"old page")
    (out / "report.pdf").mkdir()  # a folder cannot be replaced by a file
    (out / "report.pdf" / "x").write_bytes(b"mine")
    with pytest.raises(PantauError, match="nothing was changed"):
        write_reports({"a.html": b"first", **NEW}, out)
    assert (out / "report.html").read_bytes() == b"old page"
    assert sorted(path.name for path in out.iterdir()) == ["report.html", "report.pdf"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_disk_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PantauError, match="No space left on device"):
        write_reports(NEW, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_the_folder_has_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()
    write_reports(NEW, tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "usual").stat().st_mode
