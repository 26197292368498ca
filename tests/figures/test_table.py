"""Rows of text into figures and back: every fault with its row, both ways of reading giving the same."""

from __future__ import annotations

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.period import Period
from pantau.core.schema import FIGURES, MEASURES_TAKEN, REGULATIONS
from pantau.core.terms import BASES, DIMENSIONS, PROGRAMMES, QUALIFIERS, SEGMENTS, SPONSORS
from pantau.figures import MEASURES, Figure, table, table_faults
from pantau.figures.exchange import computed, number
from pantau.figures.table import columns, read_figures
from pantau.figures.table_cells import WHOLE_UNITS, RegionCodes
from pantau.figures.table_faults import ENOUGH, LISTED, Faults
from pantau.figures.table_records import read_measures_taken, read_regulations, read_sources
from pantau.figures.table_sheet import Chunk, Sheet

CODES = ("ID", "36", "36.72", "11.10")
REGIONS = RegionCodes(CODES.__contains__, lambda text: ["'36.72' (Kota Cilegon)"] if text == "36.27" else [])
HEADER = "region,measure,period,value"
GOOD = "36.72,covered_workers,2024,17"


def sheet(*lines: str, header: str = HEADER, size: int = 1000) -> Sheet:
    rows = [line.split(",") for line in lines]
    chunks = (
        Chunk(range(start + 2, start + 2 + len(rows[start : start + size])), rows[start : start + size])
        for start in range(0, len(rows), size)
    )
    return Sheet("figures.csv", header.split(","), 1, chunks)


def read(*lines: str, header: str = HEADER) -> tuple[Figure, ...]:
    faults = Faults()
    figures, _ = read_figures(sheet(*lines, header=header), REGIONS, faults)
    assert not faults, faults.listed
    return figures


def faults_of(*lines: str, header: str = HEADER) -> list[str]:
    faults = Faults()
    read_figures(sheet(*lines, header=header), REGIONS, faults)
    assert all(fault.line("id") for fault in faults.listed)
    return [fault.line() for fault in faults.told("case")]


@pytest.mark.parametrize("module", [table, table_faults])
def test_examples_in_docstrings(module):
    assert doctest.testmod(module).failed == 0


def test_a_row_is_a_figure():
    assert read(GOOD) == (Figure("36.72", "covered_workers", Period.parse("2024"), Decimal(17), row=2),)


def test_columns_may_stand_in_any_order_and_case():
    header = "Value , PERIOD,programme,segment,sponsor,Measure,Region,category,basis,qualifier,unit"
    (figure,) = read("6,2024-07,JKM+JKK,bpu,apbd,Growth_Rate,id,RENTAN,,About,persen", header=header)
    assert figure._replace(row=0) == Figure(
        "ID", "growth_rate", Period.parse("2024-07"), Decimal(6),
        category="rentan", segment="BPU", programme="JKK+JKM", sponsor="APBD", qualifier="about", unit="percent",
    )  # fmt: skip


def test_printed_decimals_stay():
    (figure,) = read("36,coverage_rate,2024,24.90")
    assert str(figure.value) == "24.90"
    assert figure.interval().width == Decimal("0.01")


def test_words_fill_precision_and_unit_where_they_are_empty():
    header = f"{HEADER},precision,unit"
    first, second, third = read(
        "36,contributions,2024,Rp8.59 trillion,,",
        "36,growth_rate,2024,14 persen,,points",
        "36,budget_allocated,2024,2 miliar,500000000,",
        header=header,
    )
    assert (first.value, first.precision, first.unit) == (8590000000000, 10000000000, "")
    assert (second.value, second.unit) == (14, "points")
    assert third.precision == 500000000


def test_words_fill_columns_that_the_file_does_not_have():
    (figure,) = read("36,coverage_change,2024,+6 poin")
    assert (figure.value, figure.unit) == (6, "points")


def test_empty_rows_are_passed_over_and_short_ones_filled():
    assert [figure.row for figure in read(GOOD, ",,,", "", f"{GOOD},,,", GOOD)] == [2, 5, 6]
    assert read("36,coverage_rate,2024,5", header=f"{HEADER},note,,")[0].note == ""


