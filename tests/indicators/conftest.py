"""An engine in memory for the tests of indicators."""

import pytest

from tests.indicators.ledger_views import Duck


@pytest.fixture
def duck():
    return Duck()
