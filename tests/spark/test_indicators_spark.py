"""Indicators on Apache Spark, in local mode: the same figures as on DuckDB, to the rupiah and the person."""

from datetime import date

import pytest

from pantau.indicators import answered
from pantau.io.engine import collected
from tests.indicators import model
from tests.indicators.ledger_views import Duck, asked, views_of

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore")]


def ledger():
    """Rows of every table, with corrections among them."""
    contributions = model.contributions(7)
    said = {"region": "36.72", "as_of": date(2023, 8, 31), "source": "Sakernas", "vintage": "2024-02"}
    return {
        "contributions": contributions,
        "cube": model.cube_of(contributions, model.age_band),
        "claims": model.claims(7),
        "eligible": [
            said | {"value": 900},
            said | {"value": 900, "sign": -1},
            said | {"value": 1000, "low": 800, "high": 1300},
            said | {"region": "36.71", "value": 700},
            said | {"region": "93", "value": 80},
            said | {"value": 2000, "definition": "employed"},
            said | {"value": 500, "as_of": date(2022, 8, 31)},
        ],
    }


@pytest.fixture(scope="module")
def both(spark):
    rows, duck = ledger(), Duck()
    on_spark = views_of(lambda name, table: spark.table(table, f"indicators_{name}"), **rows)
    return (
        (duck.views(**rows), duck.collect),
        (on_spark, lambda expression: collected(spark.engine, expression)),
    )


@pytest.mark.parametrize(
    ("region", "by", "codes_of"),
    [
        ("36", ("region", "category"), None),
        ("ID", ("region",), 2021),
        ("36.72", ("age", "programme"), None),
        ("91", ("office",), 2021),
        ("ID", ("sponsor", "segment", "sex"), None),
    ],
)
def test_both_engines_say_the_same(both, region, by, codes_of):
    question = asked(region, by=by, codes_of=codes_of)
    duck, spark = (answered(views, question, collect) for views, collect in both)
    assert len(duck.figures) > 20
    assert spark == duck
