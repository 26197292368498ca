"""The folder that a check fills: whole or as before, whenever it is killed; for its owner's eyes only."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pantau.errors import PantauError
from pantau.io.rosters import filled as place
from pantau.io.rosters.filled import filled, settle

NAMES = ("rows.csv", "rows.parquet", "roster.xlsx")


def fill(out, text, names=NAMES, offices=("rt.xlsx",)):
    with filled(out) as folder:
        for name in names:
            (folder / name).write_text(text)
        if offices:
            (folder / "offices").mkdir()
        for name in offices:
            (folder / "offices" / name).write_text(text)


def held(out):
    return {str(path.relative_to(out)): path.read_text() for path in sorted(out.rglob("*")) if path.is_file()}


def rights(path):
    return stat.S_IMODE(path.stat().st_mode)


class KilledError(BaseException):
    pass


@pytest.mark.parametrize("moment", range(9))
def test_killed_between_two_files_the_next_look_finds_the_new_ones_only(tmp_path, monkeypatch, moment):
    out = tmp_path / "out"
    fill(out, "old", (*NAMES, "roster-2.xlsx"), ("rt.xlsx", "desa.xlsx"))
    done = []

    def counted(name):
        real = getattr(Path, name)

        def step(self, *given):
            if len(done) == moment:
                raise KilledError
            done.append(name)
            return real(self, *given)

        return step

    with monkeypatch.context() as patched:
        for name in ("replace", "rename", "unlink"):
            patched.setattr(Path, name, counted(name))
        try:
            fill(out, "new")
        except KilledError:
            pass
        else:
            assert moment >= 8
    before = held(out)
    settle(out)
    after = held(out)
    texts = set(after.values())
    assert texts == {"new"} or (after == before and texts == {"old"})
    assert not [name for name in after if name.startswith(".")]
    if texts == {"new"}:
        assert sorted(after) == sorted([*NAMES, "offices/rt.xlsx"])


def test_a_killed_process_leaves_nothing_that_stays(tmp_path):
    out = tmp_path / "out"
    script = f"""
import os, signal
from pathlib import Path
from pantau.io.rosters.filled import filled
with filled(Path({str(out)!r})) as folder:
    (folder / "rows.csv").write_text("people")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out.")]
    fill(out, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_check_that_still_works_keeps_its_folder(tmp_path):
    out = tmp_path / "out"
    with filled(out) as first:
        (first / "rows.csv").write_text("first")
        fill(out, "second")
        assert (first / "rows.csv").read_text() == "first"


def test_what_others_put_there_stays(tmp_path):
    out = tmp_path / "out"
    fill(out, "old")
    (out / "surat.docx").write_text("own")
    fill(out, "new", offices=())
    assert held(out) == {**dict.fromkeys(NAMES, "new"), "surat.docx": "own"}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_reads_it(tmp_path, umask):
    before = os.umask(umask)
    try:
        fill(tmp_path / "a" / "out", "people")
        fill(tmp_path / "a" / "out", "again")
    finally:
        os.umask(before)
    out = tmp_path / "a" / "out"
    assert rights(out) == rights(out / "offices") == 0o700
    assert {rights(out / name) for name in (*NAMES, "offices/rt.xlsx")} == {0o600}


def test_a_folder_that_was_there_keeps_its_rights(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o750)
    fill(out, "people")
    assert rights(out) == 0o750
    assert rights(out / "rows.csv") == 0o600


def test_a_file_that_cannot_be_replaced_is_told_and_the_rest_is_done_later(tmp_path, monkeypatch):
    out = tmp_path / "out"
    fill(out, "old")

    def open_elsewhere(*_):
        raise PermissionError(13, "used by another process", str(out / "roster.xlsx"))

    with monkeypatch.context() as patched:
        patched.setattr(place, "_replace", open_elsewhere)
        with pytest.raises(PantauError) as told:
            fill(out, "new")
    assert "roster.xlsx" in told.value.lines("en")[0]
    settle(out)
    assert set(held(out).values()) == {"new"}


def test_a_result_is_told_from_what_is_on_its_way(tmp_path):
    out = tmp_path / "out"
    fill(out, "old")
    way = out / ".pantau-new"
    way.mkdir()
    (way / ".names.json").write_text(json.dumps(["rows.csv"]))
    (way / "rows.csv").write_text("new")
    settle(out)
    settle(out)
    assert held(out)["rows.csv"] == "new"
    assert not way.exists()
