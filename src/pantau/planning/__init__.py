"""What it costs to cover those who are not, what a budget buys, its best use, and what will be claimed."""

from pantau.planning.allocation import Colliding, allocate
from pantau.planning.allocation_read import asked_of
from pantau.planning.allocation_result import Allocation
from pantau.planning.buys import Choice, Frontier, buys
from pantau.planning.buys_told import told
from pantau.planning.cost import Costing, cost_of
from pantau.planning.cover import Cover, Due, dues
from pantau.planning.gap import Gap, Gaps, gaps_of

__all__ = [
    "Allocation",
    "Choice",
    "Colliding",
    "Costing",
    "Cover",
    "Due",
    "Frontier",
    "Gap",
    "Gaps",
    "allocate",
    "asked_of",
    "buys",
    "cost_of",
    "dues",
    "gaps_of",
    "told",
]
