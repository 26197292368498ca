"""Projections: members out of a file or a ledger, assumptions out of a file, the outlook with words and pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pantau.core.period import Month
from pantau.core.text import Language, Text
from pantau.errors import Fault, InputError
from pantau.figures.table_faults import Faults
from pantau.io.member_files import member_rows
from pantau.io.plain_files import read_plain
from pantau.planning.projection import BASE, Assumptions, Horizon, Members, members, read, shipped
from pantau.planning.projection import project as projected
from pantau.planning.projection import scenarios as read_scenarios
from pantau.planning.projection.experience import Experience, learned
from pantau.planning.projection.outlook import COLUMNS, Outlook
from pantau.planning.projection.run import faults_of
from pantau.planning.projection.words import sentences
from pantau.report.blocks import Chart
from pantau.workspace_planning.asked import asking
from pantau.workspace_planning.history import recorded as read_recorded
from pantau.workspace_planning.pictures import charts

_MOST_MB = 1


class Found(NamedTuple):
    """Members at a month, what happened before it, where both come from, what must be said of them."""

    members: Members
    experience: Experience | None = None
    source: str = ""
    notes: tuple[Text, ...] = ()


class Projection(NamedTuple):
    """An outlook with its words and pictures."""

    outlook: Outlook
    notes: tuple[Text, ...] = ()

    def sentences(self, language: Language) -> list[str]:
        """What a reader must know."""
        return [*sentences(self.outlook, language), *(note.say(language) for note in self.notes)]

    def charts(self, language: Language, *, titled: bool = False) -> tuple[Chart, ...]:
        """Fan charts, and scenarios side by side; ``titled`` for pictures that go alone."""
        return charts(self.outlook, language, titled=titled)

    def rows(self, language: Language) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
        """Headings and rows, as CSV has them: every measure by year and month, members by group, sex and age."""
        return COLUMNS, list(self.outlook.rows())

    def to_json(self, language: Language) -> dict[str, Any]:
        """Everything by year with what was assumed, and what a reader must know."""
        return {**self.outlook.to_json(language), "sentences": self.sentences(language)}


def members_of_file(path: Path) -> Found:
    """Members out of a CSV file (see `pantau.io.member_files.COLUMNS`)."""
    return Found(members(member_rows(path)), source=path.name)


def recorded(where: Path | str | None, region: str, at: str) -> Found:
    """Members of a region at a month out of a ledger, with its experience of the months before."""
    last = month("month", at)
    with asking(where, region) as asked:
        found = read_recorded(asked, last)
    return Found(members(found.rows), found.experience, found.source, found.notes)


def project(  # noqa: PLR0913  the options of the verb
    found: Found | Members,
    *,
    start: str,
    years: int = 10,
    scenarios: Sequence[str] = (),
    assumptions: Path | str | Assumptions | None = None,
    paths: int = 1000,
    seed: int = 1,
    threads: int = 2,
) -> Projection:
    """Project members from a month on: as now, and in each scenario (see `pantau.planning.projection.scenarios`).

    What the ledger has seen moves the assumptions, unless they come from a file: what that names stays as it says.
    Raises `InputError` with every fault.
    """
    given = found if isinstance(found, Found) else Found(found)
    assumed = _assumed(given, assumptions)
    faults: list[Fault] = []
    begin = _kept(faults, lambda: month("start", start)) or _ANY
    told = _kept(faults, lambda: read_scenarios([line for line in scenarios if line.strip()], assumed)) or ()
    horizon, chosen = Horizon(begin, years, paths, threads), (BASE, *told)
    faults += faults_of(given.members, horizon, chosen, seed)
    if faults:
        raise InputError(faults)
    runs = projected(given.members, assumed, horizon, chosen, seed=seed)
    return Projection(Outlook(given.members, assumed, horizon, tuple(runs), seed, given.source), given.notes)


_ANY = Month(2027, 1)  # stands for a month that is no month, so that the other faults are told as well
_T = TypeVar("_T")


def _kept(faults: list[Fault], read: Callable[[], _T]) -> _T | None:
    """What can be read, or none with its faults kept."""
    try:
        return read()
    except InputError as error:
        faults += error.faults
        return None


def _assumed(given: Found, assumptions: Path | str | Assumptions | None) -> Assumptions:
    if isinstance(assumptions, Assumptions):
        return assumptions
    own = _read(assumptions) if assumptions else shipped()
    if given.experience is None:
        return own
    taught = learned(own, given.experience)
    if assumptions is None:
        return taught
    said = [one for key, one in own.by_key.items() if shipped().by_key.get(key) != one]
    names = {one.id for one in said}
    kept = {key: one for key, one in taught.by_key.items() if one.id not in names}
    return Assumptions({**kept, **{key: one for key, one in own.by_key.items() if one.id in names}})


def _read(assumptions: Path | str) -> Assumptions:
    if isinstance(assumptions, str):
        return read(assumptions)
    faults = Faults()
    data = read_plain(assumptions, assumptions.name, _MOST_MB, faults, link=True)
    if data is None:
        raise InputError(faults.told(assumptions.name))
    return read(data.decode("utf-8", errors="replace"), assumptions.name)


def month(name: str, text: str) -> Month:
    """A month as it is typed; `InputError` names the argument."""
    try:
        return Month.parse(text)
    except ValueError:
        said = Text("'{found}' bukan bulan seperti 2027-01", "'{found}' is not a month like 2027-01").fill(
            found=text[:40]
        )
        raise InputError([Fault(name, 0, {"id": said.id, "en": said.en})]) from None
