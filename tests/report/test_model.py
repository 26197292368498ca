from __future__ import annotations

from dataclasses import replace

import pytest

from pantau.core.text import Language, Text
from pantau.figures import Finding
from pantau.report.appendix import Making
from pantau.report.blocks import Cell, Document, FindingBlock, Table
from pantau.report.model import Office, build_document
from pantau.report.saying import Speaker, laws_of, plain, web_address
from pantau.report.selection import FIGURES_SHOWN, FINDINGS_SHOWN
from tests.report.sample import NOW, figure, interval, lampung, review

MAKING = Making(NOW, "Pantau", "law", "data")


def document(language: Language = "id") -> Document:
    return build_document(lampung(), language, MAKING)


def findings(made: Document) -> list[FindingBlock]:
    return [block for block in made.sections[1].blocks if isinstance(block, FindingBlock)]


def table(made: Document, caption: str) -> Table:
    tables = [block for section in made.sections for block in section.blocks if isinstance(block, Table)]
    return next(each for each in tables if each.caption.startswith(caption))


def text(cells: tuple[Cell, ...]) -> str:
    return " ".join(cell.text for cell in cells)


def test_order_of_the_report() -> None:
    made = document()
    titles = [made.summary.title, *(section.title for section in made.sections)]
    assert titles == [
        "Ringkasan",
        "Capaian",
        "Kesesuaian angka",
        "Regulasi dan anggaran",
        "Kendala dan tindak lanjut",
        "Lampiran",
    ]
    assert [made.summary.number, *(section.number for section in made.sections)] == list("123456")


def test_findings_are_ordered_by_severity_and_numbered() -> None:
    blocks = findings(document())
    assert [block.severity for block in blocks] == [
        "error",
        "warning",
        "warning",
        "warning",
        "question",
        "info",
    ]
    assert [block.number for block in blocks] == [1, 2, 3, 4, 5, 6]
    first = blocks[0]
    assert first.stated.text == "389.534"
    assert first.expected is not None
    assert first.expected.text == "2.062.500–2.163.500"
    assert first.difference == "−1.672.966"
    assert first.formula == "potensi pekerja − peserta aktif"
    assert first.explanations[0].startswith("Belum terlindungi dan kekurangan menuju target tertukar: ")
    assert first.evidence is not None
    assert text(first.evidence.rows[0][3]) == "baris 4"


def test_a_finding_without_an_expected_value() -> None:
    block = findings(document("en"))[4]
    assert block.expected is None
    assert block.difference == ""


def test_every_value_carries_its_source() -> None:
    made = document()
    known = {figure.source for figure in lampung().case.figures if figure.source}
    for section in made.sections:
        for block in section.blocks:
            for line in block.rows if isinstance(block, Table) else ():
                for cell in (cell for pieces in line for cell in pieces):
                    if cell.voice and cell.text not in made.labels.values() and cell.text != "Rp70.000.000":
                        assert set(cell.sources) & known, cell
    for fact in made.summary.facts:
        assert fact.value.sources


def test_a_source_that_nobody_listed_and_one_that_is_missing() -> None:
    made = document()
    sources = table(made, "Lampiran C")
    assert text(sources.rows[-1][0]) == "ledger"
    assert text(sources.rows[-1][1]) == "tidak ada dalam daftar sumber"
    assert text(table(made, "Lampiran A").rows[-1][5]) == "sumber tidak disebut, baris 32"


def test_the_summary_says_what_stands_what_is_wrong_what_must_happen() -> None:
    stands, wrong, must = document().summary.columns
    assert stands.lines[0].text == "Cakupan Lampung 24,5 %, kurang 13,9 poin dari target 38,39 %"
    assert (
        wrong.lines[0].text == "Pekerja belum terlindungi: tertulis 389.534, seharusnya 2.062.500–2.163.500"
    )
    assert must.lines[0].text == "Lewat tenggat 31 Oktober 2025: Usulkan dalam perubahan APBD (BPKAD)"
    assert must.more == "dan 2 lagi, lihat bagian 5"


