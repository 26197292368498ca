"""A recorded figure: what the rows of the ledger say, with its parts and the interval it stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pantau.core.period import Period
from pantau.core.text import Text

NOTHING_TO_SAY = Text("", "")


class Recorded(NamedTuple):
    """One number that the ledger records: the columns of a figure (FORMATS section 1) and what it rests on.

    ``value`` is ``numerator / denominator`` in the unit of its measure where it is a ratio. ``low`` and ``high``
    are none where it is exact; for a coverage they come from the survey behind the denominator, for a claim
    ratio from chance. ``as_of`` is the day of the denominator (an ISO date), or empty. ``group`` is an office,
    or ``not_placed`` for what is recorded above the regions asked for; ``unknown`` stands for what rows do not say.
    """

    region: str
    measure: str
    period: Period
    value: Decimal
    category: str = ""
    segment: str = ""
    programme: str = ""
    sponsor: str = ""
    sex: str = ""
    age_band: str = ""
    qualifier: str = ""
    total_of: str = ""
    basis: str = "recorded"
    source: str = ""
    unit: str = ""
    definition: str = ""
    group: str = ""
    precision: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    as_of: str = ""
    note: Text = NOTHING_TO_SAY