def test_indonesian_dates_are_periods():
    assert read("36,coverage_rate,17 Juli 2024,5")[0].period == Period.parse("2024-07-17")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("36,coverge_rate,2024,5", "measure 'coverge_rate' is not known; did you mean 'coverage_rate'?"),
        ("36,zzz,2024,5", "measure 'zzz' is not known; the reference of case files lists what is"),
        ("36.27,coverage_rate,2024,5", "region '36.27' is not known; did you mean '36.72' (Kota Cilegon)?"),
        (
            "xx,coverage_rate,2024,5",
            "region 'xx' is not a region code; write it like 36.72 (regency or city), 36 (province) or ID "
            "(nation)",
        ),
        (
            "11-Okt,coverage_rate,2024,5",
            "region '11-Okt' is a date: a spreadsheet turned the region code into a date; "
            "format the column as text, then type the code again, like 36.72",
        ),
        (",coverage_rate,2024,5", "region is empty; every row needs it"),
        ("36,,2024,5", "measure is empty; every row needs it"),
        ("36,coverage_rate,,5", "period is empty; every row needs it"),
        ("36,coverage_rate,2024,", "value is empty; every row needs it"),
        (
            "36,coverage_rate,2024-13,5",
            "period '2024-13' is not a day, month, year or range; "
            "write it like 2024-08-24, 2024-08, 2024 or 2019-01/2021-12",
        ),
        (
            "36,coverage_rate,2024,five",
            "value 'five' is not a number; write it like 480457660, 53.2 or 790 juta",
        ),
        (
            "36,coverage_rate,2024,1-Mei",
            "value '1-Mei' is a date, not a number: a spreadsheet turned the number into a date; "
            "format the column as number or text, then type the number again",
        ),
        (
            "36,covered_workers,2024,17.000",
            "value '17.000' can be read in two ways, as 17000 or as 17.0; write 17000 or 17.0",
        ),
        (
            "36,covered_workers,2024,53 %",
            "value '53 %' is given in percent, but measure 'covered_workers' is in people",
        ),
        (
            "36,coverage_rate,2024,Rp5",
            "value 'Rp5' is given in IDR, but measure 'coverage_rate' is in percent",
        ),
        (
            '36,coverage_rate,2024,=HYPERLINK("x")',
            "value '=HYPERLINK(\"x\")' is a formula; copy it and paste the value instead",
        ),
        ("=A1,coverage_rate,2024,5", "region '=A1' is a formula; copy it and paste the value instead"),
    ],
)
def test_a_fault_says_what_and_where(line, fault):
    assert faults_of(GOOD, line, GOOD) == [f"figures.csv:3: {fault}"]


@pytest.mark.parametrize(
    ("column", "text", "fault"),
    [
        ("segment", "BPV", "segment 'BPV' is not known; did you mean 'BPU'?"),
        ("segment", "BPU+X", "segment 'X' is not known; expected PU, BPU, JAKON, PMI"),
        ("programme", "JKK+JKN", "programme 'JKN' is not known; expected JKK, JKM, JHT, JP, JKP"),
        ("sponsor", "ABPD", "sponsor 'ABPD' is not known; did you mean 'APBD'?"),
        ("qualifier", "abuot", "qualifier 'abuot' is not known; did you mean 'about'?"),
        ("total_of", "categori", "total_of 'categori' is not known; did you mean 'category'?"),
        (
            "total_of",
            "sex",
            "total_of 'sex' is not known; expected category, segment, programme, sponsor, region",
        ),
        ("basis", "reportd", "basis 'reportd' is not known; did you mean 'reported'?"),
        ("unit", "percnt", "unit 'percnt' is not known; did you mean 'percent'?"),
        ("unit", "percent", "unit 'percent' is given in percent, but measure 'covered_workers' is in people"),
        ("precision", "0", "precision '0' must be greater than 0"),
        ("precision", "-5", "precision '-5' must be greater than 0"),
        ("precision", "x", "precision 'x' is not a number; write it like 480457660, 53.2 or 790 juta"),
        (
            "precision",
            "1.000",
            "precision '1.000' can be read in two ways, as 1000 or as 1.0; write 1000 or 1.0",
        ),
        ("note", "=1+1", "note '=1+1' is a formula; copy it and paste the value instead"),
    ],
)
def test_a_fault_in_an_optional_column(column, text, fault):
    assert faults_of(f"{GOOD},", f"{GOOD},{text}", header=f"{HEADER},{column}") == [f"figures.csv:3: {fault}"]


def test_faults_are_told_together_and_in_order():
    assert faults_of("99,x,2024,y", GOOD, "36,coverage_rate,soon,5") == [
        "figures.csv:2: region '99' is not a region code; write it like 36.72 (regency or city), "
        "36 (province) or ID (nation)",
        "figures.csv:2: measure 'x' is not known; the reference of case files lists what is",
        "figures.csv:2: value 'y' is not a number; write it like 480457660, 53.2 or 790 juta",
        "figures.csv:4: period 'soon' is not a day, month, year or range; "
        "write it like 2024-08-24, 2024-08, 2024 or 2019-01/2021-12",
    ]


