"""Projection: members, contributions and claims month by month for years ahead, on average and by chance."""

from pantau.planning.projection.assumptions import Assumption, Assumptions, read, shipped
from pantau.planning.projection.credibility import Uncertain, between, limited_fluctuation
from pantau.planning.projection.experience import Counted, Experience, learned
from pantau.planning.projection.members import Group, Members, Row, members
from pantau.planning.projection.money import COMPONENTS
from pantau.planning.projection.run import Horizon, Run, project
from pantau.planning.projection.scenarios import BASE, Scenario, scenarios

__all__ = [
    "BASE",
    "COMPONENTS",
    "Assumption",
    "Assumptions",
    "Counted",
    "Experience",
    "Group",
    "Horizon",
    "Members",
    "Row",
    "Run",
    "Scenario",
    "Uncertain",
    "between",
    "learned",
    "limited_fluctuation",
    "members",
    "project",
    "read",
    "scenarios",
    "shipped",
]
