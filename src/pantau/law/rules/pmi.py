"""PMI, migrant workers: contributions for a whole contract, and benefits of fixed amounts."""

from __future__ import annotations

from pantau.core.money import Amount, least
from pantau.core.text import Text
from pantau.law.rule import rule

_ARTICLE = "Permenaker 4/2023 Pasal 18"


@rule(
    "pmi_before_work", title=Text("Iuran PMI, sebelum bekerja", "PMI contribution, before work"), law=_ARTICLE
)
def pmi_before_work(flat: Amount) -> Amount:
    """A fixed amount for JKK and JKM together."""
    return flat


@rule(
    "pmi_during_work",
    title=Text("Iuran PMI, selama dan setelah bekerja", "PMI contribution, during and after work"),
    law=_ARTICLE,
)
def pmi_during_work(package: Amount, months_beyond: Amount, monthly: Amount) -> Amount:
    """The package of the contract, and so much for each month beyond it; JKK and JKM together."""
    return package + months_beyond * monthly


@rule("pmi_jht", title=Text("Iuran JHT, PMI", "JHT contribution, PMI"), law="Permenaker 4/2023")
def pmi_jht(savings: Amount) -> Amount:
    """The amount a month that the worker chose from the list."""
    return savings


@rule("pmi_benefit", title=Text("Manfaat PMI", "Benefit of PMI"), law="Permenaker 4/2023")
def pmi_benefit(flat: Amount) -> Amount:
    """A fixed amount."""
    return flat


@rule(
    "pmi_reimbursement",
    title=Text("PMI, penggantian biaya", "PMI, costs reimbursed"),
    law="Permenaker 4/2023",
)
def pmi_reimbursement(cost: Amount, cap: Amount) -> Amount:
    """What the receipts say, up to a limit."""
    return least(cost, cap)
