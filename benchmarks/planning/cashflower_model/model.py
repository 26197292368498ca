"""BasicTerm_ME in cashflower's fastest way: every variable of a model point is an array over all months.

Cells that lifelib has and this model needs not (a policy in force is a product of what is left each month) are folded.
"""

import numpy as np
from cashflower import variable
from input import INPUTS, policy

MONTHS = np.arange(277)
MORTALITY = 1 - (1 - INPUTS["mortality"]) ** (1 / 12)
FIRST_AGE = int(INPUTS["first_age"])
INFLATION = (1 + INPUTS["inflation"]) ** (MONTHS / 12)


@variable(array=True)
def duration_mth():
    """Months in force, negative before the policy begins."""
    return policy.get("duration_mth") + MONTHS


@variable(array=True)
def deaths_rate():
    """The chance to die in a month."""
    years = np.maximum(duration_mth() // 12, 0).astype(int)
    age = np.minimum(int(policy.get("age_at_entry")) + years - FIRST_AGE, len(MORTALITY) - 1)
    return MORTALITY[age, np.minimum(years, 5)]


@variable(array=True)
def in_force():
    """Policies after new business and maturity, before anybody leaves in the month."""
    lapse = 1 - (1 - np.maximum(0.1 - 0.02 * (duration_mth() // 12), 0.02)) ** (1 / 12)
    inside = (duration_mth() >= 0) & (duration_mth() < 12 * policy.get("policy_term"))
    stays = np.where(inside, (1 - deaths_rate()) * (1 - lapse), 1.0)
    left = np.concatenate([[1.0], np.cumprod(stays)[:-1]])
    return np.where(inside, policy.get("policy_count") * left, 0.0)


@variable(array=True)
def premiums():
    """Premiums of the month."""
    return policy.get("premium") * in_force()


@variable(array=True)
def claims():
    """Claims of the month."""
    return policy.get("sum_assured") * in_force() * deaths_rate()


@variable(array=True)
def expenses():
    """Acquisition in the first month, maintenance in all."""
    begun = np.where(duration_mth() == 0, policy.get("policy_count"), 0)
    return INPUTS["expense_acq"] * begun + in_force() * INPUTS["expense_maint"] / 12 * INFLATION


@variable(array=True)
def commissions():
    """All premiums of the first year."""
    return np.where(duration_mth() // 12 == 0, premiums(), 0.0)


@variable(array=True)
def net():
    """What is left."""
    return premiums() - claims() - expenses() - commissions()
