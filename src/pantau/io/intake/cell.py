"""What a reader of cells is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from pantau.roster.dates import UNKNOWN, Style


class Reading(NamedTuple):
    """What a cell means, as text in its plain form, none where it says nothing; ``reason`` why it cannot be read.

    ``note`` is a reason that is only told.
    """

    value: str | None = None
    reason: str = ""
    note: str = ""


class Sense(NamedTuple):
    """What is known beside the cell: the day on which it is read, and how its column writes dates."""

    today: date
    style: Style = UNKNOWN


NOTHING: Final = Reading()
Reader = Callable[[str, Sense], Reading]
