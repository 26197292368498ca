"""The files of a round, read back as an office would open them."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pptx
import pytest
import vl_convert
from docx.oxml.ns import qn
from pypdf import PdfReader

from pantau.core.text import LANGUAGES, Language
from pantau.errors import PantauError
from pantau.io.round_documents import documents
from pantau.io.round_documents.documents import FORMS, Issuing
from pantau.report.round.model import Letterhead
from tests.report.round.sample import FINDINGS, LETTER, MEETING, NOW, SENDER, city, province

HOW = Issuing("id", NOW, SENDER)
MAKERS: dict[str, Callable[[Issuing, str], bytes]] = {
    "report": lambda how, form: documents.report(city(), how, form),
    "slides": lambda how, form: documents.slides(city(), how, form),
    "invitation": lambda how, form: documents.invitation(MEETING, LETTER, how, form),
    "attendance": lambda how, form: documents.attendance(MEETING, how, form),
    "minutes": lambda how, form: documents.minutes(MEETING, city(), how, form),
    "note": lambda how, form: documents.note(LETTER, city(), how, form),
}
ELSEWHERE = (("report", "pdf"), ("report", "docx"), ("slides", "pptx"), ("note", "pdf"))
EVERY = [(kind, form) for kind, forms in FORMS.items() for form in forms]


@pytest.fixture(scope="module")
def made() -> dict[tuple[str, str, Language], bytes]:
    return {
        (kind, form, language): MAKERS[kind](HOW._replace(language=language), form)
        for kind, form in EVERY
        for language in LANGUAGES
    }


def word_text(content: bytes) -> str:
    """Every text of a document in the order in which it stands."""
    body = docx.Document(BytesIO(content)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def paper_text(content: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(text.replace("\u200b", "").split())


def slide_text(content: bytes) -> str:
    found = []
    for slide in pptx.Presentation(BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            elif shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


@pytest.mark.parametrize(("kind", "form"), EVERY)
def test_made_twice_is_the_same_to_the_byte(
    made: dict[tuple[str, str, Language], bytes], kind: str, form: str
) -> None:
    assert MAKERS[kind](HOW, form) == made[kind, form, "id"]


def test_made_by_another_process_is_the_same_to_the_byte(
    made: dict[tuple[str, str, Language], bytes],
) -> None:
    code = (
        "import hashlib\n"
        "from tests.io.round_documents.test_documents import HOW, ELSEWHERE, MAKERS\n"
        "print(*(hashlib.sha256(MAKERS[kind](HOW, form)).hexdigest() for kind, form in ELSEWHERE))\n"
    )
    root = Path(__file__).parents[3]
    environment = {"PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "PYTHONPATH": str(root), "LANG": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == [
        hashlib.sha256(made[kind, form, "id"]).hexdigest() for kind, form in ELSEWHERE
    ]


def test_office_files_have_no_clock_and_the_moment_given(
    made: dict[tuple[str, str, Language], bytes],
) -> None:
    for (kind, form, _), content in made.items():
        if form in ("docx", "pptx"):
            with zipfile.ZipFile(BytesIO(content)) as archive:
                assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, kind
    core = docx.Document(BytesIO(made["minutes", "docx", "id"])).core_properties
    assert core.created == core.modified == NOW.replace(tzinfo=core.created.tzinfo if core.created else None)
    assert (core.language, core.title) == ("id-ID", "BERITA ACARA")


def test_word_and_paper_say_the_same(made: dict[tuple[str, str, Language], bytes]) -> None:
    told = {
        "report": (
            "LAPORAN MONITORING DAN EVALUASI",
            "Cakupan Kota Cilegon",
            "Anggaran hanya cukup sampai bulan",
        ),
        "minutes": ("BERITA ACARA", "tanggal dua puluh bulan November tahun dua ribu", "Kesepakatan"),
        "note": ("NOTA DINAS", "Saran tindak lanjut", "mohon arahan"),
        "invitation": ("Hasil putaran monev", "Narahubung", "LAMPIRAN: SUSUNAN ACARA"),
        "attendance": ("DAFTAR HADIR", "Citra Anggraini", "Tanda tangan"),
    }
    for kind, words in told.items():
        word = " ".join(word_text(made[kind, "docx", "id"]).replace("\u00a0", " ").split())
        paper = paper_text(made[kind, "pdf", "id"])
        for each in (
            *words,
            "PEMERINTAH KOTA CILEGON",
            "Budi Santoso",
            "Pangkat/Golongan: Pembina Tingkat I (IV/b)",
            "NIP: ....",
        ):
            assert each in word, (kind, each)
            assert each in paper, (kind, each)


def test_paper_is_a4_with_a_margin_to_bind_and_its_pages_are_counted(
    made: dict[tuple[str, str, Language], bytes],
) -> None:
    page = docx.Document(BytesIO(made["report", "docx", "id"])).sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm), round(page.left_margin.mm)) == (
        210,
        297,
        30,
    )
    assert page.left_margin > page.right_margin
    foot = page.footer._element.xml
    assert "PAGE" in foot
    assert "NUMPAGES" in foot
    pages = PdfReader(BytesIO(made["report", "pdf", "id"])).pages
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]
    for number, each in enumerate(pages, 1):
        assert f"halaman {number} dari {len(pages)}" in " ".join(each.extract_text().split())
    assert "page 1 of" in paper_text(made["report", "pdf", "en"])


def test_the_report_in_word_has_its_tables_drawings_and_headings(
    made: dict[tuple[str, str, Language], bytes],
) -> None:
    document = docx.Document(BytesIO(made["report", "docx", "id"]))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == [
        "1. Ringkasan",
        "2. Capaian",
        "3. Kesesuaian angka",
        "4. Regulasi dan anggaran",
        "5. Kendala dan tindak lanjut",
        "6. Lampiran",
    ]
    spoken = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]
    assert len(spoken) == 3
    assert all(spoken)
    headed = [table for table in document.tables if table._tbl.xpath(".//w:tblHeader")]
    assert len(headed) > 8


def test_the_three_voices_look_different_in_word(made: dict[tuple[str, str, Language], bytes]) -> None:
    xml = docx.Document(BytesIO(made["report", "docx", "id"])).element.xml
    assert 'w:bdr w:val="dashed"' in xml
    assert 'w:bdr w:val="single"' in xml
    assert 'w:fill="1c2730"' in xml


def test_slides_can_be_gone_on_with(made: dict[tuple[str, str, Language], bytes]) -> None:
    deck = pptx.Presentation(BytesIO(made["slides", "pptx", "id"]))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[2] == "Cakupan Kota Cilegon 53,2\u00a0%, kurang 9,0 poin dari target 62,22\u00a0%"
    assert "3 temuan masih terbuka" in titles
    assert "Anggaran Rp1,04 miliar, realisasi Rp782,08 juta" in titles
    said = slide_text(made["slides", "pptx", "id"])
    assert f"halaman 1 dari {len(titles)}" in said
    assert "○ sekitar 17.000 [jawaban-36.72]" in said
    assert len(PdfReader(BytesIO(made["slides", "pdf", "id"])).pages) == len(titles)


def test_small_counts_stand_in_no_published_file(made: dict[tuple[str, str, Language], bytes]) -> None:
    for language, words in (("id", "kurang dari 5"), ("en", "less than 5")):
        for said in (
            word_text(made["report", "docx", language]),
            paper_text(made["report", "pdf", language]),
        ):
            assert words in said
    inside = documents.report(city(), HOW._replace(published=False), "docx")
    assert "kurang dari 5" not in word_text(inside)


def test_a_province_has_a_bar_for_each_region() -> None:
    said = word_text(documents.report(province(), HOW, "docx"))
    for name in ("Kabupaten Pandeglang", "Kota Tangerang Selatan", "Kota Serang"):
        assert name in said


def test_a_crest_stands_in_the_letterhead() -> None:
    crest = vl_convert.vegalite_to_png({"data": {"values": [{}]}, "mark": "point"})
    bare = MAKERS["note"](HOW, "docx")
    how = HOW._replace(sender=replace(SENDER, letterhead=Letterhead(("DINAS",), "Jalan 1", crest)))
    with zipfile.ZipFile(BytesIO(MAKERS["note"](how, "docx"))) as archive:
        assert [name for name in archive.namelist() if name.startswith("word/media/")]
    with zipfile.ZipFile(BytesIO(bare)) as archive:
        assert not [name for name in archive.namelist() if name.startswith("word/media/")]
    paper = MAKERS["note"](how, "pdf")
    assert len(PdfReader(BytesIO(paper)).pages[0].images) == 1


@pytest.mark.parametrize("crest", [b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n" + b"0" * 600_000])
def test_a_crest_that_is_no_picture_is_refused(crest: bytes) -> None:
    how = HOW._replace(sender=replace(SENDER, letterhead=Letterhead(crest=crest)))
    with pytest.raises(PantauError, match="crest of the letterhead is no PNG or JPEG"):
        MAKERS["note"](how, "docx")


def test_a_form_that_does_not_exist_is_refused() -> None:
    with pytest.raises(PantauError, match="no report is made as 'odt'; choose pdf, docx, html"):
        MAKERS["report"](HOW, "odt")


def test_what_a_user_wrote_is_neither_markup_nor_a_field() -> None:
    strange = '</w:t><w:altChunk/>{{ 7*7 }} {% raw %} &amp; "#panic(1)" <b>'
    finding = replace(FINDINGS[0], title=strange, action=strange, owner=strange)
    content = replace(city(), findings=(finding,), obstacles=(), round=replace(city().round, title=strange))
    for form, read in (("docx", word_text), ("pdf", paper_text)):
        said = " ".join(read(documents.report(content, HOW, form)).split())
        assert '{{ 7*7 }} {% raw %} &amp; "#panic(1)" <b>' in said, form
        assert "49" not in said.split("Lampiran A")[0].replace("49 dari", ""), form
