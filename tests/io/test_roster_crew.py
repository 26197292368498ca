"""Processes beside this one: all works are done, whoever does them, and what goes wrong is heard."""

import os
from functools import partial
from pathlib import Path

import pytest

from pantau.io.rosters import crew as crews
from pantau.io.rosters.crew import Crew


@pytest.fixture
def crew(monkeypatch):
    monkeypatch.setattr(crews, "_WORTH", 0)
    with Crew(2) as others:
        yield others


def test_short_lists_are_not_worth_another_process(tmp_path):
    (tmp_path / "a.csv").write_text("NIK\n1\n")
    with Crew(4, [tmp_path / "a.csv", tmp_path / "not there.csv"]) as alone:
        assert alone.others == 0
        assert alone.begin(os.getpid).result() == os.getpid()
        done = []
        alone.together([partial(done.append, "first"), partial(done.append, "second")])
        assert sorted(done) == ["first", "second"]


def test_all_works_are_done(crew, tmp_path):
    crew.together([partial(Path.touch, tmp_path / str(number)) for number in range(7)])
    assert len(list(tmp_path.iterdir())) == 7


def test_another_process_does_what_it_is_given(crew):
    assert crew.begin(os.getpid).result() != os.getpid()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_goes_wrong_is_heard_whoever_did_it(crew, tmp_path, place):
    works = [partial(Path.touch, tmp_path / str(number)) for number in range(3)]
    works[place] = partial([].index, "missing")
    with pytest.raises(ValueError, match="missing"):
        crew.together(works)


def test_an_index_error_of_a_work_is_no_end_of_the_works(crew):
    with pytest.raises(IndexError):
        crew.together([partial([].pop)])
