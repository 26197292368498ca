"""Files and tables of a made-up ledger: what they say is what is true, but for the rows said to be wrong."""

import csv
from collections import Counter
from datetime import UTC, datetime

import pytest
from python_calamine import CalamineWorkbook

from pantau.core.ledger_tables import CONTRIBUTIONS, COUNTS_PROGRAMME, FACTS
from pantau.core.period import Month
from pantau.io.store.columns import arrow_schema
from pantau.io.synthetic_ledger import write_world
from pantau.io.synthetic_ledger_tables import ledger_tables
from pantau.ledger.reasons import REASONS
from pantau.roster.nik import is_test_nik
from pantau.synthetic.ledger_lines import HEADINGS, INDONESIAN
from pantau.synthetic.ledger_truth import Truth


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return write_world(tmp_path_factory.mktemp("world"), "36.72", 400, "2024-01/2024-08", seed=5, errors=0.04)


def read(path):
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def contributions(written):
    for path in written.files["contributions"]:
        for number, row in enumerate(read(path), 2):
            yield path.name, number, row


def test_the_same_seed_writes_the_same_files(tmp_path):
    for folder in ("one", "two"):
        write_world(tmp_path / folder, "36.72", 40, "2024-01/2024-03", seed=2, errors=0.1)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / folder).glob("*.csv")}
        for folder in ("one", "two")
    )
    assert one == two
    assert len(one) == 6  # enrolments, claims, three months, what is wrong


def test_the_columns_are_those_of_the_kind(written):
    for kind in ("enrolments", "contributions", "claims"):
        for path in written.files[kind]:
            assert tuple(read(path)[0]) == HEADINGS[kind]
    for kind in ("deaths", "eligible"):
        first = CalamineWorkbook.from_path(written.files[kind][0]).get_sheet_by_index(0).to_python()[0]
        assert tuple(first) == INDONESIAN[kind]
        assert len(INDONESIAN[kind]) == len(HEADINGS[kind])


def test_without_the_wrong_rows_the_files_say_what_is_true(written):
    wrong = {(each.file, each.row) for each in written.wrong}
    numbers = {person.nik: person.id for person in written.world.people.values()}
    good = [row for file, number, row in contributions(written) if (file, number) not in wrong]
    assert len(good) == len(written.world.paid)
    truth = Truth(written.world)
    for month in written.world.months.each_month():
        rows = [row for row in good if row["month"] == str(month)]
        assert {numbers[row["nik"]] for row in rows} == truth.covered(month)
        assert sum(int(row["jkk"]) for row in rows) == truth.contributions(month)["jkk"]


def test_every_wrong_row_has_what_it_is_said_to_have(written):
    rows = {(file, number): row for file, number, row in contributions(written)}
    enrolled = {written.world.people[each.person].nik for each in written.world.members}
    found = Counter(each.reason for each in written.wrong)
    assert set(found) == {
        "not_enrolled", "month_future", "amount_three_decimals", "nik_length", "repeated_in_file",
        "contradicts_in_file",
    }  # fmt: skip
    assert set(found) <= set(REASONS)
    for each in written.wrong:
        row = rows[each.file, each.row]
        before = rows.get((each.file, each.row - 1))
        if each.reason == "not_enrolled":
            assert is_test_nik(row["nik"])
            assert row["nik"] not in enrolled
        elif each.reason == "month_future":
            assert Month.parse(row["month"]).year > 2085
        elif each.reason == "amount_three_decimals":
            assert row["jkm"].endswith(".125")
        elif each.reason == "nik_length":
            assert len(row["nik"]) == 15
        elif each.reason == "repeated_in_file":
            assert {name: row[name] for name in row if name != "paid_on"} == {
                name: before[name] for name in row if name != "paid_on"
            }
        else:
            assert (row["nik"], row["month"]) == (before["nik"], before["month"])
            assert row["jkm"] != before["jkm"]


def test_days_of_payment_are_written_in_three_ways_none_of_which_is_open(written):
    days = {row["paid_on"] for _, _, row in contributions(written)}
    slashed, worded = {day for day in days if "/" in day}, {day for day in days if " " in day}
    assert slashed
    assert worded
    assert days - slashed - worded
    assert all(int(day[:2]) > 12 for day in slashed)


def test_without_errors_nothing_is_wrong(tmp_path):
    written = write_world(tmp_path, "36.72", 30, "2024-01/2024-02", seed=1)
    assert written.wrong == ()
    assert sum(1 for _ in contributions(written)) == len(written.world.paid)


def test_the_tables_are_those_of_the_ledger_and_count_as_is_true(written):
    moment = datetime(2024, 9, 1, tzinfo=UTC)
    tables = ledger_tables(written.world, moment, "b1")
    assert {name: table.schema for name, table in tables.items()} == {
        name: arrow_schema(table) for name, table in FACTS.items()
    }
    truth, rows = Truth(written.world), tables[CONTRIBUTIONS.name].to_pylist()
    for month in written.world.months.each_month():
        of = [row for row in rows if row["month"] == month.first]
        assert sum(row["counts"] & 1 for row in of) == len(truth.covered(month))
        for name, bit in COUNTS_PROGRAMME.items():
            assert sum(row["counts"] & bit != 0 for row in of) == len(truth.covered(month, name))
    assert {(row["batch"], row["recorded_at"], row["sign"]) for row in rows} == {("b1", moment, 1)}
