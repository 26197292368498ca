"""Files on their way: gone when done, cleared after a death, never taken from who lives."""

from __future__ import annotations

import os
import time

import pytest

from pantau.io.store.scratch import staging

LONG_AGO = time.time() - 3 * 24 * 60 * 60


def left_behind(scratch, name="staging-dead", age=LONG_AGO):
    folder = scratch / name
    (folder / "contributions").mkdir(parents=True)
    (folder / "contributions" / "data_0.parquet").write_bytes(b"PAR1")
    (folder / ".lock").touch()
    aged(folder, age)
    return folder


def aged(folder, age):
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (age, age))


def test_a_folder_goes_when_the_work_is_done_or_fails(tmp_path):
    with staging(tmp_path / "scratch") as folder:
        (folder / "file").write_text("x")
        assert folder.stat().st_mode & 0o777 == 0o700
    with pytest.raises(ZeroDivisionError), staging(tmp_path / "scratch") as folder:
        _ = 1 / 0
    assert list((tmp_path / "scratch").iterdir()) == []


def test_what_a_dead_process_left_is_cleared_after_a_day(tmp_path):
    old, fresh = left_behind(tmp_path), left_behind(tmp_path, "staging-fresh", time.time() - 60)
    other = left_behind(tmp_path, "something-else")
    with staging(tmp_path):
        assert not old.exists()
        assert fresh.exists()
        assert other.exists()


def test_a_folder_without_a_lock_is_cleared_too(tmp_path):
    old = left_behind(tmp_path)
    (old / ".lock").unlink()
    aged(old, LONG_AGO)
    with staging(tmp_path):
        assert not old.exists()


def test_who_lives_keeps_the_folder_however_old(tmp_path):
    with staging(tmp_path) as mine:
        (mine / "file").write_text("x")
        aged(mine, LONG_AGO)
        with staging(tmp_path):
            pass
        assert (mine / "file").read_text() == "x"
