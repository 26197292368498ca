"""Small made-up worlds in which detectors are shown to speak and to be silent."""

from __future__ import annotations

from pantau.award.gaming.detector import Pay, month_index
from pantau.core.period import Period

REGION = "36.72"


def paying(first: int, people: int, months: str, payer: str = "APBD", office: str = "A1") -> list[Pay]:
    """So many people, numbered from the first, who are paid for in every month of a period."""
    months_of = [month_index(month) for month in Period.parse(months).each_month()]
    return [
        Pay(person, month, REGION, payer, office)
        for person in range(first, first + people)
        for month in months_of
    ]


def starting(first: int, each: int, months: str, last: str, office: str = "A1") -> list[Pay]:
    """So many people start in every month of a period, and all of them go on until the last."""
    found: list[Pay] = []
    for place, month in enumerate(Period.parse(months).each_month()):
        found += paying(first + place * each, each, f"{month}/{last}", office=office)
    return found