def test_a_fault_is_one_short_line_whatever_was_found():
    (line,) = faults_of(f"36,{'a' * 5000}\n\x1b[31m,2024,5")
    assert len(line) < 200
    assert line.isprintable()


def test_a_row_with_more_cells_than_the_header():
    assert faults_of(GOOD, f"{GOOD},more") == [
        "figures.csv:3: this row has 5 cells, the header only 4 columns; "
        "a text with a separator in it needs quotes around it"
    ]


@pytest.mark.parametrize(
    ("header", "faults"),
    [
        (
            "region,mesure,period,value",
            ["column 'mesure' is not known; did you mean 'measure'?", "column 'measure' is missing; add it"],
        ),
        ("region,measure,value", ["column 'period' is missing; add it"]),
        (f"{HEADER},value", ["column 'value' stands there 2 times; keep one"]),
        (f"{HEADER},,note", ["column 5 has no name; name it or remove it"]),
        (f"{HEADER},colour", ["column 'colour' is not known; remove it, or move what it holds to 'note'"]),
        (
            "36.72,covered_workers,2024,17",
            ["this row is not a header; the first row must hold region, measure, period, value"],
        ),
    ],
)  # fmt: skip
def test_a_fault_of_the_header(header, faults):
    assert faults_of(header=header)[: len(faults)] == [f"figures.csv:1: {fault}" for fault in faults]


def test_a_table_without_rows():
    assert faults_of() == ["figures.csv: there is no row below the header"]


def test_the_list_of_faults_is_short():
    lines = faults_of(*["36,coverage_rate,2024,x"] * 150)
    assert len(lines) == LISTED + 1
    assert lines[-1] == "case: 50 more faults are not shown; correct those above, then try again"


def test_the_wrong_file_is_not_read_to_its_end():
    faults = Faults()
    rows = ["x,x,x,x"] * (ENOUGH + 3000)
    read_figures(sheet(*rows), REGIONS, faults)
    assert ENOUGH <= faults.count < 4 * len(rows)
    assert "at least" in faults.told("case")[-1].line()


def test_an_unknown_category_is_kept_with_a_doubt():
    faults = Faults()
    found = sheet(
        f"{GOOD},nelayn",
        f"{GOOD},rentan",
        f"{GOOD},nelayn",
        f"{GOOD},kelompok_baru",
        header=f"{HEADER},category",
    )
    figures, doubts = read_figures(found, REGIONS, faults)
    assert [figure.category for figure in figures] == ["nelayn", "rentan", "nelayn", "kelompok_baru"]
    assert [doubt.line() for doubt in doubts] == [
        "figures.csv:2: category 'nelayn' is not in the list; it is kept as a group of its own; did you "
        "mean 'nelayan'?",
        "figures.csv:5: category 'kelompok_baru' is not in the list; it is kept as a group of its own",
    ]


def _amounts(draw: st.DrawFn, measure: str) -> str:
    if measure == "months_funded":
        return str(draw(st.integers(1, 120)))
    if MEASURES[measure].unit in WHOLE_UNITS:
        return str(draw(st.integers(-(10**15), 10**15)))
    return str(draw(st.decimals(-1000, 1000, places=draw(st.integers(0, 4)))))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    measure = draw(st.sampled_from(sorted(MEASURES)))
    some = {
        name: draw(st.sampled_from(["", *known]))
        for name, known in {
            "segment": SEGMENTS, "programme": PROGRAMMES, "sponsor": SPONSORS, "total_of": DIMENSIONS,
            "qualifier": list(QUALIFIERS)[1:], "category": ["rentan", "nelayan"], "source": ["s001", "s002"],
            "group": ["22 professions"], "note": ["a, b"], "definition": ["rpjmn"],
        }.items()
    }  # fmt: skip
    return Figure(
        region=draw(st.sampled_from(CODES)),
        measure=measure,
        period=Period.parse(draw(st.sampled_from(["2024", "2024-08", "2024-08-24", "2019-01/2021-12"]))),
        value=Decimal(_amounts(draw, measure)),
        basis=draw(st.sampled_from(list(BASES))),
        precision=draw(st.none() | st.sampled_from([Decimal(1000000), Decimal("0.1")])),
        **some,
    )


def _cells(table: list[Figure]) -> list[list[str]]:
    texts = [["" if cell is None else str(cell) for cell in column] for column in columns(table).values()]
    return [list(row) for row in zip(*texts, strict=True)]


