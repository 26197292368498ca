"""A region among its neighbours: those that the reader may see, else what is published about them."""

from __future__ import annotations

from typing import Any, NamedTuple

from pantau.core import regions
from pantau.web.access import may_see
from pantau.web.places.board import Firm, board, place_among
from pantau.web.places.standing import Row, ranking
from pantau.web.public.coverage import withheld
from pantau.web.recorded.answers import figures

_PUBLISHED = ("nation", "province")  # whose parts the public page names


class Peers(NamedTuple):
    """The neighbours in the region above, best first, with ranks, and whether only what is published is told."""

    above: regions.Region
    rows: list[Row]
    firm: dict[str, Firm]
    published: bool


def peers(user: Any, region: str, month: str) -> Peers | None:
    """Who lies beside a region; none for the nation, and where neither rights nor publication reach."""
    above = regions.parent(region)
    if above is None or not month:
        return None
    if may_see(user, above):
        told = board(above, month)
        rows, firm, published = told.parts, told.firm, False
    elif regions.level(above) in _PUBLISHED:
        found = ranking(figures(above, month, "region"), "region", above)
        hidden = withheld([row for row in found if row.code])
        rows = [row for row in found if row.code and row.code not in hidden]
        firm, published = place_among(rows), True
    else:
        return None
    rows = [row for row in rows if row.code and row.rate is not None]
    return Peers(regions.region(above), rows, firm, published) if len(rows) > 1 else None
