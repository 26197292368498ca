"""The store: what goes in comes out exactly, at every version, once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import ibis
import pyarrow as pa
import pytest
from deltalake import DeltaTable

from pantau.core.ledger_tables import CONTRIBUTIONS, CUBE, FIGURES, LEDGER, PEOPLE
from pantau.errors import AlreadyAppended, Conflict, LedgerError, SchemaMismatch, SettingsError
from pantau.io.engine import duckdb_engine
from pantau.io.store.columns import arrow_schema, delta_schema, ibis_schema
from pantau.io.store.location import Location, location_of
from pantau.io.store.staged import stage
from pantau.io.store.store import Store
from pantau.settings import Settings
from tests.io.store_rows import RECORDED, contribution, held, put, rows, store_in


@pytest.fixture
def store(tmp_path):
    return store_in(tmp_path)


def staged(store, folder, given, table=CONTRIBUTIONS):
    return stage(duckdb_engine(threads=1), ibis.memtable(given), table, folder)


@pytest.mark.parametrize("table", LEDGER.values(), ids=LEDGER)
def test_a_table_that_is_not_there_is_empty_and_typed(store, table):
    found = store.snapshot(table)
    assert (found.version, found.files, found.rows) == (-1, (), 0)
    read = found.read(duckdb_engine())
    assert read.schema() == ibis_schema(table)
    assert read.to_pyarrow() == pa.Table.from_pylist([], schema=arrow_schema(table))
    assert store.history(table) == []
    assert not store.has(table, "b1")


def test_rows_come_back_exactly(store):
    given = [
        contribution(),
        contribution(
            person=-1, month=date(1999, 12, 1), jkk=-(Decimal(10) ** 16 - Decimal("0.01")), paid_on=None
        ),
        contribution(person=0, jkm=None, jkp=None, counts=-(2**15), sign=-1, row=2**31 - 1),
        contribution(person=2**63 - 1, payer='Ō\'Brien; "x"\n', recorded_at=datetime(2024, 1, 1, tzinfo=UTC)),
    ]
    table = pa.Table.from_pylist(given, schema=arrow_schema(CONTRIBUTIONS))
    assert put(store, table, "b1") == 1
    assert held(store) == table.sort_by("person")
    read = store.snapshot(CONTRIBUTIONS).read(duckdb_engine())
    assert read.schema() == ibis_schema(CONTRIBUTIONS)
    assert read.filter(read.recorded_at == RECORDED).count().to_pyarrow().as_py() == 3


def test_a_table_that_is_not_cut_comes_back_exactly(store):
    texts = ("region", "measure", "category", "segment", "programme", "sponsor", "period", "basis", "source")
    more = (
        "definition",
        "group",
        "qualifier",
        "unit",
        "total_of",
        "note",
        "batch",
        "origin",
        "file",
        "sheet",
    )
    row = dict.fromkeys((*texts, *more), "x") | {
        "value": Decimal("123456789012345678.123456"),
        "precision": None,
        "sign": 1,
        "recorded_at": RECORDED,
        "row": 1,
    }
    given = pa.Table.from_pylist([row], schema=arrow_schema(FIGURES))
    put(store, given, "b1", table=FIGURES)
    assert store.snapshot(FIGURES).read(duckdb_engine()).to_pyarrow() == given


def test_columns_may_be_staged_in_any_order(store):
    given = rows(4)
    put(store, given.select(given.column_names[::-1]), "b1")
    assert held(store) == given


def test_every_version_stays_readable(store):
    for number in (1, 2, 3):
        assert put(store, rows(number, batch=f"b{number}"), f"b{number}") == number
    assert [held(store, version=version).num_rows for version in range(-1, 4)] == [0, 0, 1, 3, 6]
    assert [store.snapshot(CONTRIBUTIONS, version).rows for version in range(-1, 4)] == [0, 0, 1, 3, 6]


@pytest.mark.parametrize("version", [2, 99])
def test_a_version_that_is_not_there_is_said(store, version):
    with pytest.raises(LedgerError, match=f"no version {version}"):
        store.snapshot(CONTRIBUTIONS, version)
    put(store, rows(1), "b1")
    with pytest.raises(LedgerError, match=f"no version {version}"):
        store.snapshot(CONTRIBUTIONS, version)


def test_only_the_files_of_the_months_asked_for_are_read(store):
    put(store, rows(9), "b1")
    found = store.snapshot(CONTRIBUTIONS).of_months({date(2024, 2, 1), date(2031, 1, 1)})
    assert (len(found.files), found.rows) == (1, 3)
    assert set(found.read(duckdb_engine()).to_pyarrow()["month"].to_pylist()) == {date(2024, 2, 1)}
    assert store.snapshot(PEOPLE).of_months({date(2024, 2, 1)}).files == ()


def test_a_repeat_is_refused_and_adds_nothing(store):
    put(store, rows(3), "b1")
    put(store, rows(2, batch="b2"), "b2")
    for expected in (None, 0, 1, -1):
        with pytest.raises(AlreadyAppended, match="batch b1 is in table contributions already"):
            put(store, rows(3), "b1", expected=expected)
    assert store.has(CONTRIBUTIONS, "b1")
    assert not store.has(CONTRIBUTIONS, "b3")
    assert store.snapshot(CONTRIBUTIONS).version == 2


def test_of_two_that_read_the_same_version_one_wins(tmp_path):
    one, two = store_in(tmp_path), store_in(tmp_path)
    put(one, rows(1, batch="b1"), "b1", expected=-1)
    with pytest.raises(Conflict, match="another process wrote to table contributions"):
        put(two, rows(2, batch="b2"), "b2", expected=-1)
    assert put(two, rows(2, batch="b2"), "b2", expected=1) == 2
    with pytest.raises(Conflict):
        put(one, rows(2, batch="b3"), "b3", expected=7)
    assert held(one).num_rows == 3
    # What a loser had brought is away again.
    assert len(list((tmp_path / "ledger").rglob("*.parquet"))) == len(one.snapshot(CONTRIBUTIONS).files)


def test_after_a_conflict_the_staged_files_are_still_there(store):
    put(store, rows(1), "b1")
    with store.staging() as folder:
        files = staged(store, folder, rows(2, batch="b2"))
        with pytest.raises(Conflict):
            store.append(CONTRIBUTIONS, files, {}, batch="b2", expected=0)
        assert store.append(CONTRIBUTIONS, files, {}, batch="b2", expected=1) == 2
        assert not files.exists()
    assert held(store).num_rows == 3


def test_the_history_keeps_the_notes(store):
    first = {"kind": "add", "rows_in": 3, "reasons": {"not_enrolled": 1}, "who": "Siti Ō'"}
    with store.staging() as folder:
        store.append(CONTRIBUTIONS, staged(store, folder, rows(3)), first, batch="b1", expected=-1)
    put(store, rows(0), "nothing")
    other = Store(store.location, store.scratch)
    for each in (store, store, other):
        commits = each.history(CONTRIBUTIONS)
        assert [commit.version for commit in commits] == [1, 2]
        assert first.items() <= commits[0].note.items()
        assert [commit.note["batch"] for commit in commits] == ["b1", "nothing"]
        assert [commit.files for commit in commits] == [3, 0]
        assert sum(seen[2] for seen in commits[0].note["data"].values()) == 3
        assert commits[0].at <= commits[1].at <= datetime.now(UTC)
        assert not any(commit.compaction for commit in commits)
    assert store.commit_of(CONTRIBUTIONS, 2) == commits[1]
    assert store.commit_of(CONTRIBUTIONS, 0) is None
    assert store.commit_of(CONTRIBUTIONS, 3) is None


def test_a_batch_without_rows_is_on_record(store):
    assert put(store, rows(0), "b1") == 1
    assert store.has(CONTRIBUTIONS, "b1")
    assert held(store).num_rows == 0
    with pytest.raises(AlreadyAppended):
        put(store, rows(0), "b1")


def test_what_was_appended_is_known_across_checkpoints(store):
    for number in range(45):
        put(store, rows(1, batch=f"b{number}"), f"b{number}")
    assert all(store.has(CONTRIBUTIONS, f"b{number}") for number in range(45))
    assert held(store).num_rows == 45
    assert held(store, version=7).num_rows == 7
    assert len(store.history(CONTRIBUTIONS)) == 45
    assert list(Path(store.location.root).rglob("*.checkpoint.parquet"))


def test_columns_that_differ_are_named(store, tmp_path):
    given = rows(1).drop_columns(["payer", "sex"]).append_column("nik", pa.array(["x"]))
    given = given.set_column(given.column_names.index("jkk"), "jkk", pa.array([1.5]))
    with pytest.raises(SchemaMismatch) as caught:
        staged(store, tmp_path / "s", given)
    for words in ("missing: payer, sex", "not known: nik", "jkk (float64, not decimal(18, 2))"):
        assert words in str(caught.value)
    assert "tidak ada: payer, sex" in caught.value.text["id"]
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("column", ["person", "month", "payer", "recorded_at"])
def test_nulls_where_none_may_be_are_named(store, tmp_path, column):
    given = pa.Table.from_pylist([contribution(**{column: None})], schema=arrow_schema(CONTRIBUTIONS))
    with pytest.raises(SchemaMismatch, match=f"cannot be empty are: {column}"):
        staged(store, tmp_path, given)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("schema", ["2", "0"])
def test_a_table_of_another_schema_is_neither_read_nor_written(store, schema):
    DeltaTable.create(
        store.location.of("contributions"),
        delta_schema(CONTRIBUTIONS),
        partition_by=["month"],
        configuration={"pantau.schema": schema},
        raise_if_key_not_exists=False,
    )
    message = "schema 2 by a newer Pantau" if schema == "2" else r"pantau\.schema \(0\)"
    for attempt in (
        lambda: store.snapshot(CONTRIBUTIONS),
        lambda: put(store, rows(1), "b1", expected=0),
        lambda: store.has(CONTRIBUTIONS, "b1"),
    ):
        with pytest.raises(LedgerError, match=message):
            attempt()


def test_a_table_with_other_columns_under_its_name_is_refused(store):
    other = CONTRIBUTIONS._replace(content=CONTRIBUTIONS.content[1:])
    put(store, rows(1).drop_columns(["region"]), "b1", table=other)
    with pytest.raises(SchemaMismatch, match="missing: region"):
        store.snapshot(CONTRIBUTIONS)


def test_the_table_itself_refuses_to_lose_a_row(store):
    put(store, rows(3), "b1")
    table = DeltaTable(store.location.of("contributions"))
    with pytest.raises(Exception, match="append"):
        table.delete()
    with pytest.raises(LedgerError, match="can only be added to"):
        store.replace(CONTRIBUTIONS, store.scratch, {}, batch="b2", expected=1)
    with pytest.raises(LedgerError, match="can only be added to"):
        store.discard(CONTRIBUTIONS)
    assert held(store).num_rows == 3


def cube(workers):
    row = {field.name: "" for field in CUBE.fields if field.dtype == "string"}
    row |= {field.name: Decimal(0) for field in CUBE.fields if field.dtype.startswith("decimal")}
    row |= {field.name: workers for field in CUBE.fields if field.dtype == "int64"}
    row |= {"month": date(2024, 7, 1), "recorded_at": RECORDED}
    return pa.Table.from_pylist([row], schema=arrow_schema(CUBE))


def test_a_derived_table_is_built_anew_in_one_commit(store):
    put(store, cube(1), "b1", table=CUBE)
    put(store, cube(2), "b2", table=CUBE)
    with store.staging() as folder:
        files = staged(store, folder, cube(3), CUBE)
        assert store.replace(CUBE, files, {"kind": "rebuild"}, batch="r1", expected=2) == 3
    seen = [sorted(held(store, CUBE, version)["workers"].to_pylist()) for version in (1, 2, 3)]
    assert seen == [[1], [1, 2], [3]]
    assert store.check(CUBE) == []
    with store.staging() as folder, pytest.raises(Conflict):
        store.replace(CUBE, staged(store, folder, cube(4), CUBE), {}, batch="r2", expected=2)


def test_a_derived_table_can_be_thrown_away(store):
    put(store, cube(1), "b1", table=CUBE)
    assert len(store.history(CUBE)) == 1
    store.discard(CUBE)
    store.discard(CUBE)
    assert store.snapshot(CUBE).version == -1
    assert store.history(CUBE) == []
    assert put(store, cube(5), "b1", table=CUBE) == 1
    assert held(store, CUBE)["workers"].to_pylist() == [5]


@pytest.mark.parametrize("name", ["my data", "[2024]*", "Ō'é", "a=b&c", "{x},(y)"])
def test_folders_may_have_any_usual_name(tmp_path, name):
    store = store_in(tmp_path / name)
    put(store, rows(5), "b1")
    put(store, rows(5, batch="b2"), "b'2/../x")
    assert held(store).num_rows == 10
    assert store.compact(CONTRIBUTIONS) == 3
    assert held(store).num_rows == 10
    assert store.check(CONTRIBUTIONS) == []


@pytest.mark.parametrize("name", ["100%", "a#b", "why?", "region=36"])
def test_folders_whose_name_would_be_misread_are_refused(tmp_path, name):
    with pytest.raises(SettingsError, match="choose another folder"):
        Location(str(tmp_path / name / "ledger"))


def test_the_place_follows_the_settings(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert location_of(Settings()).root == str(tmp_path / "pantau-data" / "ledger")
    assert location_of(Settings(ledger="elsewhere")).root == str(tmp_path / "elsewhere")
    found = location_of(
        Settings(
            ledger="s3://pantau/ledger/",
            storage_endpoint="http://127.0.0.1:9000",
            storage_region="ap-southeast-3",
            storage_allow_http=True,
        )
    )
    assert found.of("cube") == "s3://pantau/ledger/cube"
    assert found.options == {
        "conditional_put": "etag",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9000",
        "AWS_REGION": "ap-southeast-3",
        "AWS_ALLOW_HTTP": "true",
    }
    assert dict(location_of(Settings(ledger="s3://pantau")).options) == {"conditional_put": "etag"}
