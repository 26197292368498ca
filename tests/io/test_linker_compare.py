"""Two lists held against each other, and the errors of linking by group."""

from datetime import date

import duckdb
import pyarrow as pa
import pytest

from pantau.io.linking.compare import compare
from pantau.io.linking.errors import GroupErrors, doubts_by_group, errors_by_group
from pantau.io.linking.linker import link
from tests.io.linker_rows import many, nik, person, write

OTHER = date(1984, 11, 3)
THIRD = date(1977, 2, 28)


@pytest.fixture
def lists(tmp_path):
    a = [
        person(1, "BUDI SANTOSO", phone="0811"),
        person(2, "BUDI SANTOSO", phone="0812"),
        person(3, "JOKO WIDODO", 9002, OTHER, nik=nik(9002, OTHER)),
    ]
    b = [
        person(1, "BUDI SANTOSA", phone="0812", sex="F"),
        person(2, "SITI AMINA", 9003, THIRD, nik=nik(9003, THIRD)),
    ]
    wage = pa.array(["100", "100", "200"])
    return write(tmp_path / "a.parquet", a, wage=wage), write(
        tmp_path / "b.parquet", b, wage=pa.array(["150", "1"])
    )


def test_two_lists_say_who_is_where_and_what_differs(lists, tmp_path):
    found = compare(*lists, tmp_path)
    assert (found.only_a, found.only_b, found.both, found.differing) == (1, 1, 1, 1)
    rows = duckdb.sql(f"select * from '{found.table}'").to_arrow_table().to_pylist()
    (both,) = [row for row in rows if row["place"] == "both"]
    assert (both["rows_a"], both["rows_b"]) == ([1, 2], [1])
    assert both["differs"] == ["name_normal", "sex"]
    assert (both["name_normal_a"], both["name_normal_b"]) == ("BUDI SANTOSO", "BUDI SANTOSA")
    assert both["phone_a"] is None  # one of the two rows in A has the phone of B


def test_any_column_of_both_lists_can_be_compared(lists, tmp_path):
    found = compare(*lists, tmp_path, fields=("wage",))
    rows = duckdb.sql(f"select differs, wage_a, wage_b from '{found.table}' where place = 'both'").fetchall()
    assert rows == [(["wage"], "100", "150")]


def test_a_list_against_itself_differs_in_nothing(lists, tmp_path):
    found = compare(lists[0], lists[0], tmp_path)
    assert (found.only_a, found.only_b, found.differing, found.doubts) == (0, 0, 0, 0)


@pytest.fixture
def known(tmp_path):
    rows, truth = many(600, seed=2)
    file = write(tmp_path / "rows.parquet", rows)
    truth = write(tmp_path / "truth.parquet", rows, true_person=pa.array(truth))
    return file, truth


def test_errors_are_told_by_group_and_add_up(known, tmp_path):
    file, truth = known
    people = link(file, None, tmp_path).people
    everybody, *groups = errors_by_group(people, truth, ["sex"])
    assert everybody.kind == "all"
    assert {one.group for one in groups} == {"F", "M"}
    for field in ("pairs", "found", "joined", "wrong"):
        assert sum(getattr(one, field) for one in groups) == getattr(everybody, field)
    asked = errors_by_group(people, truth, ["sex"], "agreeing")[0]
    assert asked.pairs < everybody.pairs
    assert asked.recall >= everybody.recall


def test_wrong_joins_and_missed_pairs_are_counted(tmp_path):
    duckdb.sql(
        f"copy (select * from (values (1, 'roster', 'x'), (2, 'roster', 'x'), (3, 'roster', 'y'))"
        f" as t(row_id, source, person)) to '{tmp_path}/people.parquet'"
    )
    duckdb.sql(
        f"copy (select * from (values (1, 'p', 'M'), (2, 'q', 'M'), (3, 'p', 'M'))"
        f" as t(row_id, true_person, sex)) to '{tmp_path}/truth.parquet'"
    )
    everybody = errors_by_group(tmp_path / "people.parquet", tmp_path / "truth.parquet", ["sex"])[0]
    assert everybody == GroupErrors("all", "", pairs=1, found=0, joined=1, wrong=1)
    assert (everybody.recall, everybody.precision) == (0.0, 0.0)


def test_what_waits_for_a_person_is_counted_by_group(tmp_path):
    rows = [
        person(1, "KURNIAWAN", nik=""),
        person(2, "KURNIAWATI", nik="", sex=""),
        person(3, "SITI", 9004, OTHER),
    ]
    file = write(tmp_path / "rows.parquet", rows)
    found = link(file, None, tmp_path)
    doubts = doubts_by_group(found.people, found.pairs, file, ["sex"])
    assert [(one.group, one.rows, one.linked, one.waiting) for one in doubts] == [
        ("", 1, 0, 1),
        ("M", 2, 0, 1),
    ]
