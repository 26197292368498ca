"""What is kept of an award as a page shows it: numbers as readers write them, one row a region."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any, NamedTuple

from pantau.award import words
from pantau.award.contest import said
from pantau.core.text import Language

_VARIED = ("weights", "data", "definition")


class Row(NamedTuple):
    """A ranked region; ``sheet`` says whether the reader may open its sheet."""

    region: str
    name: str
    sheet: bool
    rank: str
    score: str
    range: str
    first: str
    off: str
    like: str
    tie: str


class Firm(NamedTuple):
    """A region's ranks as each source of doubt varies, then under each other definition."""

    name: str
    cells: tuple[str, ...]


class Shown(NamedTuple):
    """A peer group; ``told`` is what is kept of it."""

    told: dict[str, Any]
    drawing: str
    rows: tuple[Row, ...]
    firm: tuple[Firm, ...]
    definitions: tuple[str, ...]


def shown(told: dict[str, Any], places: Collection[str], language: Language) -> list[Shown]:
    """The peer groups of an award."""
    firmness = iter(told["firmness"])
    found = []
    for number, contest in enumerate(told["contests"]):
        firm = next(firmness) if contest["ranks"] else None
        rows = tuple(_row(one, places, language) for one in contest["ranks"])
        definitions = tuple(one["definition"] for one in firm["definitions"]) if firm else ()
        found.append(Shown(contest, f"ranks-{number}", rows, _firm(firm, rows) if firm else (), definitions))
    return found


def signs_shown(told: dict[str, Any], places: Collection[str]) -> list[dict[str, str]]:
    """The signs of gaming in the regions whose sheets the reader may open."""
    return [
        {"region": region, "name": sheet["name"], "said": one}
        for region, sheet in told["sheets"].items()
        if region in places
        for one in sheet["discount"]["signals"]
    ]


def _row(one: dict[str, Any], places: Collection[str], language: Language) -> Row:
    low, high = (words.number(each, 1).say(language) for each in map(float, one["score_interval"]))
    return Row(
        region=one["region"],
        name=one["name"],
        sheet=one["region"] in places,
        rank=words.ends(one["best"], one["worst"]),
        score=words.number(float(one["score"]), 1).say(language),
        range=f"{low}–{high}",
        first=words.chance(one["first"]).say(language),
        off=words.percent(Decimal(repr(one["discount"]))).say(language) if one["discount"] else "",
        like=words.names(one["like"]).say(language),
        tie=one["tie"],
    )


def _firm(firm: dict[str, Any], rows: tuple[Row, ...]) -> tuple[Firm, ...]:
    intervals = firm["rank_intervals"]
    return tuple(
        Firm(
            row.name,
            (
                *(words.ends(*intervals[source][place]) for source in _VARIED),
                *(str(one["ranks"][place]) for one in firm["definitions"]),
            ),
        )
        for place, row in enumerate(rows)
    )


def sheet_shown(sheet: dict[str, Any], language: Language) -> dict[str, Any]:
    """The sheet of a region with its numbers written out."""
    told = {**sheet, "rank": words.ends(sheet["best"], sheet["worst"]) if sheet["best"] else ""}
    told["score"] = "" if sheet["score"] is None else words.number(float(sheet["score"]), 1).say(language)
    told["above_name"] = words.name(sheet["above"]) if sheet["above"] else ""
    moved = sheet["weights_moved_to_rise"]
    told["moved"] = "" if moved is None else exact(moved, "", language)
    told["off"] = words.percent(Decimal(repr(sheet["discount"]["percent"]))).say(language)
    told["rows"] = [_criterion(one, language) for one in sheet["criteria"]]
    return told


def _criterion(one: dict[str, Any], language: Language) -> dict[str, Any]:
    points = {
        name: "–" if one[name] is None else words.number(float(one[name]), 1).say(language)
        for name in ("points", "adds", "peers", "behind")
    }
    values = {name: exact(one[name], one["unit"], language) for name in ("value", "needed")}
    weight = words.percent(Decimal(repr(one["weight"]))).say(language)
    return {**one, **points, **values, "weight": weight}


def exact(value: float | None, unit: str, language: Language) -> str:
    """A value in its unit; a dash where there is none."""
    return "–" if value is None else said(Decimal(repr(value)), unit).say(language)
