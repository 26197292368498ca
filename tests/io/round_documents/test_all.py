"""All reports of a round: resumed, never half, never another's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.monev.generated import contents
from pantau.errors import PantauError
from pantau.io.round_documents import all as every
from pantau.io.round_documents.all import Counts, content_digest, make_all
from pantau.io.round_documents.documents import Issuing, report
from pantau.report.round.model import RoundReport
from tests.report.round import sample
from tests.report.round.sample import NOW, SENDER, figure

HOW = Issuing("id", NOW, SENDER)
ROOT = Path(__file__).parents[3]


def city() -> RoundReport:
    """A report with little in it, quick to make."""
    return replace(sample.city(), findings=(), figures=sample.FIGURES[4:6])


def province() -> RoundReport:
    """The same of its province."""
    return replace(city(), region="36")


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_each_region_has_its_report(tmp_path: Path) -> None:
    told = []
    counts = make_all([city(), province()], tmp_path / "out", HOW, processes=1, seen=told.append)
    assert counts == Counts(made=2, kept=0)
    assert written(tmp_path / "out") == {
        "laporan-36.72.pdf": report(city(), HOW),
        "laporan-36.pdf": report(province(), HOW),
    }
    assert [(each.region, each.made) for each in told] == [("36.72", True), ("36", True)]


def test_several_processes_write_the_same(tmp_path: Path) -> None:
    assert make_all([city(), province()], tmp_path, HOW, processes=2) == Counts(2, 0)
    assert written(tmp_path)["laporan-36.72.pdf"] == report(city(), HOW)


def test_what_is_there_is_kept_until_something_changes(tmp_path: Path) -> None:
    again = [city(), province()]
    make_all(again, tmp_path, HOW, processes=1)
    later = HOW._replace(now=NOW + timedelta(hours=3))
    assert make_all(again, tmp_path, later, processes=1) == Counts(made=0, kept=2)
    more = replace(city(), figures=(*city().figures, figure("added_workers", "812")))
    assert make_all([more, province()], tmp_path, HOW, processes=1) == Counts(made=1, kept=1)
    tomorrow = HOW._replace(now=NOW + timedelta(days=1))
    assert make_all([more], tmp_path, tomorrow, processes=1) == Counts(made=1, kept=0)


def test_a_damaged_or_lost_report_is_made_again(tmp_path: Path) -> None:
    make_all([city()], tmp_path, HOW, processes=1)
    whole = (tmp_path / "laporan-36.72.pdf").read_bytes()
    for spoil in (lambda path: path.write_bytes(whole[:1000]), Path.unlink):
        spoil(tmp_path / "laporan-36.72.pdf")
        assert make_all([city()], tmp_path, HOW, processes=1) == Counts(1, 0)
        assert (tmp_path / "laporan-36.72.pdf").read_bytes() == whole
    (tmp_path / every.MARKS / "laporan-36.72.pdf.json").write_text("[]")
    assert make_all([city()], tmp_path, HOW, processes=1) == Counts(1, 0)


def test_a_kill_leaves_no_half_file_and_the_rest_is_made_afterwards(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from pantau.io.round_documents import all as every\n"
        "from tests.io.round_documents.test_all import HOW, city, province\n"
        "whole = os.replace\n"
        "def replace(old, new):\n"
        "    if str(new).endswith('laporan-36.pdf'):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    whole(old, new)\n"
        "os.replace = replace\n"
        "every.make_all([city(), province()], Path(sys.argv[1]), HOW, processes=1)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert [name for name in written(tmp_path) if not name.startswith(".")] == ["laporan-36.72.pdf"]
    assert make_all([city(), province()], tmp_path, HOW, processes=1) == Counts(made=1, kept=1)
    assert sorted(written(tmp_path)) == ["laporan-36.72.pdf", "laporan-36.pdf"]
    assert written(tmp_path)["laporan-36.pdf"] == report(province(), HOW)


def test_what_a_report_is_made_from_has_one_name() -> None:
    name = content_digest(city(), HOW)
    assert content_digest(city(), HOW) == name
    others = (
        (replace(city(), data="buku besar 419"), HOW),
        (city(), HOW._replace(language="en")),
        (city(), HOW._replace(published=False)),
        (city(), HOW._replace(sender=replace(SENDER, number="1"))),
        (replace(city(), sources={}), HOW),
    )
    assert len({name, *(content_digest(*each) for each in others)}) == len(others) + 1


def test_another_template_is_another_report(tmp_path: Path) -> None:
    how = HOW._replace(templates=tmp_path)
    before = content_digest(city(), how)
    (tmp_path / "report.docx").write_bytes(b"new")
    assert content_digest(city(), how) != before


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(PantauError, match="reports cannot be written"):
        make_all([city()], tmp_path / "file" / "out", HOW, processes=1)


def test_the_generated_round_has_every_region_once() -> None:
    codes = [each.region for each in contents()]
    assert len(codes) == len(set(codes)) == 552
