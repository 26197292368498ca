"""The parts a report is made of: values only, the same for the page, the printed paper and the tests."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Literal

from pantau.core.text import Language
from pantau.figures import Severity

Voice = Literal["", "reported", "recorded", "required"]


@dataclass(frozen=True)
class Cell:
    """A piece of text in a table or a line, with the sources that its number comes from.

    ``voice`` says who speaks (reported, recorded, required), ``severity`` how grave it is; both have a sign
    and a word besides their look. ``finding`` is the number of a finding to go to, 0 for none.
    """

    text: str
    sources: tuple[str, ...] = ()
    voice: Voice = ""
    severity: Severity | Literal[""] = ""
    finding: int = 0
    url: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Head:
    """The head of a column; ``width`` is its share of the line on paper, ``numeric`` aligns to the right."""

    title: str
    width: int = 10
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under heads, with a caption, a line that says where they come from, and what is left out.

    A cell of a row may hold several pieces, one below the other; the rows of a ``tall`` table leave room to sign.
    """

    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[tuple[Cell, ...], ...], ...]
    source_line: str = ""
    note: str = ""
    tall: bool = False
    kind: str = field(default="table", init=False)


@dataclass(frozen=True)
class Chart:
    """A drawing (a Vega-Lite specification) whose title says what it shows, with its numbers as a table."""

    id: str
    title: str
    description: str
    specification: dict[str, Any]
    table: Table | None
    legend: tuple[Cell, ...] = ()
    note: str = ""
    kind: str = field(default="chart", init=False)


@dataclass(frozen=True)
class Paragraph:
    """A sentence or two, with its sources."""

    text: str
    sources: tuple[str, ...] = ()
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True)
class Subheading:
    """A heading inside a section."""

    text: str
    kind: str = field(default="subheading", init=False)


@dataclass(frozen=True)
class Fact:
    """A big figure: the number, what it is, what it is of, and its proof.

    ``doubt`` says how grave the finding is that its value names, when somebody must act on it.
    """

    label: str
    value: Cell
    note: str
    doubt: str = ""


@dataclass(frozen=True)
class Count:
    """How many findings are of one severity."""

    severity: Severity
    title: str
    number: str


@dataclass(frozen=True)
class Column:
    """One of the three answers of the summary: what stands, what is wrong, what must happen."""

    title: str
    lines: tuple[Cell, ...]
    more: str = ""


@dataclass(frozen=True)
class FindingBlock:
    """A finding as it is read: the figure, what it should be, why, and what says so."""

    number: int
    id: str
    severity: Severity
    severity_title: str
    check: str
    title: str
    stated: Cell
    expected: Cell | None
    difference: str
    message: str
    explanations: tuple[str, ...]
    evidence: Table | None
    formula: str
    reference: str
    kind: str = field(default="finding", init=False)


Block = Table | Chart | Paragraph | Subheading | FindingBlock


@dataclass(frozen=True)
class Section:
    """A numbered section of the body."""

    number: str
    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Opening:
    """What stands before the first section: title, number, and the sentence that opens the report."""

    letterhead: tuple[str, ...]
    title: str
    subject: str
    scope: str
    number: str
    sentence: str
    address: str = ""


@dataclass(frozen=True)
class OnePage:
    """The summary on one page."""

    number: str
    title: str
    verdict: str
    counts: tuple[Count, ...]
    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Signature:
    """A block to be signed; lines that nobody filled in are dotted."""

    role: str
    name: str
    rank: str
    nip: str


@dataclass(frozen=True)
class Document:
    """A whole report, ready to be set as a page or on paper."""

    language: Language
    date: tuple[int, int, int]
    opening: Opening
    summary: OnePage
    sections: tuple[Section, ...]
    closing: str
    place_and_date: str
    signatures: tuple[Signature, ...]
    labels: dict[str, str]

    def charts(self) -> tuple[Chart, ...]:
        """The charts, in the order in which they stand."""
        return tuple(
            block for section in self.sections for block in section.blocks if isinstance(block, Chart)
        )


def as_data(value: Any) -> Any:
    """A document as what JSON can hold; a chart goes without its specification, for its drawing is sent."""
    if is_dataclass(value) and not isinstance(value, type):
        names = (each.name for each in fields(value) if each.name != "specification")
        return {name: as_data(getattr(value, name)) for name in names}
    if isinstance(value, tuple | list):
        return [as_data(item) for item in value]
    if isinstance(value, dict):
        return {key: as_data(item) for key, item in value.items()}
    return value
