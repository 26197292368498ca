"""The model learns from a list what a training session of Splink would learn from it."""

import logging

import pytest
from splink import DuckDBAPI, Linker

from benchmarks.rosters.generated import write_rows
from pantau.io.linking import training
from pantau.io.linking.engine import engine
from pantau.io.linking.persons import told
from pantau.io.linking.records import fold, load
from pantau.roster.linkage import splink_settings
from pantau.roster.linkage_model import COMPARISONS
from pantau.synthetic import TYPICAL

RULES = {"train_name": "name_normal", "train_nik": "nik"}


@pytest.fixture
def taught(tmp_path):
    """A list in the engine, with the rows chosen to learn from."""
    file = write_rows(tmp_path / "rows.parquet", 2_500, seed=31, rates=TYPICAL.times(2), regions=("36.72",))
    with engine(tmp_path, "1GB", 1) as con:
        load(con, [file])
        told(con, ())
        fold(con)
        training._training_table(con)
        yield con


@pytest.mark.parametrize("rule", training._LEARN_ON, ids=lambda rule: rule.key)
def test_splink_learns_the_same(taught, rule):
    start = training.shipped()._replace(prior=0.0004)
    learnt = {one.code: {} for one in COMPARISONS}
    training._one_session(taught, start, rule, learnt)

    logging.getLogger("splink").setLevel(logging.ERROR)
    settings = splink_settings(start) | {"max_iterations": 15, "em_convergence": 0.001}
    api = DuckDBAPI(connection=taught)
    linker = Linker(api.register("learning"), settings, log_level=None, validate_settings=False)
    also = RULES[rule.key]
    session = linker.training.estimate_parameters_using_expectation_maximisation(
        f"l.{rule.key} = r.{rule.key} and l.{also} = r.{also}", estimate_without_term_frequencies=True
    )
    core = session.core_model_settings
    expected = {
        one.output_column_name: {
            level.label_for_charts: level._m_probability
            for level in one._comparison_levels_excluding_null
            if isinstance(level._m_probability, float)
        }
        for one in core.comparisons
    }
    assert {code: set(levels) for code, levels in learnt.items() if levels} == {
        code: set(levels) for code, levels in expected.items()
    }
    for code, levels in expected.items():
        for level, share in levels.items():
            found, matches = learnt[code][level]
            assert found == pytest.approx(share, rel=1e-6, abs=1e-12)
            assert matches > 0
