"""The face, the catalogue, the reference page and the examples in docstrings."""

import doctest
import importlib
import json
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules

import pytest

import pantau.law
from pantau.core.catalogue import discover
from pantau.core.money import exact, percent_of, rupiah
from pantau.core.period import Month
from pantau.law import contribution, parameters
from pantau.law.reference import reference_page
from pantau.law.rule import Rule

ROOT = Path(__file__).parents[2]
MODULES = [f"pantau.law.{module.name}" for module in iter_modules(pantau.law.__path__)]


def test_the_face_is_exact():
    assert len(set(pantau.law.__all__)) == len(pantau.law.__all__)
    assert all(hasattr(pantau.law, name) for name in pantau.law.__all__)


@pytest.mark.parametrize("name", [*MODULES, "pantau.core.money"])
def test_examples_in_docstrings(name):
    module = importlib.import_module(name)
    assert doctest.testmod(module).failed == 0
    assert module.__doc__
    assert len(Path(module.__file__).read_text("utf-8").splitlines()) <= 300


def test_every_rule_has_its_law_and_sentence():
    rules = discover(pantau.law, Rule)
    assert len(rules) >= 18
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.law.startswith(("PP ", "Permenaker "))
        assert rule.title.id != rule.title.en
        assert rule.compute.__doc__


def test_the_reference_page_is_what_the_code_writes():
    page = reference_page()
    assert (ROOT / "docs/reference/law.md").read_text("utf-8") == page, (
        "write it again: python -m pantau.law.reference > docs/reference/law.md"
    )
    assert all(f"`{name}`" in page for name in parameters().by_id)


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


def test_asking_for_the_law_loads_yaml_late():
    code = "import sys, pantau.law; print(any(m in sys.modules for m in ('yaml', 'rich', 'typer', 'ibis')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_money():
    assert rupiah(exact("0.49")) == 0
    assert rupiah(exact("0.5")) == 1
    assert (
        rupiah(percent_of(exact("0.54"), exact(2_238_430))) == 12_088
    )  # in one step: not the printed 12,087
    with pytest.raises(TypeError):
        exact(True)
