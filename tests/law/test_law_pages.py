"""The face, the catalogue, the reference page and the examples in docstrings."""

import doctest
import importlib
import json
import subprocess
import sys
from pathlib import Path
from pkgutil import walk_packages

import pytest

import pantau.law
import pantau.law.rules
from pantau.core.catalogue import discover
from pantau.core.money import exact, percent_of, rupiah
from pantau.core.period import Month
from pantau.law import contribution, parameters
from pantau.law.reference import reference_page
from pantau.law.rule import Rule
from pantau.law.words import ARGUMENTS

ROOT = Path(__file__).parents[2]
MODULES = sorted(module.name for module in walk_packages(pantau.law.__path__, "pantau.law."))


def test_the_face_is_exact():
    assert len(set(pantau.law.__all__)) == len(pantau.law.__all__)
    assert all(hasattr(pantau.law, name) for name in pantau.law.__all__)


@pytest.mark.parametrize(
    "name", [*MODULES, "pantau.core.money", "pantau.core.symbols", "pantau.core.exact_columns"]
)
def test_examples_in_docstrings(name):
    module = importlib.import_module(name)
    assert doctest.testmod(module).failed == 0
    assert module.__doc__
    assert len(Path(module.__file__).read_text("utf-8").splitlines()) <= 300


def test_every_rule_has_its_law_and_sentence():
    rules = discover(pantau.law.rules, Rule)
    assert len(rules) >= 30
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.law.startswith(("PP ", "Permenaker "))
        assert rule.title.id != rule.title.en
        assert rule.compute.__doc__
        assert set(rule.arguments) <= set(ARGUMENTS)  # the trace has words for each
        assert rule.formula


def test_every_parameter_and_every_rule_is_on_the_reference_page():
    page = reference_page()
    assert [name for name in parameters().by_id if f"`{name}`" not in page] == []
    assert [rule.id for rule in discover(pantau.law.rules, Rule) if f"`{rule.id}`" not in page] == []


def test_the_answer_in_json():
    found = contribution(segment="BPU", programmes="JKK,JKM", month=Month(2024, 7), income=1_000_000)
    assert json.loads(json.dumps(found.to_json("en"))) == {
        "total": 16800,
        "parts": [
            {"code": "JKK", "amount": 10000, "rule": "bpu_jkk", "reference": "PP 44/2015 Lampiran II"},
            {"code": "JKM", "amount": 6800, "rule": "bpu_jkm", "reference": "PP 44/2015 Lampiran II"},
        ],
        "warnings": [],
    }


@pytest.mark.parametrize(
    "module", ["pantau.law", "pantau.law.trace", "pantau.law.schedule", "pantau.law.rules.jkk"]
)
def test_one_person_needs_no_engine(module):
    heavy = ("yaml", "rich", "typer", "ibis", "duckdb", "pandas", "pyarrow", "numpy", "pyspark")
    code = f"import sys, {module}; print([one for one in {heavy} if one in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_money():
    assert rupiah(exact("0.49")) == 0
    assert rupiah(exact("0.5")) == 1
    assert (
        rupiah(percent_of(exact("0.54"), exact(2_238_430))) == 12_088
    )  # in one step: not the printed 12,087
    with pytest.raises(TypeError):
        exact(True)
