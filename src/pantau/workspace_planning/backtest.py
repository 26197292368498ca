"""A backtest on a ledger: projections as they would have been made, held against the months that followed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.planning.projection import Horizon, learned, members, project, shipped
from pantau.planning.projection.backtest import Backtest, compared, outcomes
from pantau.planning.projection.members import OFFERED
from pantau.planning.projection.mortality import MONTHS
from pantau.workspace_planning.asked import Asked, asking
from pantau.workspace_planning.history import recorded
from pantau.workspace_planning.projection import month

MOST_MONTHS = 60


def backtest(  # noqa: PLR0913  the options of the verb
    where: Path | str | None,
    region: str,
    since: str,
    until: str,
    *,
    months: int = 6,
    step: int = 3,
    paths: int = 400,
    seed: int = 1,
) -> Backtest:
    """Project from every ``step``-th month from one on, each time by what had happened before, for so many months.

    ``until`` is the last month that is compared. Claims of the last months are often not filed yet: leave time after
    it. Raises `InputError` with every fault, `LedgerError` where there is no ledger.
    """
    first, last = month("from", since), month("until", until)
    origins = [first.plus(n) for n in range(0, _apart(first, last) - months + 1, max(step, 1))]
    if not origins or not 1 <= months <= MOST_MONTHS:
        text = Text(
            "dari {first} sampai {last} tidak ada ruang untuk {months} bulan; mulai lebih awal, atau kurangi bulannya",
            "from {first} to {last} there is no room for {months} months; begin earlier, or take fewer months",
        ).fill(first=first, last=last, months=months)
        raise InputError([Fault("months", 0, {"id": text.id, "en": text.en})])
    years = -(-months // MONTHS)
    with asking(where, region) as asked:
        found = []
        for origin in origins:
            known = recorded(asked, origin)
            held = members(known.rows)
            horizon = Horizon(origin.plus(1), years, paths)
            (run,) = project(held, learned(shipped(), known.experience), horizon, seed=seed)
            found.append(
                outcomes(origin, run.paths, months, happened(asked, origin.plus(1), origin.plus(months)))
            )
    return compared(found, months)


def _apart(first: Month, last: Month) -> int:
    return (last.year - first.year) * MONTHS + last.number - first.number


def happened(asked: Asked, first: Month, last: Month) -> dict[str, float]:
    """What the ledger records of some months, in the measures of a projection (JKK and JKM of PU, BPU and JAKON)."""
    cube = asked.inside(asked.views.cube)
    cube = cube.filter(cube.month.between(first.first, last.first), cube.segment.isin(OFFERED))
    paid = cube.jkk.cast("float64") + cube.jkm.cast("float64")
    (flows,) = asked.rows(
        cube.aggregate(
            members=(cube.month == last.first).ifelse(cube.workers, 0).sum(),
            entries=(cube.new_workers + cube.restarted_workers).sum(),
            gone=cube.lapsed_workers.sum(),
            contributions=paid.sum(),
        )
    )
    claims = asked.inside(asked.views.claims)
    claims = claims.filter(
        claims.event_date.between(first.first, last.last), claims.programme.isin(("JKK", "JKM"))
    )
    died = (claims.programme == "JKM") & (claims.benefit == "death")
    (money,) = asked.rows(
        claims.aggregate(
            claims=(claims.sign * claims.amount.cast("float64")).sum(),
            deaths=died.ifelse(claims.sign, 0).sum(),
        )
    )
    found: dict[str, Any] = {**flows, **money}
    told = {name: float(value or 0) for name, value in found.items()}
    return {**told, "lapses": max(told.pop("gone") - told["deaths"], 0.0)}
