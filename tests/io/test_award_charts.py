"""Charts of an award: in the order of the scores, with every group that cannot be told apart."""

import numpy as np
import pytest

from pantau.award import ranking, why
from pantau.io.award_charts import drawn, ranks_chart, why_chart
from tests.award.worlds import contest, criterion, figure, scheme


@pytest.fixture(scope="module")
def ranks():
    places = (("31", "50"), ("32", "50.2"), ("33", "80"), ("34", "20"), ("35", "20.1"))
    one = contest(scheme(criterion("a", 100)), [figure(*each) for each in places])
    return ranking(one, np.random.default_rng(1), 400)


@pytest.mark.parametrize("language", ["id", "en"])
def test_rows_stand_in_the_order_of_scores_and_groups_span_theirs(ranks, language):
    chart = ranks_chart(ranks, language)
    rows = chart.specification["data"]["values"]
    assert [row["score"] for row in rows] == sorted((row["score"] for row in rows), reverse=True)
    assert all(row["low"] <= row["high"] for row in rows)
    spans = [
        (one["data"]["values"][0]["from"], one["data"]["values"][0]["to"])
        for one in chart.specification["layer"]
        if "data" in one
    ]
    assert [(round(low), round(high)) for low, high in spans] == [(1, 2), (3, 4)]
    assert "Jawa Tengah" in chart.title


def test_a_chart_is_drawn_the_same_each_time(ranks):
    chart = ranks_chart(ranks, "id")
    assert drawn(chart) == drawn(chart)
    assert drawn(chart).count("Jawa Barat") >= 1


def test_the_sheet_says_its_rank_in_its_title(ranks):
    chart = why_chart(why(ranks.contest, ranks, "31"), "en")
    assert chart.title.endswith("rank 2–3, not distinguishable from Jawa Barat")
    assert "<svg" in drawn(chart)
