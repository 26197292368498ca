"""Erasing from the vault: the NIK is gone from every file, others write on, the facts' id joins to nobody."""

from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pytest
from deltalake import DeltaTable

from pantau.io.engine import duckdb_engine
from pantau.io.vault import Vault
from pantau.io.vault_erase import erase, purge, told

NIKS = [f"36720117{n % 12 + 1:02d}859{n:03d}" for n in range(50)]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


def add(folder, niks):
    engine = duckdb_engine()
    try:
        rows = {
            "nik": niks,
            "name": [f"ORANG {nik[-3:]}" for nik in niks],
            "birth_date": pa.nulls(len(niks), pa.date32()),
            "kpj": [""] * len(niks),
        }
        given = engine.create_table("given_niks", pa.table(rows), temp=True)
        found = engine.to_pyarrow(Vault(folder).persons(engine, given, add=True))
        return dict(zip(found["nik"].to_pylist(), found["person"].to_pylist(), strict=True))
    finally:
        engine.disconnect()


def on_disk(folder, text):
    """Whether a text or a number stands in any data file that is still there."""
    import pyarrow.parquet as pq

    return any(text in str(pq.read_table(file).to_pylist()) for file in folder.rglob("[!0]*.parquet"))


def test_after_it_the_person_joins_to_nobody_and_others_stay(folder):
    people = add(folder, NIKS[:5])
    gone = erase(folder, NIKS[2])
    assert gone == (people[NIKS[2]], 1)
    names = Vault(folder).names(people.values(), masked=False)
    assert sorted(names["nik"].to_pylist()) == sorted(set(NIKS[:5]) - {NIKS[2]})
    assert told(folder, NIKS[2]) == []
    assert told(folder, NIKS[1])[0]["name"] == f"ORANG {NIKS[1][-3:]}"


def test_it_is_gone_from_the_disk_too(folder):
    add(folder, NIKS[:5])
    erase(folder, NIKS[2])
    assert on_disk(folder, NIKS[2])
    assert purge(folder, grace_seconds=0) >= 2
    assert not on_disk(folder, NIKS[2])
    assert not on_disk(folder, f"ORANG {NIKS[2][-3:]}")
    assert NIKS[2] not in "".join(path.read_text() for path in folder.rglob("*.json"))
    assert len(DeltaTable(str(folder / "ids")).to_pyarrow_table()) == 4


def test_nobody_is_erased_twice_and_strange_numbers_are_nobody(folder):
    add(folder, NIKS[:1])
    assert erase(folder, NIKS[1]).person is None
    assert erase(folder, "1 OR 1=1").person is None
    assert erase(folder, NIKS[0]).person is not None
    assert erase(folder, NIKS[0]).person is None


def test_an_empty_vault_has_nobody(folder):
    assert erase(folder, NIKS[0]) == (None, 0)
    assert purge(folder) == 0


def test_who_comes_back_is_somebody_else(folder):
    before = add(folder, NIKS[:2])
    erase(folder, NIKS[0])
    after = add(folder, NIKS[:2])
    assert after[NIKS[0]] != before[NIKS[0]]
    assert after[NIKS[1]] == before[NIKS[1]]


def test_it_stands_beside_other_writers(folder):
    first = add(folder, NIKS[:5])
    with ThreadPoolExecutor(4) as pool:
        adding = [pool.submit(add, folder, NIKS[n : n + 5]) for n in (5, 10, 15)]
        erasing = [pool.submit(erase, folder, nik) for nik in NIKS[:3]]
        assert {one.result().person for one in erasing} == {first[nik] for nik in NIKS[:3]}
        added = {nik: person for one in adding for nik, person in one.result().items()}
    held = DeltaTable(str(folder / "ids")).to_pyarrow_table().to_pylist()
    assert {str(row["nik"]) for row in held} == set(NIKS[3:20])
    assert {row["person"] for row in held} == {*added.values(), first[NIKS[3]], first[NIKS[4]]}


def test_a_description_that_came_too_late_is_taken_away(folder):
    people = add(folder, NIKS[:2])
    vault = Vault(folder)
    late = pa.table(
        {"person": [12345], "name": ["TERLAMBAT"], "birth_date": pa.nulls(1, pa.date32()), "kpj": [""],
         "said": [1]}
    )  # fmt: skip
    vault._commit(vault._table("details"), "details", late)
    purge(folder, grace_seconds=0)
    assert not on_disk(folder, "TERLAMBAT")
    assert vault.names(people.values()).num_rows == 2
