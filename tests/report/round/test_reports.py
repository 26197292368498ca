"""What a reader finds in the report of a round, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.monev.generated import of_nation
from pantau.core.text import LANGUAGES, Language
from pantau.report.appendix import Making
from pantau.report.blocks import Chart, Document, Table, as_data
from pantau.report.round.model import RoundHead, RoundReport, Sender, Signer
from pantau.report.round.report import round_report
from tests.report.round.sample import FINDINGS, NOW, SENDER, city, figure, province

NATION = of_nation()


def made(content: RoundReport, language: Language = "id", sender: Sender = SENDER) -> Document:
    return round_report(content, language, Making(NOW, "Pantau 0", "hukum", content.data), sender)


def texts(value: Any) -> str:
    """Every text of a document, in one line."""
    if isinstance(value, dict):
        return " ".join(map(texts, value.values()))
    if isinstance(value, list):
        return " ".join(map(texts, value))
    return str(value)


def said(document: Document) -> str:
    return texts(as_data(document))


def tables(document: Document) -> dict[str, Table]:
    blocks = [block for section in document.sections for block in section.blocks]
    found = [each for each in blocks if isinstance(each, Table)]
    found += [each.table for each in blocks if isinstance(each, Chart) and each.table]
    return {each.caption: each for each in found}


def test_the_order_of_a_report() -> None:
    document = made(city())
    assert [document.summary.title, *(each.title for each in document.sections)] == [
        "Ringkasan",
        "Capaian",
        "Kesesuaian angka",
        "Regulasi dan anggaran",
        "Kendala dan tindak lanjut",
        "Lampiran",
    ]


def test_the_opening_spells_the_day() -> None:
    sentence = made(city()).opening.sentence
    assert (
        "Jumat, tanggal dua puluh bulan November tahun dua ribu dua puluh enam (20 November 2026)" in sentence
    )
    english = made(city(), "en").opening.sentence
    assert "Friday, the twentieth of November, two thousand and twenty-six" in english


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (city(), "LAPORAN MONITORING DAN EVALUASI"),
        (province(), "LAPORAN MONITORING DAN EVALUASI PROVINSI"),
        (NATION, "LAPORAN PELAKSANAAN INSTRUKSI PRESIDEN NOMOR 2 TAHUN 2021"),
    ],
    ids=["city", "province", "nation"],
)
def test_the_title_says_for_whom(content: RoundReport, title: str) -> None:
    assert made(content).opening.title == title


def test_the_report_of_the_nation_goes_to_the_president_with_a_map() -> None:
    document = made(NATION)
    assert "Presiden Republik Indonesia" in document.opening.scope
    (tiles,) = [each for each in document.charts() if each.id == "provinsi"]
    assert tiles.title == "10 dari 38 provinsi mencapai target cakupannya"
    assert tiles.table is not None
    assert len(tiles.table.rows) == 38


def test_the_regions_of_a_province_stand_best_first() -> None:
    (ranking,) = [each for each in made(province()).charts() if each.id == "wilayah"]
    assert ranking.title.startswith(
        "Kota Tangerang Selatan tertinggi (65,1 %), Kabupaten Pandeglang terendah"
    )
    assert ranking.table is not None
    assert len(ranking.table.rows) == 8


def test_a_region_stands_on_one_line_with_every_voice() -> None:
    other = figure("coverage_rate", "70.0", region="36.01", basis="recorded", source="buku-besar")
    (ranking,) = [
        each
        for each in made(replace(province(), figures=(*province().figures, other))).charts()
        if each.id == "wilayah"
    ]
    assert ranking.title.startswith("Kabupaten Pandeglang tertinggi (70,0 %)")
    assert ranking.table is not None
    (line,) = [row for row in ranking.table.rows if row[0][0].text == "Kabupaten Pandeglang"]
    assert [(cell.text, cell.voice) for cell in line[3]] == [("70,0 %", "recorded"), ("28,0 %", "reported")]


def test_every_figure_in_a_table_has_its_source_and_its_voice() -> None:
    document = made(city())
    figures = tables(document)["Angka pokok Kota Cilegon menurut tiga suara"]
    cells = [cell for row in figures.rows for pieces in row[2:] for cell in pieces if cell.text != "–"]
    assert cells
    assert all(cell.sources and cell.voice for cell in cells)
    assert {cell.voice for cell in cells} == {"reported", "recorded", "required"}
    everything = tables(document)["Lampiran A. Semua angka"]
    assert len(everything.rows) == len(city().figures)


def test_every_table_says_where_it_comes_from() -> None:
    for language in LANGUAGES:
        for content in (city(), province(), NATION):
            for caption, table in tables(made(content, language)).items():
                assert table.source_line.startswith("Sumber: " if language == "id" else "Source: "), caption


def test_law_and_data_versions_are_named() -> None:
    versions = tables(made(city()))["Lampiran E. Cara laporan ini dibuat"]
    found = {row[0][0].text: row[1][0].text for row in versions.rows}
    assert found["Versi hukum"] == "hukum"
    assert found["Versi data"] == "buku besar 418"
    assert found["Data per"] == "30 September 2026"


def test_what_is_late_is_named_first_and_marked() -> None:
    document = made(city())
    must = document.summary.columns[2].lines
    assert must[0].text.startswith("Lewat tenggat 1 November 2026: Minta rincian iuran")
    marked = [
        cell for row in tables(document)["Tindak lanjut"].rows for cell in row[3] if cell.severity == "error"
    ]
    assert [cell.text for cell in marked] == ["lewat tenggat"]


def test_nobody_named_is_said_aloud() -> None:
    finding = replace(FINDINGS[0], owner="")
    assert "(belum ditetapkan, tenggat 5 Desember 2026)" in said(made(replace(city(), findings=(finding,))))


def test_open_findings_come_before_closed_ones_and_carry_their_age() -> None:
    findings = tables(made(city()))["Temuan dan statusnya"]
    assert [row[0][0].text for row in findings.rows] == ["1", "2", "3", "4"]
    assert "40 hari, putaran ke-2" in texts(as_data(findings.rows[1]))
    assert "Selesai: angka baru sesuai" in texts(as_data(findings.rows[3]))


def test_numbers_of_findings_lead_to_their_figures() -> None:
    document = made(city())
    cells = [
        cell
        for table in tables(document).values()
        for row in table.rows
        for pieces in row
        for cell in pieces
        if cell.text == "sekitar 17.000"
    ]
    assert {cell.finding for cell in cells} >= {1}


def test_small_cells_are_withheld_unless_it_is_for_the_office() -> None:
    published = made(city())
    assert "kurang dari 5" in said(published)
    inside = round_report(city(), "id", Making(NOW, "Pantau 0", "hukum", ""), SENDER, published=False)
    assert "kurang dari 5" not in said(inside)
    assert "tidak untuk dipublikasikan" in said(inside)


def test_who_signs_has_name_rank_and_nip() -> None:
    first, second = made(city()).signatures
    assert (first.role, first.name, first.rank) == (
        "Mengetahui, Sekretaris Daerah",
        "Dewi Lestari",
        "Pembina Utama Muda (IV/c)",
    )
    assert set(second.nip) == {"."}
    unnamed = made(city(), sender=Sender()).signatures
    assert [each.role for each in unnamed] == ["Mengetahui,", "Disusun oleh,"]


def test_an_empty_round_still_makes_a_report() -> None:
    empty = RoundReport(RoundHead("r", "Putaran", "2026"), "36.72", "2026-09-30")
    for language in LANGUAGES:
        document = made(empty, language, Sender())
        assert not document.charts() or [each.id for each in document.charts()] == ["letak"]
        assert len(document.sections) == 5


def test_what_people_wrote_stays_in_their_language_and_the_rest_is_translated() -> None:
    english = said(made(city(), "en"))
    assert "Anggaran hanya cukup sampai bulan Oktober" in english
    for word in ("Tenggat", "Temuan", "Sumber:", "Kendala", "dilaporkan", "lewat tenggat"):
        assert word not in english


def test_what_a_user_wrote_is_text_and_nothing_else() -> None:
    strange = "\u202etxt.exe\x00\x1b {round} {{ 7 }}"
    finding = replace(FINDINGS[0], title=strange, action=strange, owner=strange)
    shown = said(made(replace(city(), findings=(finding,))))
    assert "\u202e" not in shown
    assert "{round} {{ 7 }}" in shown


def test_a_disputed_coverage_is_not_settled() -> None:
    other = figure("coverage_rate", "61.0", basis="recorded", source="buku-besar")
    title = made(replace(city(), figures=(*city().figures, other))).charts()[0].title
    assert title == "Cakupan Kota Cilegon disebut 61,0 % / 53,2 %: sumbernya tidak sepakat"


def test_a_signer_may_be_said_in_both_languages() -> None:
    sender = Sender(signers=(Signer("Camat Grogol"),))
    assert made(city(), "en", sender).signatures[0].role == "Camat Grogol"
