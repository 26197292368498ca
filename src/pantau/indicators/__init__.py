"""Recorded figures: what the rows of the ledger say, with numerator, denominator, interval and day."""

from pantau.indicators.answer import Answer, answer, answered, month_parts
from pantau.indicators.bridge import Bridge, Step, bridge
from pantau.indicators.indicator import Indicator, indicators
from pantau.indicators.question import BREAKDOWNS, Question
from pantau.indicators.ranks import Ranked, Ranking, ranked
from pantau.indicators.recorded import Recorded
from pantau.indicators.variants import PUBLISHED, VARIANTS, Variant
from pantau.indicators.views import Views

__all__ = [
    "BREAKDOWNS",
    "PUBLISHED",
    "VARIANTS",
    "Answer",
    "Bridge",
    "Indicator",
    "Question",
    "Ranked",
    "Ranking",
    "Recorded",
    "Step",
    "Variant",
    "Views",
    "answer",
    "answered",
    "bridge",
    "indicators",
    "month_parts",
    "ranked",
]
