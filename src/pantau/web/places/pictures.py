"""The charts of a region by name: what each finds, and its drawing; to look at, or to take along with its source."""

from __future__ import annotations

from typing import Final, NamedTuple

from pantau.core import regions
from pantau.core.text import Language, Text
from pantau.report.charts import FAINT, INK, Spec
from pantau.web.places import charts, mapped, sayings
from pantau.web.places.board import Board, board, past
from pantau.web.places.peers import Reach, peers
from pantau.web.places.standing import Row, ranking
from pantau.web.recorded.answers import figures

NAMES: Final = ("trend", "money", "groups", "ranks", "peers", "map", "map-regency")
_RECORDED: Final = Text("Tercatat", "Recorded")
_COVERAGE: Final = Text("cakupan kemendagri: peserta PU dan BPU dari potensi pekerja",
                        "coverage kemendagri: PU and BPU participants of the eligible workers")  # fmt: skip
_LINE: Final = 90  # letters of a line under a picture


class Picture(NamedTuple):
    """A chart: its finding as a title, and how it is drawn."""

    title: Text
    specification: Spec


def picture(name: str, region: str, month: str, language: Language, told: Reach) -> Picture | None:
    """The chart of that name; none where there is nothing to draw."""
    if name in ("trend", "money"):
        points = past(region, month)[0]
        if len(points) < 2:
            return None
        if name == "trend":
            return Picture(sayings.of_trend(points), charts.trend(points, language))
        return Picture(sayings.of_money(points), charts.money(points, language))
    if name == "peers":
        beside = peers(region, month, told)
        return beside and Picture(sayings.of_rates(beside.rows), charts.ranks(beside.rows, region, language))
    return _of_board(name, board(region, month), language)


def _of_board(name: str, here: Board, language: Language) -> Picture | None:
    if name == "groups" and here.groups:
        title = sayings.of_groups(here.groups, here.value("covered_workers"))
        return Picture(title, charts.bars(here.groups, language))
    rows = regencies(here.month) if name == "map-regency" and here.region == regions.NATION else here.parts
    rated = [row for row in rows if row.code and row.rate is not None]
    if name == "ranks" and len(rated) > 1:
        return Picture(sayings.of_rates(rated), charts.ranks(rated, "", language))
    if name in ("map", "map-regency") and rated:
        specification = mapped.drawn_map(here.region, rows, language)
        return None if specification is None else Picture(sayings.of_rates(rated), specification)
    return None


def regencies(month: str) -> list[Row]:
    """The regencies of all provinces that have data, the highest coverage first."""
    found = [
        row
        for province in board(regions.NATION, month).parts
        if province.code
        for row in ranking(figures(province.code, month, "region"), "region", province.code)
        if row.code
    ]
    return sorted(found, key=lambda row: (row.rate is None, -(row.rate or 0), row.code))


def taken_along(one: Picture, here: Board, language: Language) -> Spec:
    """The drawing as it stands alone: under its title where and when, what it measures, where it comes from."""
    name, credit = regions.full_name(here.region), one.specification.get("title", {}).get("text", "")
    told = (
        f"{name}, {here.month}; {_COVERAGE.say(language)}. {_RECORDED.say(language)}: {here.source}. {credit}"
    )
    title = {
        "text": _lines(one.title.say(language)),
        "subtitle": _lines(told),
        "anchor": "start",
        "frame": "group",
        "fontSize": 15,
        "color": INK,
        "subtitleColor": FAINT,
        "subtitleFontSize": 10,
        "offset": 12,
    }
    return {**one.specification, "title": title}


def _lines(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= _LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
