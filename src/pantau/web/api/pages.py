"""Long answers come in pages; what may be asked for at once has an end."""

from __future__ import annotations

from ninja import Field, Schema
from ninja.pagination import LimitOffsetPagination

_USUAL, _MOST, _FARTHEST = 100, 1000, 10**9


class Pages(LimitOffsetPagination):
    """``limit`` rows from ``offset`` on, with the count of all."""

    class Input(Schema):
        """Which rows."""

        limit: int = Field(_USUAL, ge=1, le=_MOST)
        offset: int = Field(0, ge=0, le=_FARTHEST)
