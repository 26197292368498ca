"""A regulation on its way: the path it takes, the days it reached each stage, and what it has to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pantau.core.period import Month
from pantau.core.text import Text


@dataclass(frozen=True)
class Stage:
    """A stage of a path: ``then`` are the stages that may follow, ``coarse`` is its name in a case file."""

    code: str
    title: Text
    coarse: str
    then: tuple[str, ...]


@dataclass(frozen=True)
class RegulationPath:
    """The stages that a kind of regulation passes, in order, and where that was read.

    ``legal_basis``: whether contributions may be paid on it once it is in force.
    """

    title: Text
    kinds: tuple[str, ...]
    legal_basis: bool
    source: str
    confidence: str
    stages: Mapping[str, Stage]

    @property
    def order(self) -> tuple[str, ...]:
        """The codes of its stages, first to last."""
        return tuple(self.stages)


@dataclass(frozen=True)
class Content:
    """The least that a regulation says: who, by which criteria, from which source of money, for how many months."""

    categories: tuple[str, ...] = ()
    criteria: str = ""
    sources: tuple[str, ...] = ()
    months: int | None = None


@dataclass(frozen=True)
class Reached:
    """A stage and the day it was reached."""

    stage: str
    day: date
    note: str = ""
    by: str = ""


@dataclass(frozen=True)
class TrackedRegulation:
    """A regulation of a region; ``reached`` are its stages with their days, the present one last.

    ``until`` is the last month that it holds, where it says so.
    """

    id: str
    region: str
    kind: str
    title: str
    path: str
    reached: tuple[Reached, ...]
    number: str = ""
    year: str = ""
    content: Content = Content()
    until: Month | None = None
    url: str = ""
    version: int = 0

    @property
    def stage(self) -> str:
        """The code of its present stage."""
        return self.reached[-1].stage

    @property
    def since(self) -> date:
        """The day of its present stage."""
        return self.reached[-1].day