def test_the_three_voices_stand_side_by_side() -> None:
    voices = table(document(), "Angka pokok")
    (covered,) = [line for line in voices.rows if text(line[0]) == "Peserta aktif"]
    assert [text(pieces) for pieces in covered[2:]] == ["687.000", "680.412", "–"]
    assert [covered[2][0].voice, covered[3][0].voice] == ["reported", "recorded"]


def test_empty_states_say_what_comes_here() -> None:
    case = replace(lampung().case, figures=(), regulations=(), measures_taken=(), sources={})
    made = build_document(review(case), "id", MAKING)
    said = [getattr(block, "text", "") for section in made.sections for block in section.blocks]
    assert any("regulations.csv" in each for each in said)
    assert any("measures_taken.csv" in each for each in said)
    assert any(each.startswith("Tidak ada temuan.") for each in said)
    assert made.summary.facts == ()


def test_a_region_that_is_not_known_has_no_place_on_the_grid() -> None:
    made = build_document(review(replace(lampung().case, region="99.99")), "id", MAKING)
    assert "letak" not in {chart.id for chart in made.charts()}
    assert made.opening.scope == "99.99 · 13 Agustus 2025"


@pytest.mark.parametrize("code", ["ID", "36.72", "36.72.01"])
def test_the_place_of_nation_city_and_district(code: str) -> None:
    made = build_document(review(replace(lampung().case, region=code)), "en", MAKING)
    assert "letak" in {chart.id for chart in made.charts()}


def test_large_reviews_are_capped_and_say_so() -> None:
    case = lampung().case
    many = tuple(figure("covered_workers", str(n), row=n) for n in range(1, 3001))
    said = Text("x", "y")
    faults = tuple(
        Finding(str(n), "ratio", "error", many[-n], interval("1", "2"), said) for n in range(1, 601)
    )
    made = build_document(review(replace(case, figures=many), faults), "id", MAKING)
    assert len(findings(made)) == FINDINGS_SHOWN
    figures = table(made, "Lampiran A")
    assert len(figures.rows) == FIGURES_SHOWN
    assert "500 dari 3.000" in figures.note
    assert text(figures.rows[0][0]) == "2501", "those in findings come first"
    notes = [getattr(block, "text", "") for block in made.sections[1].blocks]
    assert "Ditampilkan 500 dari 600; selengkapnya ada di report.xlsx." in notes


def test_the_office_fills_in_letterhead_number_place_and_signatures() -> None:
    office = Office(
        ("PEMERINTAH PROVINSI LAMPUNG",), "1/X/2025", "Bandar Lampung", (("Kepala", "N", "IV/b", "1"),)
    )
    made = build_document(lampung(), "id", MAKING, office)
    assert made.opening.letterhead == ("PEMERINTAH PROVINSI LAMPUNG",)
    assert made.opening.number == "Nomor: 1/X/2025"
    assert made.place_and_date == "Bandar Lampung, 21 November 2025"
    assert made.signatures[0].rank == "IV/b"


def test_amounts_of_round_words_only_in_the_summary() -> None:
    speaker = Speaker(lampung().case, "id")
    large = figure("claims_paid", "8590000000000")
    assert speaker.headline(large, None) == "Rp8,59 triliun"
    assert speaker.value(large) == "Rp8.590.000.000.000"
    assert speaker.value(figure("balance", "-310042340")) == "−Rp310.042.340"


@pytest.mark.parametrize(
    ("given", "seen"),
    [("a\tb\nc", "a b c"), ("x\u202ey\x00\x1bz", "xyz"), ("\ud800", ""), ("A" * 700, "A" * 599 + "…")],
)
def test_plain_text(given: str, seen: str) -> None:
    assert plain(given) == seen


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil", "java\tscript:x", "http:///", ""]
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert web_address(address) == ""


def test_web_address() -> None:
    assert web_address("https://example.org/a?b=1&c=2") == "https://example.org/a?b=1&c=2"


def test_what_the_law_requires_names_its_article() -> None:
    required = figure(
        "benefit_death", "70000000", basis="required", source="", note="PP 82/2019 Lampiran III"
    )
    assert laws_of([required]) == ("PP 82/2019 Lampiran III",)
    assert laws_of([figure("benefit_death", "70000000", note="as told")]) == ()
