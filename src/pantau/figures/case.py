"""A case: the figures of one publication or meeting, with the sources that said them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pantau.core.text import Language, Text
from pantau.figures.figure import Figure


@dataclass(frozen=True)
class Source:
    """Who published a figure, when and where; ``row`` is its line in ``sources.csv``."""

    id: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    row: int = 0


@dataclass(frozen=True)
class Regulation:
    """A regional rule and the stage it has reached (``regulations.csv``)."""

    region: str
    kind: str
    number: str
    year: str
    title: str
    stage: str
    stage_date: str
    url: str


@dataclass(frozen=True)
class MeasureTaken:
    """What a government did about one item of Inpres 2/2021 (``measures_taken.csv``)."""

    region: str
    instruction: str
    status: str
    evidence: str
    obstacle: str
    follow_up: str
    owner: str
    due: date | None


@dataclass(frozen=True)
class Case:
    """What a review reads (FORMATS section 4); ``warnings`` tell what was accepted with a doubt."""

    id: str
    title: str
    region: str
    period: str
    figures: tuple[Figure, ...]
    round: str = ""
    language: Language = "id"
    sources: dict[str, Source] = field(default_factory=dict)
    regulations: tuple[Regulation, ...] = ()
    measures_taken: tuple[MeasureTaken, ...] = ()
    warnings: tuple[Text, ...] = ()
