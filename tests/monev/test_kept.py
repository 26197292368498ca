"""Values as plain JSON: what comes back is what was kept, and what is wrong is told with its place."""

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.period import Month, Period
from pantau.core.text import Text
from pantau.errors import InputError
from pantau.figures import Figure, Interval
from pantau.monev import Answer, Cell, FindingEvent, TrackedFinding, plain, revived

cells = st.builds(
    Cell,
    measure=st.sampled_from(("coverage_rate", "funded_workers")),
    value=st.decimals(allow_nan=False, allow_infinity=False),
    category=st.text(),
    precision=st.none() | st.decimals(min_value=1, max_value=10**9),
    period=st.sampled_from(("", "2024")),
)
answers = st.builds(
    Answer, question=st.text(), version=st.integers(1, 9), text=st.text(), cells=st.lists(cells).map(tuple),
    choices=st.lists(st.text()).map(tuple),
)  # fmt: skip


@given(answers)
def test_an_answer_comes_back_from_json_as_it_was(answer):
    assert revived(Answer, json.loads(json.dumps(plain(answer)))) == answer


def test_a_finding_comes_back_with_its_figures_and_history():
    figure = Figure(
        "36.72", "coverage_rate", Period.parse("2024-01/2024-08"), Decimal("53.20"), precision=Decimal(1)
    )
    event = FindingEvent(
        "raised", "x", datetime(2024, 7, 1, tzinfo=UTC), "r1", fields={"cause": "y"}, figures=(figure,)
    )
    finding = TrackedFinding(
        "f", "36.72", "r1", Text("a", "b"), "error", figures=(figure,), history=(event,),
        expected=Interval(Decimal(1), Decimal("Infinity")),
    )  # fmt: skip
    assert revived(TrackedFinding, json.loads(json.dumps(plain(finding)))) == finding


def test_defaults_take_no_room():
    assert plain(Answer("A.1", 1)) == {"question": "A.1", "version": 1}
    assert plain(Month(2024, 7)) == "2024-07"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"question": "A", "version": 1, "txt": "x"}, "txt is not known; did you mean text?"),
        ({"question": "A"}, "version is missing"),
        ({"question": "A", "version": "x"}, "version 'x' is not a whole number"),
        (
            {"question": "A", "version": 1, "cells": [{"measure": "m", "value": "1x"}]},
            "cells[1].value '1x' is not a number",
        ),
        ({"question": "A", "version": 1, "cells": "none"}, "cells 'none' is not a list"),
        ([], "data '[]' is not a map"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(data, told):
    with pytest.raises(InputError) as refused:
        revived(Answer, data)
    assert told in refused.value.faults[0].line("en")


def test_what_has_no_plain_form_is_refused():
    with pytest.raises(TypeError, match="cannot be kept"):
        plain(object())
