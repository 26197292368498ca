"""What is due for a month, in whole rupiah: rounded half up for each payer and programme."""

# ruff: noqa: N801, N805, D101, D102 - OpenFisca names a variable by its class, and a formula starts with whom it is for

from __future__ import annotations

from numpy import floor, minimum, select, where
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable
from openfisca_jamsostek.entities import Worker
from openfisca_jamsostek.enums import Occupation, Programmes, Risk, Segment, Sponsor

CLASSES = [risk for risk in Risk if risk is not Risk.none]


def rupiah(amount):
    """Whole rupiah, half up."""
    return floor(amount + 0.5)


class base(Variable):
    value_type = float
    entity = Worker
    definition_period = DateUnit.MONTH
    unit = "currency-IDR"
    label = "The wage of a PU, the base of the income band of a BPU"
    reference = "PP 44/2015 Lampiran II"

    def formula(worker, period, parameters):
        income = worker("income", period)
        is_pu = worker("segment", period) == Segment.PU
        return where(is_pu, income, parameters(period).bpu.bands.calc(income))


class bpu_pay(Variable):
    value_type = float
    default_value = 1
    entity = Worker
    definition_period = DateUnit.MONTH
    unit = "/1"
    label = "Share of JKK and JKM that a BPU pays"
    reference = "PP 50/2025 Pasal 4"

    def formula_2026_01(worker, period, parameters):
        relief = parameters(period).relief
        work, payer = worker("occupation", period), worker("sponsor", period)
        transport = (work == Occupation.ojek) + (work == Occupation.sopir) + (work == Occupation.kurir)
        public = (payer == Sponsor.APBN) + (payer == Sponsor.APBD_PROV) + (payer == Sponsor.APBD)
        return where(public, 1, where(transport, relief.bpu_transport, relief.bpu_other))


class jkk(Variable):
    value_type = float
    entity = Worker
    definition_period = DateUnit.MONTH
    unit = "currency-IDR"
    label = "JKK contribution, paid by the employer of a PU and by a BPU"
    reference = "PP 44/2015 Pasal 16, PP 49/2020, PP 7/2025 Pasal 4, PP 36/2025 Pasal 10A, PP 50/2025 Pasal 4"

    def formula(worker, period, parameters):
        law = parameters(period)
        is_pu = worker("segment", period) == Segment.PU
        risk = worker("risk", period)
        # select, not rates[risk]: fancy indexing of a parameter walks over the rows in Python
        pu_rate = select(
            [risk == each for each in CLASSES], [law.jkk.rates_pu[each.name] for each in CLASSES]
        )
        labour = where(worker("labour_intensive", period), law.relief.labour_intensive, 1)
        rate = where(is_pu, pu_rate * labour, law.jkk.rate_bpu * worker("bpu_pay", period))
        return rupiah(worker("base", period) * rate * law.relief.covid)


class jkm(Variable):
    value_type = float
    entity = Worker
    definition_period = DateUnit.MONTH
    unit = "currency-IDR"
    label = "JKM contribution, paid by the employer of a PU and by a BPU"
    reference = "PP 44/2015 Pasal 18 and Lampiran II, PP 49/2020, PP 50/2025 Pasal 4"

    def formula(worker, period, parameters):
        law = parameters(period)
        is_pu = worker("segment", period) == Segment.PU
        pu = worker("base", period) * law.jkm.rate_pu
        bpu = law.jkm.flat_bpu * worker("bpu_pay", period)
        return rupiah(where(is_pu, pu, bpu) * law.relief.covid)


class jht(Variable):
    value_type = float
    entity = Worker
    definition_period = DateUnit.MONTH
    unit = "currency-IDR"
    label = "JHT contribution of employer and worker"
    reference = "PP 46/2015 Pasal 16"

    def formula(worker, period, parameters):
        rates = parameters(period).jht
        base = worker("base", period)
        is_pu = worker("segment", period) == Segment.PU
        pu = rupiah(base * rates.rate_pu_employer) + rupiah(base * rates.rate_pu_worker)
        member = worker("programmes", period) != Programmes.JKK_JKM
        return where(member, where(is_pu, pu, rupiah(base * rates.rate_bpu)), 0)


class jp(Variable):
    value_type = float
    entity = Worker
    definition_period = DateUnit.MONTH
    unit = "currency-IDR"
    label = "JP contribution of employer and worker"
    reference = "PP 45/2015 Pasal 28, 29"

    def formula(worker, period, parameters):
        law = parameters(period).jp
        wage = minimum(worker("income", period), law.wage_cap)
        due = rupiah(wage * law.rate_employer) + rupiah(wage * law.rate_worker)
        return where(worker("programmes", period) == Programmes.JKK_JKM_JHT_JP, due, 0)