@given(st.lists(figures(), min_size=1, max_size=8), st.booleans())
def test_figures_come_back_from_their_columns(table: list[Figure], ragged: bool):
    rows = _cells(table)
    if ragged:  # a short row sends the chunk the slow way, cell by cell
        rows.append([])
    header = [column.name for column in FIGURES]
    faults = Faults()
    chunk = Chunk(range(2, 2 + len(rows)), rows)
    found, _ = read_figures(Sheet("figures.csv", header, 1, iter([chunk])), REGIONS, faults)
    assert faults.listed == []
    assert list(found) == [figure._replace(row=number) for number, figure in enumerate(table, 2)]
    assert [str(each.value) for each in found] == [str(each.value) for each in table]


@given(st.lists(st.lists(st.text(max_size=8), max_size=6), min_size=1, max_size=4))
def test_no_row_breaks_the_reader(rows: list[list[str]]):
    faults = Faults()
    read_figures(
        Sheet("f.csv", HEADER.split(","), 1, iter([Chunk(range(2, 2 + len(rows)), rows)])), REGIONS, faults
    )
    assert all(fault.line("id") and fault.line("en") for fault in faults.told("c"))


def test_no_figures_are_columns_too():
    assert columns([]) == {column.name: [] for column in FIGURES}


def test_two_sources_with_one_id():
    faults = Faults()
    read_sources(
        sheet("s001,A,,", "s001,B,,", ",C,,", "s2,D,,soon", header="source,title,url,date"), REGIONS, faults
    )
    assert [fault.line() for fault in faults.listed] == [
        "figures.csv:3: source 's001' stands in row 2 already; every source needs an id of its own",
        "figures.csv:4: source is empty; every row needs it",
        "figures.csv:5: date 'soon' is not a day, month, year or range; "
        "write it like 2024-08-24, 2024-08, 2024 or 2019-01/2021-12",
    ]


def test_regulations():
    header = ",".join(column.name for column in REGULATIONS)
    faults = Faults()
    (rule,) = read_regulations(
        sheet("36.72,perwal,7,2024,T,Enacted,17 Juli 2024,", header=header), REGIONS, faults
    )
    assert (rule.kind, rule.stage, rule.stage_date) == ("PERWAL", "enacted", "2024-07-17")
    read_regulations(sheet("36.72,PERDES,7,2024,T,enactd,,", header=header), REGIONS, faults)
    assert [fault.line() for fault in faults.listed] == [
        "figures.csv:2: kind 'PERDES' is not known; did you mean 'PERDA'?",
        "figures.csv:2: stage 'enactd' is not known; did you mean 'enacted'?",
    ]


def test_measures_taken():
    header = ",".join(column.name for column in MEASURES_TAKEN)
    faults = Faults()
    first, second = read_measures_taken(
        sheet("36,3.a,done,,,,Disnaker,2024-12", "36,3.b,in_progress,,,,,", header=header), REGIONS, faults
    )
    assert (first.due.isoformat(), second.due) == ("2024-12-31", None)
    read_measures_taken(sheet("36,3.a,finished,,,,,", header=header), REGIONS, faults)
    assert [fault.line() for fault in faults.listed] == [
        "figures.csv:2: status 'finished' is not known; expected not_started, in_progress, done"
    ]


@pytest.mark.parametrize("value", ["-3", "0", "121", "5.5", "1 ribu", "2,5"])
def test_months_funded_are_whole_months(value):
    rows = [["36", "months_funded", "2024", each] for each in ("1", "120", value)]
    faults = Faults()
    read_figures(
        Sheet("figures.csv", HEADER.split(","), 1, iter([Chunk(range(2, 5), rows)])), REGIONS, faults
    )
    assert [fault.line() for fault in faults.listed] == [
        f"figures.csv:4: value months_funded '{value}' cannot be; expected a whole number of months from 1 to 120"
    ]


def test_months_that_people_worked_have_no_such_bound():
    assert read("36,worker_months,2024,5000", "36,months_funded,2024,12")[0].value == 5000


def test_both_ways_of_reading_know_the_same_bound():
    (figure,) = read(f"36,contributions,2024,{'9' * 18}")
    assert figure.value == 10**18 - 1
    for value in ("1" + "0" * 18, "-1" + "0" * 18):
        (told,) = faults_of(f"36,contributions,2024,{value}")
        assert f"value '{value}' is too large; expected a number below 10^18" in told


@pytest.mark.parametrize("value", [2**63, -(2**63), 2**64, 10**23, 10**400])
def test_json_holds_what_is_beyond_64_bits_as_float(value):
    assert isinstance(computed(Decimal(value)), float)
    assert isinstance(number(Decimal(value)), float)
    assert number(Decimal(2**63 - 1)) == 2**63 - 1
