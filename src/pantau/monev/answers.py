"""An answer: what was given to one question, for which version of the instrument it was given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

YES, NO = "yes", "no"
Status = Literal["empty", "partial", "complete"]


@dataclass(frozen=True)
class Cell:
    """One figure of an answer; ``period`` is empty where it is that of the round."""

    measure: str
    value: Decimal
    category: str = ""
    segment: str = ""
    programme: str = ""
    sponsor: str = ""
    definition: str = ""
    group: str = ""
    qualifier: str = ""
    precision: Decimal | None = None
    unit: str = ""
    total_of: str = ""
    period: str = ""
    note: str = ""

    @property
    def place(self) -> tuple[str, ...]:
        """What the figure is about, whatever its value."""
        dimensions = (self.category, self.segment, self.programme, self.sponsor, self.definition)
        return (self.measure, *dimensions, self.group, self.period)

    @property
    def field(self) -> tuple[str, ...]:
        """The field of a form that it stands in, which says nothing of its period."""
        return self.place[:-1]


@dataclass(frozen=True)
class Attachment:
    """A document that was handed in; ``file`` names it where files are kept, ``sha256`` its content."""

    file: str
    name: str
    evidence: str = ""
    sha256: str = ""


@dataclass(frozen=True)
class Answer:
    """What was given to one question.

    ``choices``: yes, no or codes; ``cells``: figures; ``references``: regulations or budget lines by id.
    ``version`` is the version of the instrument that it answers.
    """

    question: str
    version: int
    text: str = ""
    choices: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    references: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def choice(self) -> str:
        """The one that was chosen, the first where several were."""
        return self.choices[0] if self.choices else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return not (self.text.strip() or self.choices or self.cells or self.references or self.attachments)
