"""The edge to Excel for an award: ranks, the sheet of every region with its evidence, firmness, jury, assumptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Final, NamedTuple

import xlsxwriter

from pantau.award import Contest, Jury, Ranking, Scheme, Why, words
from pantau.award.measured import unit_of
from pantau.core.terms import BASES
from pantau.core.text import Language, Text
from pantau.figures import MEASURES, Case

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")
_CREATED: Final = datetime(2000, 1, 1)  # the same files give the same workbook to the byte
_LONGEST: Final = 32_000

Value = str | int | float | Decimal | None
Row = Sequence[Value]


class Award(NamedTuple):
    """What the workbook is made of."""

    scheme: Scheme
    case: Case
    jury: Jury
    contests: tuple[Contest, ...]
    rankings: tuple[Ranking | None, ...]
    assumptions: list[Text]
    sheets: list[Why]


class _Page(NamedTuple):
    title: Text
    heads: tuple[Text, ...]
    widths: tuple[int, ...]
    rows: list[Row]


def award_workbook(award: Award, language: Language) -> bytes:
    """The workbook; texts are texts, numbers are numbers."""
    target = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties(
            {"title": award.scheme.title.say(language), "author": "Pantau", "created": _CREATED}
        )
        for page in (
            _ranks(award, language),
            _sheets(award, language),
            _evidence(award, language),
            _firmness(award, language),
            _jury(award, language),
            _assumed(award, language),
        ):
            _write(book, page, language)
    return target.getvalue()


def _write(book: Any, page: _Page, language: Language) -> None:
    sheet = book.add_worksheet(page.title.say(language))
    head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    quoted = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    number = book.add_format({"num_format": "#,##0.##", "valign": "top"})
    for place, (title, width) in enumerate(zip(page.heads, page.widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title.say(language), head)
    for line, row in enumerate(page.rows, 1):
        for place, value in enumerate(row):
            if isinstance(value, str):
                look = quoted if value.startswith(_RISKY) else text
                sheet.write_string(line, place, value[:_LONGEST], look) if value else None
            elif value is not None:
                sheet.write_number(line, place, round(float(value), 6), number)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(len(page.rows), 1), len(page.heads) - 1)


def _ranks(award: Award, language: Language) -> _Page:
    criteria = award.scheme.criteria
    heads = (*_RANK_HEADS, *(one.title for one in criteria))
    rows: list[Row] = []
    for contest, ranking in zip(award.contests, award.rankings, strict=True):
        points = contest.points()
        for one in ranking.ranks if ranking else ():
            assert ranking is not None  # noqa: S101  # it has ranks
            each = [float(value) for value in points[contest.regions.index(one.region)]]
            said = words.placed(one, ranking).say(language)
            off = contest.discount(one.region).percent
            ends = (one.standing.best, one.standing.worst)
            tie = words.tie(one, award.scheme)
            more = (
                one.score,
                one.low,
                one.high,
                round(one.first * 100, 1),
                off,
                tie.say(language) if tie else "",
            )
            rows.append(
                (contest.title.say(language), *ends, one.region, words.name(one.region), said, *more, *each)
            )
        for region, reasons in contest.outside.items():
            why = "; ".join(reason.say(language) for reason in reasons)
            rows.append((contest.title.say(language), None, None, region, words.name(region), why))
    widths = (16, 8, 8, 9, 26, 48, 10, 10, 10, 12, 10, 24, *(14 for _ in criteria))
    return _Page(Text("Peringkat", "Ranks"), heads, widths, rows)


def _sheets(award: Award, language: Language) -> _Page:
    rows: list[Row] = []
    for sheet in award.sheets:
        for line in sheet.lines:
            interval = line.brought.interval
            ends = (interval.low, interval.high) if interval and interval.width.is_finite() else (None, None)
            notes = "; ".join(one.say(language) for one in line.brought.notes)
            title, unit = line.criterion.title.say(language), unit_of(line.criterion)
            told = (line.points, line.criterion.weight, line.adds, line.peers, line.behind, line.needed)
            rows.append(
                (sheet.region, words.name(sheet.region), title, line.brought.value, *ends, unit, *told, notes)
            )
        for finding in sheet.discount.findings:
            note = finding.message.say(language)
            rows.append((sheet.region, words.name(sheet.region), _OFF.say(language), *([None] * 10), note))
    widths = (9, 26, 30, 14, 12, 12, 9, 10, 9, 11, 12, 12, 14, 60)
    return _Page(Text("Lembar wilayah", "Sheets of regions"), _SHEET_HEADS, widths, rows)


def _evidence(award: Award, language: Language) -> _Page:
    rows: list[Row] = []
    sources = award.case.sources
    for sheet in award.sheets:
        for line in sheet.lines:
            title = line.criterion.title.say(language)
            for one in line.brought.figures:
                source = sources.get(one.source)
                about = (
                    MEASURES[one.measure].title.say(language),
                    one.definition,
                    one.period.text,
                    one.value,
                )
                told = (BASES[one.basis].say(language), one.source, source.title if source else "")
                rows.append((sheet.region, title, *about, *told, source.url if source else ""))
            for rule in line.brought.regulations:
                number = f"{rule.kind} {rule.number}/{rule.year}"
                rows.append((sheet.region, title, number, "", rule.stage, None, "", "", rule.title, rule.url))
    widths = (9, 30, 30, 16, 14, 16, 12, 12, 40, 40)
    return _Page(Text("Bukti", "Evidence"), _EVIDENCE_HEADS, widths, rows)


def _firmness(award: Award, language: Language) -> _Page:
    rows: list[Row] = []
    for ranking in filter(None, award.rankings):
        for here, one in enumerate(ranking.ranks):
            for other, two in enumerate(ranking.ranks):
                if here < other:
                    sure = other not in one.standing.like
                    told = Text("ya", "yes") if sure else Text("tidak", "no")
                    pair = (words.name(one.region), words.name(two.region))
                    chance = round(float(ranking.beats[here, other]) * 100, 2)
                    rows.append((ranking.contest.title.say(language), *pair, chance, told.say(language)))
    return _Page(Text("Kepastian", "Firmness"), _FIRM_HEADS, (16, 28, 28, 22, 18), rows)


def _jury(award: Award, language: Language) -> _Page:
    rows: list[Row] = [
        (one.juror, region, award.scheme.criterion(code).title.say(language), one.value, "", one.note)
        for (region, code), said in sorted(award.jury.said.items())
        for one in said.marks
    ]
    rows += [
        (
            one.mark.juror,
            one.mark.region,
            award.scheme.criterion(one.mark.criterion).title.say(language),
            one.mark.value,
            one.reason.say(language),
            one.mark.note,
        )
        for one in award.jury.left_out
    ]
    return _Page(Text("Juri", "Jury"), _JURY_HEADS, (14, 10, 24, 9, 60, 40), rows)


def _assumed(award: Award, language: Language) -> _Page:
    told: Iterable[Text] = award.assumptions
    return _Page(
        Text("Pengandaian", "Assumptions"),
        (Text("Yang diandaikan", "What was assumed"),),
        (120,),
        [(text.say(language),) for text in told],
    )


_OFF: Final = Text("Mutu data", "Data quality")
_RANK_HEADS: Final = (
    Text("Kelompok sebanding", "Peer group"),
    Text("Peringkat terbaik", "Best rank"),
    Text("Peringkat terendah", "Worst rank"),
    Text("Kode", "Code"),
    Text("Wilayah", "Region"),
    Text("Yang boleh diumumkan", "What may be published"),
    Text("Skor", "Score"),
    Text("Skor, bawah", "Score, low"),
    Text("Skor, atas", "Score, high"),
    Text("Peluang terbaik (%)", "Chance to be best (%)"),
    Text("Potongan mutu data (%)", "Taken off for data quality (%)"),
    Text("Skor sama", "Equal score"),
)
_SHEET_HEADS: Final = (
    Text("Kode", "Code"),
    Text("Wilayah", "Region"),
    Text("Kriteria", "Criterion"),
    Text("Nilai", "Value"),
    Text("Nilai, bawah", "Value, low"),
    Text("Nilai, atas", "Value, high"),
    Text("Satuan", "Unit"),
    Text("Poin", "Points"),
    Text("Bobot (%)", "Weight (%)"),
    Text("Menyumbang", "Adds"),
    Text("Rata-rata kelompok", "Mean of the group"),
    Text("Selisih ke atas", "Behind the one above"),
    Text("Perlu untuk naik", "Needed to rise"),
    Text("Catatan", "Notes"),
)
_EVIDENCE_HEADS: Final = (
    Text("Kode", "Code"),
    Text("Kriteria", "Criterion"),
    Text("Ukuran atau regulasi", "Measure or regulation"),
    Text("Definisi", "Definition"),
    Text("Periode atau tahap", "Period or stage"),
    Text("Nilai", "Value"),
    Text("Suara", "Voice"),
    Text("Sumber", "Source"),
    Text("Judul", "Title"),
    Text("Alamat", "Address"),
)
_FIRM_HEADS: Final = (
    Text("Kelompok sebanding", "Peer group"),
    Text("Wilayah", "Region"),
    Text("Dibandingkan dengan", "Compared with"),
    Text("Peluang di atasnya (%)", "Chance to be above (%)"),
    Text("Dapat dibedakan", "Told apart"),
)
_JURY_HEADS: Final = (
    Text("Anggota", "Member"),
    Text("Wilayah", "Region"),
    Text("Kriteria", "Criterion"),
    Text("Nilai", "Mark"),
    Text("Tidak dihitung karena", "Left out because"),
    Text("Catatan", "Note"),
)
