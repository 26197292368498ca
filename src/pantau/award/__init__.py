"""Who did best, and how sure that is."""

from pantau.award.contest import Contest, Peer, contests
from pantau.award.jury import Juror, Jury, Mark, heard
from pantau.award.measured import Evidence, Measured
from pantau.award.quality import Discount, discounts
from pantau.award.ranking import Ranked, Ranking, ranking
from pantau.award.scheme import Criterion, Quality, Rules, Scheme
from pantau.award.scheme_reading import read_scheme
from pantau.award.swap import Swap, smallest_swap
from pantau.award.why import Why, why

__all__ = [
    "Contest",
    "Criterion",
    "Discount",
    "Evidence",
    "Juror",
    "Jury",
    "Mark",
    "Measured",
    "Peer",
    "Quality",
    "Ranked",
    "Ranking",
    "Rules",
    "Scheme",
    "Swap",
    "Why",
    "contests",
    "discounts",
    "heard",
    "ranking",
    "read_scheme",
    "smallest_swap",
    "why",
]
