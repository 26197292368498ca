"""The newest recorded coverage of a region, as figures beside its targets."""

from __future__ import annotations

from decimal import Decimal

from pantau.core.period import Period
from pantau.figures import Figure
from pantau.web.recorded.answers import figures, newest_month

_MEASURES = ("coverage_rate", "eligible_workers", "covered_workers")


def newest_coverage(region: str) -> list[Figure]:
    """Coverage in every definition, with those who could be covered; nothing where the ledger has no answer."""
    found = figures(region, newest_month())
    return [
        Figure(
            region, row["measure"], Period.parse(row["period"]), Decimal(str(row["value"])),
            basis="recorded", definition=row["definition"], source=found.source,
        )
        for row in found.figures
        if row["measure"] in _MEASURES
        and row["value"] is not None
        and not any(row.get(name) for name in ("category", "sponsor", "programme", "segment", "group"))
    ]  # fmt: skip
