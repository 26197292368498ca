"""The vault: one random id for a NIK, whoever asks and however many ask at once; and nobody else may look."""

import json
import subprocess
import sys
from contextlib import ExitStack
from datetime import date

import pyarrow as pa
import pytest
from deltalake import DeltaTable

from pantau.errors import LedgerError
from pantau.io.engine import duckdb_engine
from pantau.io.vault import Vault, masked_nik

NIKS = [f"36720117{n % 12 + 1:02d}859{n:03d}" for n in range(200)]


@pytest.fixture(scope="module")
def engine():
    return duckdb_engine()


def table(engine, niks, **columns):
    rows = {
        "nik": niks,
        "name": [""] * len(niks),
        "birth_date": pa.nulls(len(niks), pa.date32()),
        "kpj": [""] * len(niks),
    }
    engine.con.register("given_niks", pa.table({**rows, **columns}))
    engine.raw_sql("CREATE OR REPLACE TEMP TABLE given AS SELECT * FROM given_niks")
    return engine.table("given")


def persons(engine, vault, niks, *, add=True, **columns):
    found = engine.to_pyarrow(vault.persons(engine, table(engine, niks, **columns), add=add))
    return dict(zip(found["nik"].to_pylist(), found["person"].to_pylist(), strict=True))


def test_a_person_keeps_the_id_and_ids_say_nothing_of_the_number(engine, tmp_path):
    vault = Vault(tmp_path / "vault")
    first = persons(engine, vault, NIKS[:3] * 2)
    second = persons(engine, Vault(tmp_path / "vault"), NIKS[:5])
    assert {nik: second[nik] for nik in first} == first
    assert len(set(second.values())) == 5
    assert all(0 < person < 2**63 for person in second.values())
    other = persons(engine, Vault(tmp_path / "other"), NIKS[:5])
    assert set(other.values()).isdisjoint(second.values())


def test_looking_up_adds_nobody(engine, tmp_path):
    vault = Vault(tmp_path / "vault")
    assert persons(engine, vault, NIKS[:2], add=False) == {}
    known = persons(engine, vault, NIKS[:1])
    assert persons(engine, vault, NIKS[:2], add=False) == known


def test_names_are_masked_unless_asked_for(engine, tmp_path):
    vault = Vault(tmp_path / "vault")
    born = pa.array([date(1985, 8, 17)])
    person = persons(engine, vault, NIKS[:1], name=["Siti Aminah"], birth_date=born, kpj=["12345"])[NIKS[0]]
    (masked,) = vault.names([person]).to_pylist()
    assert masked == {
        "person": person, "nik": masked_nik(NIKS[0]), "name": "S*** A*****", "birth_date": None, "kpj": "***45",
    }  # fmt: skip
    (whole,) = vault.names([person, 5], masked=False).to_pylist()
    assert (whole["nik"], whole["name"], whole["birth_date"]) == (NIKS[0], "Siti Aminah", date(1985, 8, 17))


def test_the_latest_name_is_shown_and_the_same_one_is_not_written_again(engine, tmp_path):
    vault = Vault(tmp_path / "vault")
    for name in ("Siti Amina", "Siti Aminah", "Siti Aminah", ""):
        person = persons(engine, vault, NIKS[:1], name=[name])[NIKS[0]]
    assert vault.names([person], masked=False)["name"].to_pylist() == ["Siti Aminah"]
    assert DeltaTable(str(tmp_path / "vault" / "details")).version() == 2


def test_only_the_owner_may_look(engine, tmp_path):
    persons(engine, Vault(tmp_path / "vault"), NIKS[:1])
    assert (tmp_path / "vault").stat().st_mode & 0o777 == 0o700
    for file in (tmp_path / "vault").rglob("*.parquet"):
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_vault_that_cannot_be_read_is_told(engine, tmp_path):
    persons(engine, Vault(tmp_path / "vault"), NIKS[:1])
    next((tmp_path / "vault" / "ids" / "_delta_log").glob("*.json")).write_text("{")
    with pytest.raises(LedgerError, match="vault"):
        persons(engine, Vault(tmp_path / "vault"), NIKS[:2])


WRITER = """
import sys, json
import pyarrow as pa
from pathlib import Path
from pantau.io.engine import duckdb_engine
from pantau.io.vault import Vault
engine, vault, found = duckdb_engine(threads=1), Vault(Path(sys.argv[1])), {}
print("ready", flush=True)
niks = json.loads(sys.stdin.read())
for n in range(0, len(niks), 20):
    engine.con.register("portion", pa.table({"nik": niks[n : n + 20]}))
    engine.raw_sql("CREATE OR REPLACE TEMP TABLE t AS SELECT * FROM portion")
    rows = engine.to_pyarrow(vault.persons(engine, engine.table("t"), add=True)).to_pylist()
    found.update({row["nik"]: row["person"] for row in rows})
print(json.dumps(found))
"""


def test_two_processes_at_once_give_each_number_one_id(engine, tmp_path):
    folder = tmp_path / "vault"
    told = []
    with ExitStack() as running:
        writers = [
            running.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", WRITER, str(folder)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(2)
        ]
        for writer in writers:
            assert writer.stdout.readline() == "ready\n"
        for writer, niks in zip(writers, (NIKS, NIKS[::-1]), strict=True):
            writer.stdin.write(json.dumps(niks))
            writer.stdin.close()
        told = [json.loads(writer.stdout.read() or "null") for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert told[0] == told[1]
    assert len(set(told[0].values())) == len(NIKS)
    ids = engine.to_pyarrow(Vault(folder).persons(engine, table(engine, NIKS), add=False))
    assert ids.num_rows == len(NIKS)
