"""The same model with the rate of a risk class looked up as the documentation of OpenFisca tells: ``rates[risk]``."""

# ruff: noqa: N801, N805, D101, D102 - OpenFisca names a variable by its class, and a formula starts with whom it is for

from __future__ import annotations

from numpy import floor, where
from openfisca_core.periods import DateUnit
from openfisca_core.reforms import Reform
from openfisca_core.variables import Variable
from openfisca_jamsostek.entities import Worker
from openfisca_jamsostek.enums import Segment


class jkk(Variable):
    value_type = float
    entity = Worker
    definition_period = DateUnit.MONTH

    def formula(worker, period, parameters):
        law = parameters(period)
        is_pu = worker("segment", period) == Segment.PU
        pu_rate = law.jkk.rates_pu[worker("risk", period)]
        labour = where(worker("labour_intensive", period), law.relief.labour_intensive, 1)
        rate = where(is_pu, pu_rate * labour, law.jkk.rate_bpu * worker("bpu_pay", period))
        return floor(worker("base", period) * rate * law.relief.covid + 0.5)


class FancyIndexing(Reform):
    """Looks rates up by fancy indexing, which walks over the workers one by one."""

    def apply(self) -> None:
        """Put the formula of this file in the place of the faster one."""
        self.update_variable(jkk)
