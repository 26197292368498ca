"""What is told of a worker in a month."""

# ruff: noqa: N801, D101 - OpenFisca names a variable by its class, and describes it by its label

from __future__ import annotations

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable
from openfisca_jamsostek.entities import Worker
from openfisca_jamsostek.enums import Occupation, Programmes, Risk, Segment, Sponsor


class segment(Variable):
    value_type = Enum
    possible_values = Segment
    default_value = Segment.PU
    entity = Worker
    definition_period = DateUnit.MONTH
    label = "Segment"


class income(Variable):
    value_type = float
    entity = Worker
    definition_period = DateUnit.MONTH
    unit = "currency-IDR"
    label = "Monthly wage of a PU, declared monthly income of a BPU"


class risk(Variable):
    value_type = Enum
    possible_values = Risk
    default_value = Risk.none
    entity = Worker
    definition_period = DateUnit.MONTH
    label = "Risk class of the employer"


class sponsor(Variable):
    value_type = Enum
    possible_values = Sponsor
    default_value = Sponsor.UNSAID
    entity = Worker
    definition_period = DateUnit.MONTH
    label = "Who pays"


class occupation(Variable):
    value_type = Enum
    possible_values = Occupation
    default_value = Occupation.other
    entity = Worker
    definition_period = DateUnit.MONTH
    label = "Occupation"


class labour_intensive(Variable):
    value_type = bool
    entity = Worker
    definition_period = DateUnit.MONTH
    label = "Works in a labour-intensive industry"


class programmes(Variable):
    value_type = Enum
    possible_values = Programmes
    default_value = Programmes.JKK_JKM
    entity = Worker
    definition_period = DateUnit.MONTH
    label = "Programmes"
