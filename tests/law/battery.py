"""Questions that reach every rule and every legal value, as keyword arguments of `contribution` and `benefit`."""

from datetime import date
from itertools import product

from pantau.core.period import Month
from pantau.errors import PantauError
from pantau.law import RISKS, benefit, contribution
from pantau.law.claim import COSTS
from pantau.law.examples import examples

MONTHS = [
    Month(*one)
    for one in [
        (2015, 7), (2016, 3), (2017, 3), (2018, 3), (2018, 12), (2019, 3), (2020, 3), (2020, 9), (2021, 3),
        (2022, 3), (2023, 3), (2024, 7), (2025, 3), (2025, 8), (2025, 9), (2026, 1), (2026, 5), (2027, 1),
    ]
]  # fmt: skip
DAYS = [
    date(*one)
    for one in [
        (2015, 8, 1), (2016, 4, 1), (2017, 4, 1), (2018, 4, 1), (2019, 1, 15), (2019, 12, 1), (2019, 12, 2),
        (2020, 4, 1), (2021, 4, 1), (2022, 4, 25), (2022, 4, 26), (2023, 6, 1), (2024, 7, 17), (2025, 1, 31),
        (2025, 2, 7), (2025, 6, 1), (2026, 3, 1), (2026, 11, 1),
    ]
]  # fmt: skip
FAMILY = (("SD", 2), ("PT", 1))
ABROAD = ("medical_abroad", "loss")
PU = {"segment": "PU", "income": 20_000_000}


def contributions():
    """Questions for `contribution`."""
    for month in MONTHS:
        for risk, cut in product(RISKS, (False, True)):
            yield PU | {"programmes": "JKK,JKM", "month": month, "risk": risk, "labour_intensive": cut}
        for code in ("JHT", "JP", "JKP"):
            yield PU | {"programmes": code, "month": month}
        for income, sponsor in product((1_000_000, 5_000_000), ("SELF", "APBD", "DBHCHT")):
            for occupation in ("", "ojek"):
                yield {
                    "segment": "BPU",
                    "programmes": "JKK,JKM,JHT",
                    "month": month,
                    "income": income,
                    "sponsor": sponsor,
                    "occupation": occupation,
                }
        jakon = {"segment": "JAKON", "programmes": "JKK,JKM", "month": month}
        yield jakon | {"income": "3333333.33"}
        yield jakon | {"contract_value": 7_777_777_777}
        for many, savings in product((6, 12, 24, 30), (50_000, 100_000)):
            pmi = {"segment": "PMI", "month": month, "contract_months": many, "savings": savings}
            yield pmi | {"programmes": "JKK,JKM,JHT", "agency": True}


def benefits():
    """Questions for `benefit`."""
    for on in DAYS:
        yield from ({"on": on} | one for one in _work_accident())
        yield from ({"on": on} | one for one in _other())
        yield from ({"on": on} | one for one in _migrant())


def _work_accident():
    costs = dict.fromkeys((code for code in COSTS if code not in ABROAD), 30_000_000)
    for segment, income in (("PU", "8500000.55"), ("PU", 300_000), ("BPU", 1_000_000), ("BPU", 5_000_000)):
        asked = {"programme": "JKK", "segment": segment, "income": income}
        yield asked | {"event": "death", "children": FAMILY, "employer_arrears": 4}
        yield asked | {"event": "total_disability", "children": FAMILY[:1]}
        yield asked | {"event": "partial_disability", "disability": 35}
        yield asked | {"event": "partial_disability", "injury": "one_eye", "function_lost": 40}
        yield asked | {"event": "temporary_disability", "months_unable": 20}
    for code in costs:
        yield PU | {"programme": "JKK", "event": "accident", "costs": {code: costs[code]}}


def _other():
    for segment, paid, many in (("PU", 70, 1), ("PU", 70, 2), ("BPU", 70, 1), ("BPU", 1, 1)):
        asked = {"programme": "JKM", "event": "death", "segment": segment, "memberships": many}
        yield asked | {"months_paid": paid, "children": FAMILY}
    for event in ("retirement", "death", "resignation", "dismissal", "emigration", "stopped_work"):
        yield {"programme": "JHT", "segment": "PU", "event": event, "balance": "43210987.65"}
    for segment in ("PU", "BPU"):
        asked = {"programme": "JHT", "segment": segment, "income": 5_000_000, "months_paid": 130}
        yield asked | {"event": "retirement"}
        yield from (asked | {"event": "partial_withdrawal", "share": share} for share in (10, 30))
    for wage, paid in product((500_000, 5_000_000, 90_000_000), (12, 24, 80, 120)):
        asked = {"programme": "JP", "segment": "PU", "average_wage": wage, "months_paid": paid}
        asked |= {"joined": Month(2015, 7), "balance": 9_000_000}
        yield asked | {"event": "retirement", "birth_date": date(1958, 1, 1)}
        yield asked | {"event": "total_disability"}
        yield from (asked | {"event": "death", "heirs": [heir]} for heir in ("spouse", "child", "parent"))
    yield PU | {"programme": "JKP", "event": "dismissal", "months_paid": 24}


def _migrant():
    for programme, event, phase in (
        ("JKK", "death", "during"), ("JKM", "death", "during"), ("JKM", "death", "after"),
        ("JKK", "total_disability", "during"), ("JKK", "rape", ""), ("JKK", "failed_departure", ""),
    ):  # fmt: skip
        yield {"segment": "PMI", "programme": programme, "event": event, "phase": phase}
    for event, cost in (("accident", "medical_abroad"), ("loss_on_return", "loss")):
        yield {"segment": "PMI", "programme": "JKK", "event": event, "costs": {cost: 60_000_000}}
    yield {"segment": "PMI", "programme": "JKM", "event": "death", "phase": "during", "children": FAMILY}


def answers():
    """Every answer that the questions have; what the law refuses is left out."""
    asked = [(contribution, one) for one in contributions()] + [(benefit, one) for one in benefits()]
    of_examples = {"benefit": benefit, "contribution": contribution}
    asked += [(of_examples[ask.question], ask.arguments) for one in examples() for ask in one.asks]
    for ask, question in asked:
        try:
            yield question, ask(**question)
        except PantauError:
            continue
