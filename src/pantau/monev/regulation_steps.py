"""The way of a regulation: which path it takes, the steps it may take, whether it is in force, what it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from pantau.core.notation import dated
from pantau.core.spelling import nearest
from pantau.core.text import Text
from pantau.errors import InputError
from pantau.monev.kept import fault, revived_table
from pantau.monev.refusal import Incomplete, refuse
from pantau.monev.regulations import Content, Reached, RegulationPath, TrackedRegulation
from pantau.monev.rounds import NEEDS_A_REASON
from pantau.monev.themes import read_data

YEAR: Final = 12
_NO_LEAP: Final = Text(
    "dari {now} hanya dapat ke {then}, bukan ke {to}", "from {now} it can only go to {then}, not to {to}"
)
_NOWHERE: Final = Text("{now} adalah tahap akhir", "{now} is the last stage")
_NO_STAGE: Final = Text("'{found}' bukan tahap {path}", "'{found}' is no stage of the path {path}")
_MEANT: Final = Text(
    "'{found}' tidak dikenal; maksudnya {near}?", "'{found}' is not known; did you mean {near}?"
)
_NO_KIND: Final = Text(
    "'{found}' bukan jenis regulasi; pilihannya {known}",
    "'{found}' is no kind of regulation; expected {known}",
)
_TOO_EARLY: Final = Text(
    "{day} mendahului tahap sebelumnya ({since})", "{day} is before the stage before it ({since})"
)
_LACKS: Final = {
    "categories": Text("siapa yang dilindungi", "who is protected"),
    "criteria": Text("kriterianya", "the criteria"),
    "sources": Text("sumber dananya", "the source of money"),
    "months": Text("berapa bulan", "for how many months"),
}
_SHORT: Final = Text("hanya {n} bulan setahun", "only {n} months a year")


@cache
def paths() -> Mapping[str, RegulationPath]:
    """The paths by code."""
    return revived_table(RegulationPath, read_data("paths.yaml"), "paths.yaml")


def path_of(kind: str) -> str:
    """The code of the path that a kind of regulation takes."""
    found = next((code for code, path in paths().items() if kind in path.kinds), None)
    if found is None:
        known = ", ".join(kind for path in paths().values() for kind in path.kinds)
        raise InputError([fault("kind", "", _NO_KIND.fill(found=kind[:40], known=known))])
    return found


def begun(  # noqa: PLR0913  what a regulation is
    *,
    id: str,
    region: str,
    kind: str,
    title: str,
    day: date,
    stage: str = "",
    content: Content | None = None,
    by: str = "",
) -> TrackedRegulation:
    """A regulation that is followed from now on, at the first stage of its path or wherever it is met."""
    path = path_of(kind)
    at = stage or paths()[path].order[0]
    _known(path, at)
    reached = (Reached(at, day, by=by),)
    return TrackedRegulation(id, region, kind, title, path, reached, content=content or Content(), version=1)


def advanced(
    regulation: TrackedRegulation, stage: str, day: date, *, by: str = "", note: str = ""
) -> TrackedRegulation:
    """The regulation at its next stage; back to an earlier one with a note that says why."""
    path = paths()[regulation.path]
    _known(regulation.path, stage)
    if day < regulation.since:
        refuse(_TOO_EARLY.fill(day=dated(day), since=dated(regulation.since)))
    now = path.stages[regulation.stage]
    if stage not in now.then:
        order = path.order
        is_back = order.index(stage) < order.index(now.code) and now.coarse != "revoked"
        if not is_back:
            _refuse_leap(path, now.code, stage)
        if not note.strip():
            raise Incomplete.because([NEEDS_A_REASON])
    reached = (*regulation.reached, Reached(stage, day, note.strip(), by))
    return replace(regulation, reached=reached, version=regulation.version + 1)


def next_stages(regulation: TrackedRegulation) -> tuple[str, ...]:
    """The stages that may follow; earlier ones are open with a reason."""
    return paths()[regulation.path].stages[regulation.stage].then


def stage_title(regulation: TrackedRegulation) -> Text:
    """How its present stage is called."""
    return paths()[regulation.path].stages[regulation.stage].title


def coarse_stage(regulation: TrackedRegulation) -> str:
    """Its present stage as a case file names it."""
    return paths()[regulation.path].stages[regulation.stage].coarse


def in_force(regulation: TrackedRegulation, day: date) -> bool:
    """Whether it holds on a day: enacted by then, not revoked, not over."""
    by_then = [one for one in regulation.reached if one.day <= day]
    if not by_then or (regulation.until is not None and day > regulation.until.last):
        return False
    return paths()[regulation.path].stages[by_then[-1].stage].coarse == "enacted"


def missing_content(regulation: TrackedRegulation) -> tuple[Text, ...]:
    """What of the least content it does not say; and where it pays for less than a year."""
    content = regulation.content
    lacks = [text for name, text in _LACKS.items() if not getattr(content, name)]
    if content.months and content.months < YEAR:
        lacks.append(_SHORT.fill(n=content.months))
    return tuple(lacks)


def _known(path: str, stage: str) -> None:
    stages = paths()[path].stages
    if stage not in stages:
        near = nearest(stage, stages)
        meant = _MEANT.fill(found=stage[:40], near=near[0]) if near else None
        text = meant or _NO_STAGE.fill(found=stage[:40], path=paths()[path].title)
        raise InputError([fault("stage", "", text)])


def _refuse_leap(path: RegulationPath, now: str, to: str) -> None:
    titles = {code: stage.title for code, stage in path.stages.items()}
    then = path.stages[now].then
    if not then:
        refuse(_NOWHERE.fill(now=titles[now]))
    following = Text(", ".join(titles[one].id for one in then), ", ".join(titles[one].en for one in then))
    refuse(_NO_LEAP.fill(now=titles[now], then=following, to=titles[to]))
