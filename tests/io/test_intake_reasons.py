"""Each reason to set a row aside, shown by a file with a row that has it and one that has not."""

import pytest

from pantau.io import intake
from pantau.io.engine import duckdb_engine
from pantau.io.vault import Vault
from pantau.ledger.accept import people_of
from pantau.ledger.reasons import REASONS
from tests.io.intake_files import ANI, BUDI, HEADERS, csv_file, nobody, read, reasons, rows

OF_RESOLVING = {"repeated_in_file", "contradicts_in_file"}  # told where rows meet those of the ledger
SPOILT = (  # reason, kind, what spoils the good row, the column that is named
    ("value_missing", "contributions", {"segment": ""}, "segment"),
    ("value_missing", "claims", {"claim_id": ""}, "claim_id"),
    ("month_unreadable", "contributions", {"month": "13/2024"}, "month"),
    ("date_unreadable", "contributions", {"paid_on": "2024-02-30"}, "paid_on"),
    ("date_ambiguous", "contributions", {"paid_on": "03/04/2024"}, "paid_on"),
    ("amount_unreadable", "contributions", {"jkk": "sepuluh ribu"}, "jkk"),
    ("amount_three_decimals", "contributions", {"jkk": "16800.125"}, "jkk"),
    ("amount_three_decimals", "contributions", {"jkk": "16.800"}, "jkk"),
    ("amount_negative", "contributions", {"jkm": "-6800"}, "jkm"),
    ("amount_negative", "contributions", {"jkm": "(6800)"}, "jkm"),
    ("amount_too_large", "claims", {"amount": "12345678901234567"}, "amount"),
    ("count_unreadable", "eligible", {"value": "17.000"}, "value"),
    ("count_unreadable", "eligible", {"value": "-4"}, "value"),
    ("number_unreadable", "figures", {"value": "banyak"}, "value"),
    ("period_unreadable", "figures", {"period": "kemarin"}, "period"),
    ("segment_unknown", "contributions", {"segment": "XYZ"}, "segment"),
    ("sponsor_unknown", "contributions", {"sponsor": "tetangga"}, "sponsor"),
    ("region_unknown", "contributions", {"region": "99.99"}, "region"),
    ("programme_unknown", "claims", {"programme": "JKN"}, "programme"),
    ("code_unknown", "figures", {"measure": "coverge_rate"}, "measure"),
    ("sex_unreadable", "enrolments", {"sex": "X"}, "sex"),
    ("text_too_long", "contributions", {"office": "x" * 2000}, "office"),
    ("nik_missing", "contributions", {"nik": ""}, "nik"),
    ("nik_length", "contributions", {"nik": "3672"}, "nik"),
    ("nik_not_digits", "contributions", {"nik": "36720157O8859001"}, "nik"),
    ("nik_scientific", "contributions", {"nik": "3,67201E+15"}, "nik"),
    ("nik_excel_15_digits", "enrolments", {"nik": ANI[:12] + "0000"}, "nik"),
    ("nik_region_unknown", "enrolments", {"nik": "0099" + ANI[4:]}, "nik"),
    ("nik_date_impossible", "enrolments", {"nik": ANI[:6] + "993385" + ANI[12:]}, "nik"),
    ("nik_repeated_digits", "enrolments", {"nik": "12" * 8}, "nik"),
    ("nik_date_impossible", "contributions", {"nik": ANI[:6] + "993385" + ANI[12:]}, "nik"),
    ("month_future", "contributions", {"month": "2025-01"}, "month"),
    ("month_too_early", "contributions", {"month": "1977-11"}, "month"),
    ("no_programme", "contributions", {"jkk": "", "jkm": "0"}, "jkk"),
    ("date_future", "contributions", {"paid_on": "2025-01-01"}, "paid_on"),
    ("date_future", "deaths", {"died_on": "2025-01-01"}, "died_on"),
    ("date_too_early", "enrolments", {"start": "1 Mei 1970"}, "start"),
    ("end_before_start", "enrolments", {"end": "2023-12-31"}, "end"),
    ("filed_before_event", "claims", {"filed_on": "2024-04-30"}, "filed_on"),
    ("paid_before_event", "claims", {"paid_on": "2024-04-30"}, "paid_on"),
    ("paid_before_filed", "claims", {"paid_on": "2024-05-19"}, "paid_on"),
    ("low_above_value", "eligible", {"low": "1001"}, "value"),
    ("value_above_high", "eligible", {"high": "999"}, "high"),
    ("row_subtotal", "contributions", {"nik": "JUMLAH"}, "nik"),
    ("not_enrolled", "contributions", {"nik": BUDI}, "nik"),
)


@pytest.fixture(scope="module")
def engine():
    return duckdb_engine()


@pytest.fixture(scope="module")
def ledger(engine, tmp_path_factory):
    """A vault and a ledger in which Ani is enrolled."""
    tmp_path = tmp_path_factory.mktemp("ledger")
    vault = Vault(tmp_path / "vault")
    people, enrolments = nobody(engine)
    known = intake.exchanged(
        engine,
        read(engine, "enrolments", csv_file(tmp_path, "enrolments", {}, name="ani.csv")),
        vault,
        people,
        enrolments,
    )
    return vault, people_of(known.table), known.table


@pytest.fixture(scope="module")
def outcome(engine, ledger, tmp_path_factory):
    """What became of a file of each kind: the good row first, then all the spoilt ones."""
    found = {}
    for kind in HEADERS:
        changes = [change for _, of, change, _ in SPOILT if of == kind]
        path = csv_file(tmp_path_factory.mktemp(kind), kind, {}, *changes)
        found[kind] = intake.exchanged(engine, read(engine, kind, path), *ledger)
    return found


@pytest.mark.parametrize(("reason", "kind", "change", "column"), SPOILT, ids=lambda value: str(value)[:40])
def test_a_spoilt_row_is_set_aside(engine, outcome, reason, kind, change, column):
    place = [each for _, of, each, _ in SPOILT if of == kind].index(change) + 3
    assert reasons(engine, outcome[kind])[place] == (reason, column)


@pytest.mark.parametrize("kind", HEADERS)
def test_only_the_good_row_is_taken_in(engine, outcome, kind):
    assert [row["row"] for row in rows(engine, outcome[kind].table)] == [2]
    assert outcome[kind].rows_in == 1 + len(reasons(engine, outcome[kind]))


def test_every_reason_has_an_example():
    told = {code for code, one in REASONS.items() if one.severity == "aside"}
    assert told - OF_RESOLVING == {code for code, *_ in SPOILT}


def test_the_row_keeps_its_cells_as_they_were_read_so_that_it_can_be_corrected(engine, tmp_path):
    change = {"jkk": "Rp 10.000,00", "paid_on": "2024-02-30"}
    (row,) = rows(engine, read(engine, "contributions", csv_file(tmp_path, "contributions", change)).aside)
    assert (row["found"], row["jkk"], row["nik"], row["month"]) == (
        "2024-02-30",
        "Rp 10.000,00",
        ANI,
        "2024-07",
    )


def test_a_file_of_rows_set_aside_is_read_again_once_it_is_corrected(engine, tmp_path):
    aside = engine.to_pyarrow(
        read(engine, "contributions", csv_file(tmp_path, "contributions", {"jkm": "-6800"})).aside
    )
    lines = [",".join(aside.column_names), ",".join(str(value) for value in aside.to_pylist()[0].values())]
    path = tmp_path / "aside.csv"
    path.write_text("\n".join(lines).replace("-6800", "6800") + "\n")
    again = read(engine, "contributions", path)
    assert engine.to_pyarrow(again.table.count()).as_py() == 1
