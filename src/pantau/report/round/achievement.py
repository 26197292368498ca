"""What was reached: coverage against target, the regions below, the map, and who says what of each measure."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Final

from pantau.core import regions
from pantau.core.categories import category_title
from pantau.core.notation import format_number
from pantau.core.period import Period
from pantau.figures import MEASURES, Figure
from pantau.report import words as review_words
from pantau.report.appendix import Cells, row
from pantau.report.blocks import Block, Cell, Chart, Head, Paragraph, Section, Table, Voice
from pantau.report.charts import Share, coverage
from pantau.report.findings import legend
from pantau.report.names import LABELS
from pantau.report.place import position_chart
from pantau.report.round import words
from pantau.report.round.columns import heads, source_line
from pantau.report.round.model import RoundReport
from pantau.report.round.numbered import Numbered
from pantau.report.round.summary import level_below
from pantau.report.round.telling import NOTHING, Teller
from pantau.report.round.tiles import Shaded, shaded_tiles
from pantau.report.saying import capital, voice_of
from pantau.report.selection import Bar, narrowing
from pantau.report.summary import coverage_line

VOICES: Final[tuple[Voice, ...]] = ("reported", "recorded", "required")
_ORDER: Final = {code: place for place, code in enumerate(MEASURES)}
_PAIRS: Final = {"coverage_target": "coverage_rate", "target_workers": "covered_workers"}
_BELOW: Final = ("covered_workers", "eligible_workers")


def achievement(report: RoundReport, numbered: Numbered, teller: Teller, most: int = 0) -> Section:
    """Section 2; no more than ``most`` bars are drawn for the regions below, where it is given."""
    bars = numbered.selection.bars()
    own = [bar for bar in bars if bar.standing.figure.region == report.region]
    inside = set(regions.children(report.region)) if report.region.count(".") < 1 else set()
    below = [bar for bar in bars if bar.standing.figure.region in inside]
    blocks: list[Block] = [*_coverage(own, teller), *main_figures(report, numbered, teller)]
    if below:
        blocks += _below(below, report, teller, most)
    else:
        blocks += [*_categories(report, numbered, teller), *position_chart(teller)]
    return Section("2", "capaian", teller.say(review_words.ACHIEVEMENT), tuple(blocks))


def _coverage(bars: list[Bar], teller: Teller) -> list[Block]:
    if not bars:
        return []
    title = coverage_line(bars, teller)
    shares = [_share(bar, _bar_name(bar, teller), teller) for bar in bars]
    specification = coverage(shares, teller.say(review_words.COVERAGE_AXIS), teller.language)
    alt = teller.say(review_words.COVERAGE_ALT)
    return [Chart("cakupan", title, alt, specification, _bars_table(bars, title, teller), legend(teller))]


def _bar_name(bar: Bar, teller: Teller) -> str:
    figure = bar.standing.figure
    if figure.category:
        return capital(teller.say(category_title(figure.category)))
    return teller.region(figure.region)


def _share(bar: Bar, name: str, teller: Teller) -> Share:
    figure, target = bar.standing.figure, bar.target
    value = teller.value(figure)
    text = teller.say(review_words.OF_TARGET, value=value, target=teller.value(target)) if target else value
    return Share(name, bar.value, target.value if target else None, text, voice_of(figure))


def _bars_table(bars: list[Bar], caption: str, teller: Teller) -> Table:
    rows = []
    for bar in bars:
        rows.append(
            row(
                _bar_name(bar, teller),
                teller.period(bar.standing.figure.period),
                teller.cell(bar.standing.figure),
                teller.cell(bar.target) if bar.target else NOTHING,
                _gap(bar, teller),
            )
        )
    titles = heads(teller, region=28, period=18, coverage=-18, target=-18, gap=-18)
    figures = [each for bar in bars for each in (bar.standing.figure, bar.target) if each]
    return Table(caption, titles, tuple(rows), source_line(teller, figures))


def _gap(bar: Bar, teller: Teller) -> str:
    gap = bar.gap
    return teller.amount(gap, "points").lstrip("+") if gap is not None and gap > 0 else NOTHING


def _below(bars: list[Bar], report: RoundReport, teller: Teller, most: int) -> list[Block]:
    """The regions below, best first: the map for the nation, bars for a province, one table for both."""
    table = _below_table(bars, report, teller)
    bars = _one_each(bars)
    if report.region == regions.NATION:
        return [_tiles(bars, table, teller)]
    drawn, note = bars, ""
    if 0 < most < len(bars):
        drawn = [*bars[: most // 2], *bars[-(most // 2) :]]
        note = teller.say(words.ENDS, n=most // 2, all=teller.number(len(bars)))
    shares = [_share(bar, _bar_name(bar, teller), teller) for bar in drawn]
    specification = coverage(shares, teller.say(review_words.COVERAGE_AXIS), teller.language)
    specification["height"] = {"step": 22 if len(drawn) > 12 else 30}
    title = _ranking(bars, report, teller)
    return [
        Chart("wilayah", title, teller.say(words.CHILDREN_ALT), specification, table, legend(teller), note)
    ]


def _one_each(bars: list[Bar]) -> list[Bar]:
    """One bar a region: what rows record where they do, else what was reported; the table holds both."""
    chosen: dict[str, Bar] = {}
    for bar in bars:
        region = bar.standing.figure.region
        if region not in chosen or voice_of(bar.standing.figure) == "recorded":
            chosen[region] = bar
    return sorted(chosen.values(), key=lambda bar: (-bar.value, bar.standing.figure.region))


def _ranking(bars: list[Bar], report: RoundReport, teller: Teller) -> str:
    ordered = sorted(bars, key=lambda bar: bar.value)
    low, high = ordered[0], ordered[-1]
    return teller.say(
        words.CHILDREN,
        best=_bar_name(high, teller),
        high=teller.value(high.standing.figure),
        worst=_bar_name(low, teller),
        low=teller.value(low.standing.figure),
        n=teller.number(len(bars)),
        level=level_below(report.region),
    )


def _tiles(bars: list[Bar], table: Table, teller: Teller) -> Chart:
    shares = {}
    for bar in bars:
        said = format_number(bar.value.quantize(Decimal("0.1")), teller.language)
        there = bar.target is not None and bar.value >= bar.target.value
        shares[bar.standing.figure.region] = Shaded(bar.value, said, there)
    reached = sum(share.reached for share in shares.values())
    slots = {"n": teller.number(reached), "all": teller.number(len(shares))}
    title = teller.say(words.TILES if any(bar.target for bar in bars) else words.TILES_PLAIN, **slots)
    specification = shaded_tiles(shares, teller.language)
    note = teller.say(words.TILES_NOTE)
    return Chart("provinsi", title, teller.say(words.TILES_ALT), specification, table, (), note)


def _below_table(bars: list[Bar], report: RoundReport, teller: Teller) -> Table:
    """A line a region, with every voice that speaks of it."""
    people: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if figure.measure in _BELOW and not narrowing(figure):
            people[figure.region, figure.measure].append(figure)
    rows, used = [], []
    for first in _one_each(bars):
        region = first.standing.figure.region
        rates = [bar.standing.figure for bar in bars if bar.standing.figure.region == region]
        groups = [
            *(people[region, measure] for measure in _BELOW),
            rates,
            [first.target] if first.target else [],
        ]
        used += [figure for group in groups for figure in group]
        said = [tuple(map(teller.cell, group)) or (Cell(NOTHING),) for group in groups]
        rows.append(row(teller.region(region), *said, _gap(first, teller)))
    titles = heads(teller, region=24, covered=-17, eligible=-17, coverage=-15, target=-13, gap=-14)
    caption = teller.say(words.CHILDREN_TABLE, level=level_below(report.region))
    return Table(caption, titles, tuple(rows), source_line(teller, used))


def main_figures(report: RoundReport, numbered: Numbered, teller: Teller) -> list[Block]:
    """The measures of the region itself: what was reported, what rows record, what is required."""
    groups: dict[tuple[str, str, Period], list[Figure]] = {}
    for figure in report.figures:
        if numbered.selection.whole(figure):
            pair = _PAIRS.get(figure.measure, figure.measure)
            groups.setdefault((pair, figure.definition, figure.period), []).append(figure)
    name = teller.region(report.region)
    if not groups:
        return [Paragraph(teller.say(words.NO_FIGURES, region=name))]
    ordered = sorted(groups, key=lambda key: (_ORDER[key[0]], key[2].end, key[2].start))
    rows = tuple(_voices_row(groups[key], key[0], numbered, teller) for key in ordered)
    caption = teller.say(review_words.VOICES_TABLE, region=name)
    used = [figure for group in groups.values() for figure in group]
    return [Table(caption, _voice_heads(teller), rows, source_line(teller, used))]


def _categories(report: RoundReport, numbered: Numbered, teller: Teller) -> list[Block]:
    """The active participants of each category, by voice."""
    groups: dict[tuple[str, Period], list[Figure]] = {}
    for figure in report.figures:
        plain = not (figure.segment or figure.programme or figure.sponsor or figure.group)
        counted = _PAIRS.get(figure.measure, figure.measure) == "covered_workers"
        if figure.region == report.region and figure.category and plain and counted:
            groups.setdefault((figure.category, figure.period), []).append(figure)
    if not groups:
        return []
    rows = tuple(_voices_row(group, "covered_workers", numbered, teller) for group in groups.values())
    used = [figure for group in groups.values() for figure in group]
    caption = teller.say(words.CATEGORIES_TABLE)
    return [Table(caption, _voice_heads(teller), rows, source_line(teller, used))]


def _voice_heads(teller: Teller) -> tuple[Head, ...]:
    first = heads(teller, measure=28, period=16)
    return (*first, *(Head(capital(teller.say(LABELS[voice])), 18, numeric=True) for voice in VOICES))


def _voices_row(group: list[Figure], measure: str, numbered: Numbered, teller: Teller) -> Cells:
    named = next((figure for figure in group if figure.measure == measure), group[0])
    name = capital(teller.say(category_title(named.category)) if named.category else teller.name(named))
    said = []
    for voice in VOICES:
        cells = [
            teller.cell(figure, finding=numbered.numbers.get(figure, 0))
            for figure in group
            if voice_of(figure) == voice
        ]
        said.append(tuple(cells) or (Cell(NOTHING),))
    return row(name, teller.period(group[0].period), *said)
