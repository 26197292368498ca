"""What is due: the contribution of one worker, or one construction contract, for one month."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from pantau.core.period import Month
from pantau.errors import Fault
from pantau.law.answer import Assessment, Items, assess
from pantau.law.contributions import bpu, jakon, pmi, pu
from pantau.law.dated import parameters
from pantau.law.question import (
    Contributor,
    ahead_of,
    check_contributor,
    chosen,
    in_codified_range,
    number,
    stop_at,
)

_PARTS: dict[str, Callable[[Contributor], Items]] = {
    "PU": pu.contribution_parts,
    "BPU": bpu.contribution_parts,
    "JAKON": jakon.contribution_parts,
    "PMI": pmi.contribution_parts,
}


def contribution(  # noqa: PLR0913  the question as FORMATS.md section 6 has it
    *,
    segment: str,
    programmes: Iterable[str] | str,
    month: Month,
    income: Decimal | int | str | None = None,
    risk: str = "",
    contract_value: Decimal | int | str | None = None,
    sponsor: str = "",
    occupation: str = "",
    labour_intensive: bool = False,
    contract_months: int | None = None,
    agency: bool | None = None,
    savings: Decimal | int | str | None = None,
) -> Assessment:
    """What is due for one month, by the law of that month (PP 44/2015, PP 45/2015, PP 46/2015 and later).

    ``income``: the wage, or what a BPU declares. ``contract_months``, ``agency``, ``savings`` (JHT): PMI.

    >>> contribution(segment="BPU", programmes="JKK,JKM", month=Month(2024, 7), income=1_000_000).total
    Decimal('16800')
    """
    faults: list[Fault] = []
    who = Contributor(
        segment.strip().upper(),
        chosen(programmes),
        month,
        number("income", income, faults),
        risk,
        number("contract_value", contract_value, faults),
        sponsor.strip().upper(),
        occupation,
        labour_intensive,
        contract_months,
        agency,
        number("savings", savings, faults),
    )
    stop_at([*faults, *check_contributor(who)])
    in_codified_range(who.day)
    items = [*_PARTS[who.segment](who), *ahead_of(parameters().checked, who.day)]
    return assess(items, who.day)
