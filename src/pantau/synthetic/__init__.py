"""Rosters of made-up people with known truth, for tests, measurements and demonstrations.

A population is drawn household by household, offices write it down in lists of their own, and every row keeps
who it is and what went wrong in it. Randomness comes in as a seeded `random.Random`; nothing is read or written.
"""

from __future__ import annotations

from pantau.synthetic.listing import rosters
from pantau.synthetic.office import Office, offices
from pantau.synthetic.people import AS_OF, population
from pantau.synthetic.person import Facts, Person
from pantau.synthetic.rates import CLEAN, TYPICAL, UGLY, Rates
from pantau.synthetic.roster_row import COLUMNS, Cause, RosterRow

__all__ = [
    "AS_OF",
    "CLEAN",
    "COLUMNS",
    "TYPICAL",
    "UGLY",
    "Cause",
    "Facts",
    "Office",
    "Person",
    "Rates",
    "RosterRow",
    "offices",
    "population",
    "rosters",
]
