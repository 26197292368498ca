"""A region among its neighbours: those that the reader may see, else what is published about them."""

from __future__ import annotations

from enum import StrEnum
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


class Reach(StrEnum):
    """How much of its neighbours the reader of a region may be told."""

    ALL = "all"
    PUBLISHED = "published"
    NONE = ""


def reach(user: Any, region: str) -> Reach:
    """Everything for who sees the region above; nothing for the nation, and where publication ends."""
    above = regions.parent(region)
    if above is None:
        return Reach.NONE
    if may_see(user, above):
        return Reach.ALL
    return Reach.PUBLISHED if regions.level(above) in _PUBLISHED else Reach.NONE


def peers(region: str, month: str, told: Reach) -> Peers | None:
    """Who lies beside a region, as far as is told; none where nobody does."""
    above = regions.parent(region)
    if above is None or not month or told is Reach.NONE:
        return None
    if told is Reach.ALL:
        whole = board(above, month)
        rows, firm = whole.parts, whole.firm
    else:
        found = ranking(figures(above, month, "region"), "region", above)
        hidden = withheld([row for row in found if row.code])
        rows = [row for row in found if row.code and row.code not in hidden]
        firm = place_among(rows)
    rows = [row for row in rows if row.code and row.rate is not None]
    return Peers(regions.region(above), rows, firm, told is Reach.PUBLISHED) if len(rows) > 1 else None
