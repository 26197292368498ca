"""lifelib's BasicTerm_ME put through the kernel of Pantau's projections: the same contract, the same table."""

from __future__ import annotations

from typing import Any

import numpy as np

from pantau.planning.projection.kernel import Array, Floats, Rules, expected, flows

COLUMNS = ("Premiums", "Claims", "Expenses", "Commissions", "Net Cashflow")
PEOPLE = ("pols_if", "pols_maturity", "pols_new_biz", "pols_death", "pols_lapse")


def result_cf(given: dict[str, Array]) -> dict[str, Floats]:
    """Sums by month of the cash flows and policies, as `result_cf` of the model has them."""
    duration, term, count = (
        given["duration_mth"],
        12 * given["policy_term"],
        given["policy_count"].astype(float),
    )
    months = int(max(term - duration)) + 1
    rules = _rules(given, months)
    opening = np.where(duration > 0, count, 0.0)
    inflation = (1 + float(given["inflation"])) ** (np.arange(months) / 12)
    rows = []
    for month, flow in enumerate(flows(opening, months, rules, expected)):
        premiums = given["premium"] * flow.at_risk
        claims = float(given["sum_assured"] @ flow.taken[0])
        maintained = flow.at_risk.sum() * float(given["expense_maint"]) / 12 * inflation[month]
        expenses = float(given["expense_acq"]) * flow.joined.sum() + maintained
        first_year = (duration + month) // 12 == 0
        sums = [premiums.sum(), claims, expenses, premiums[first_year].sum()]
        people = [flow.opening, flow.left, flow.joined, *flow.taken]
        rows.append([*sums, sums[0] - sum(sums[1:]), *(one.sum() for one in people)])
    table = np.array(rows)
    return {name: table[:, place] for place, name in enumerate((*COLUMNS, *PEOPLE))}


def _rules(given: dict[str, Array], months: int) -> Rules:
    duration, term, count = (
        given["duration_mth"],
        12 * given["policy_term"],
        given["policy_count"].astype(float),
    )
    mortality = 1 - (1 - given["mortality"]) ** (1 / 12)
    longest = max(0, int(duration.max()) + months) // 12 + 1
    lapse = 1 - (1 - np.maximum(0.1 - 0.02 * np.arange(longest), 0.02)) ** (1 / 12)
    age = given["age_at_entry"] - int(given["first_age"])
    oldest = len(mortality) - 1

    def leaving(month: int, people: Array) -> Array:
        return np.where(duration + month == term, people, 0.0)

    def joining(month: int, people: Array) -> Array:
        return np.where(duration + month == 0, count, 0.0)

    def causes(month: int) -> tuple[Any, ...]:
        years = np.maximum((duration + month) // 12, 0)
        return mortality[np.minimum(age + years, oldest), np.minimum(years, 5)], lapse[years]

    return Rules(leaving, joining, causes)
