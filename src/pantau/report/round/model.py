"""What the documents of a monitoring round are made from: values only, filled from the round by its edges."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from pantau.core.text import Text
from pantau.figures import Figure, Interval, Severity, Source

Words = Text | str
"""`Text` where the system says it, a plain text where a person wrote it: that is shown as it was written."""

INPRES: Final = Text("Instruksi Presiden Nomor 2 Tahun 2021", "Presidential Instruction 2 of 2021")
FEWEST: Final = 5  # smaller counts of people or cases are not published
ORDINARY: Final = Text("Biasa", "Ordinary")

Kind = Literal["invitation", "attendance", "minutes", "note", "report", "slides"]


@dataclass(frozen=True)
class Letterhead:
    """The head of an office's paper: its lines from the highest authority down, the address, a crest.

    ``crest`` is a picture (PNG or JPEG) that stands at the left.
    """

    lines: tuple[str, ...] = ()
    address: str = ""
    crest: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Signer:
    """Who signs; what is not given is left as a dotted line to be filled in."""

    role: Words
    name: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True)
class Sender:
    """Whose paper it is: letterhead, the number of the letter, where it is signed and by whom."""

    letterhead: Letterhead = Letterhead()
    number: str = ""
    place: str = ""
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True)
class RoundHead:
    """The round that a document belongs to; ``period`` is what it looks at (``2026-H1`` as ``2026-01/2026-06``)."""

    id: str
    title: Words
    period: str
    due: date | None = None
    basis: Words = INPRES


@dataclass(frozen=True)
class RoundFinding:
    """A finding of the round: what was stated, what it should be, where it stands and who does what by when.

    ``check`` is the code of the check that raised it, empty when a person did. ``stated`` is the figure that it
    is about, where it is about one; ``expected`` what it should be, ``proof`` the figures that say so.
    ``rounds`` counts the rounds that it has been open in, ``days`` the days since it was raised.
    """

    id: str
    title: Words
    severity: Severity
    state: Words
    message: Words = ""
    check: str = ""
    stated: Figure | None = None
    expected: Interval | None = None
    proof: tuple[Figure, ...] = ()
    explanation: Words = ""
    cause: Words = ""
    recommendation: Words = ""
    action: Words = ""
    owner: str = ""
    due: date | None = None
    evidence: str = ""
    region: str = ""
    days: int = 0
    rounds: int = 1
    closed: bool = False


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way, and the follow-up that was agreed; ``done`` once it is over."""

    what: Words
    cause: Words = ""
    recommendation: Words = ""
    action: Words = ""
    owner: str = ""
    due: date | None = None
    status: Words = ""
    region: str = ""
    done: bool = False


@dataclass(frozen=True)
class RegulationStep:
    """A regional rule on its ladder: the stage it stands in, since when, how long peers took, what it lacks.

    ``stage`` is a code of ``core.terms.REGULATION_STAGES`` or words of its own.
    """

    region: str
    kind: str
    title: Words
    stage: Words
    number: str = ""
    year: str = ""
    since: date | None = None
    days: int | None = None
    peer_days: int | None = None
    missing: tuple[Words, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class WithoutBasis:
    """A category of workers that no rule in force of a region names."""

    region: str
    category: str
    people: int | None = None
    source: str = ""
    withheld: bool = False


@dataclass(frozen=True)
class BudgetLine:
    """What a government planned, allocated and spent for a category from one source of money.

    ``required`` is what the law asks for the persons and months stated; ``months_open`` the months of the
    year that the line does not pay for. ``source`` names the figure's proof, as everywhere.
    """

    region: str
    year: int
    sponsor: str
    category: str = ""
    planned: Decimal | None = None
    allocated: Decimal | None = None
    revised: Decimal | None = None
    realised: Decimal | None = None
    required: Decimal | None = None
    persons: int | None = None
    months: int | None = None
    rate: Decimal | None = None
    months_open: int | None = None
    source: str = ""
    withheld: bool = False


@dataclass(frozen=True)
class Answer:
    """An item of the instrument and what was answered to it."""

    item: str
    question: Words
    answer: Words
    status: Words = ""
    evidence: str = ""


@dataclass(frozen=True)
class Progress:
    """How far one region or office is: its state, items answered out of those asked, days late."""

    region: str
    state: Words
    answered: int
    asked: int
    days_late: int = 0
    open_findings: int = 0
    late_follow_ups: int = 0
    name: str = ""


@dataclass(frozen=True)
class RoundReport:
    """The content of a report: of a regency or city, of a province, of the nation (``region`` is ``ID``).

    ``figures`` hold the region, its categories and, for a province or the nation, the regions below; each says
    who speaks (``basis``), from which source (a key of ``sources``) and when. ``as_of`` is the day of the data;
    ``law`` and ``data`` name the versions that the numbers come from. ``checks`` is how many comparisons were
    made, ``agreeing`` how many of them agree.
    """

    round: RoundHead
    region: str
    as_of: str
    figures: tuple[Figure, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    findings: tuple[RoundFinding, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    regulations: tuple[RegulationStep, ...] = ()
    without_basis: tuple[WithoutBasis, ...] = ()
    budgets: tuple[BudgetLine, ...] = ()
    answers: tuple[Answer, ...] = ()
    progress: tuple[Progress, ...] = ()
    checks: int = 0
    agreeing: int = 0
    law: str = ""
    data: str = ""


@dataclass(frozen=True)
class AgendaItem:
    """A point of the agenda: when, what, led by whom."""

    time: str
    what: Words
    by: str = ""


@dataclass(frozen=True)
class Attendee:
    """Who came or is to come: name, position, office."""

    name: str
    position: str = ""
    office: str = ""


@dataclass(frozen=True)
class Agreement:
    """What the meeting agreed: what is done, by whom, by when."""

    what: Words
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting of the round: when, where, about what, who was there, what was said and agreed."""

    round: RoundHead
    region: str
    day: date
    start: str = ""
    end: str = ""
    place: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    chair: str = ""
    attendance: tuple[Attendee, ...] = ()
    discussion: tuple[Words, ...] = ()
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True)
class Letter:
    """The frame of an invitation or an official note: to whom, how urgent, what it encloses, who gets a copy.

    ``sender_role`` is the position that a note comes from, ``contact`` who answers questions.
    """

    to: tuple[str, ...]
    sender_role: str = ""
    subject: Words = ""
    nature: Words = ORDINARY
    enclosed: Words = ""
    copies: tuple[str, ...] = ()
    contact: str = ""
