"""Every public case: what must be found is found with its explanation, what is right is left alone."""

import json
from pathlib import Path

import pytest

from pantau.figures.exchange import review_json
from pantau.io.cases import read_case
from pantau.review import review
from pantau.settings import load_settings

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = sorted(path.parent.name for path in EXAMPLES.glob("*/expected.json"))
IDENTITY = ("region", "measure", "category")
NARROWER = ("segment", "programme", "sponsor", "period", "source")


def found(case: str) -> list[dict]:
    read = read_case(EXAMPLES / case, settings=load_settings({}))
    return review_json(review(read), "id")["findings"]


def demanded(kind: str) -> list:
    return [
        pytest.param(case, entry, id=f"{case}-{entry['measure']}-{number}")
        for case in CASES
        for number, entry in enumerate(json.loads((EXAMPLES / case / "expected.json").read_text())[kind])
    ]


def is_about(finding: dict, entry: dict) -> bool:
    keys = [*IDENTITY, *(key for key in NARROWER if key in entry)]
    return all(finding[key] == entry[key] for key in keys)


def ends(value) -> tuple[float, float]:
    if not isinstance(value, list):
        return value, value
    low, high = value
    return (float("-inf") if low is None else low, float("inf") if high is None else high)


def is_demanded(finding: dict, entry: dict) -> bool:
    checks = entry.get("checks_any_of") or [entry["check"]]
    if finding["check"] not in checks or finding["severity"] not in entry["severity"].split("|"):
        return False
    if entry["expected"] is not None:
        (low, high), (wanted_low, wanted_high) = ends(finding["expected"]), ends(entry["expected"])
        if low > wanted_high or wanted_low > high:
            return False
    codes = {explanation["code"] for explanation in finding["explanations"]}
    wanted = set(entry["explanations_any_of"])
    return not wanted or bool(codes & wanted)


@pytest.mark.parametrize(("case", "entry"), demanded("must_find"))
def test_what_is_wrong_is_found(case, entry):
    about = [finding for finding in found(case) if is_about(finding, entry)]
    assert any(is_demanded(finding, entry) for finding in about), (entry["why"], about)


@pytest.mark.parametrize(("case", "entry"), demanded("must_not_flag"))
def test_what_is_right_is_left_alone(case, entry):
    blamed = [one for one in found(case) if is_about(one, entry) and one["severity"] in ("error", "warning")]
    assert not blamed, entry["why"]


def test_all_cases_are_there():
    assert len(CASES) >= 23
