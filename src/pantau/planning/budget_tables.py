"""The tables of a gap and of what a budget buys, and of what both rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pantau.core.categories import category_title
from pantau.core.notation import dated
from pantau.core.regions import full_name
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.planning.buys import Frontier
from pantau.planning.buys_told import rupiah_said, told
from pantau.planning.cost import Costing, law_checked
from pantau.planning.cover import Cover, Due, dues
from pantau.planning.gap import Gap
from pantau.planning.loss import runs
from pantau.planning.tables import Column, Table

REGION = Column(Text("Wilayah", "Region"))
GROUP = Column(Text("Kelompok pekerja", "Worker category"))
ELIGIBLE = Column(Text("Potensi pekerja", "Eligible workers"), "people")
COVERED = Column(Text("Peserta aktif", "Covered workers"), "people")
UNCOVERED = Column(Text("Belum terlindungi", "Not covered"), "people")
COST = Column(Text("Biaya", "Cost"), "IDR")
MONTHS = Column(Text("Bulan", "Months"), "months")
PEOPLE = Column(Text("Orang", "People"), "people")
LAW = Column(Text("Dasar hukum", "Law"))


def group_title(gap: Gap) -> Text:
    """The category of a group in words, with what tells a rest apart."""
    title = category_title(gap.category) if gap.category else Text("Semua pekerja", "All workers")
    return Text(f"{title.id} (lainnya)", f"{title.en} (others)") if gap.rest else title


def cost_tables(costing: Costing) -> tuple[Table, ...]:
    """Groups with their cost, months, rates, and what it all rests on."""
    each = Column(Text("Biaya seorang", "Cost of one person"), "IDR")
    groups = Table(
        "gap",
        Text("Yang belum terlindungi dan biayanya", "Who is not covered and what it costs"),
        (Column(Text("Kode", "Code")), REGION, GROUP, ELIGIBLE, COVERED, UNCOVERED, each, COST),
        tuple(
            (
                row.gap.region,
                full_name(row.gap.region),
                group_title(row.gap),
                row.gap.eligible,
                row.gap.covered,
                row.gap.uncovered,
                row.each,
                row.amount,
            )
            for row in costing.rows
        ),
        ("", "", "Total", None, None, costing.people, None, costing.amount),
        brief=(0, 2, 5, 6, 7),
    )
    months = Table(
        "months",
        Text("Biaya menurut bulan", "Cost by month"),
        (Column(Text("Bulan", "Month"), "month"), COST),
        tuple(zip(costing.cover.each_month(), costing.by_month, strict=True)),
        ("Total", costing.amount),
    )
    rates = {row.gap.category: row.dues for row in costing.rows}
    return (groups, months, rate_table(rates), basis_table(costing.cover, costing.warnings))


def buys_tables(frontier: Frontier) -> tuple[Table, ...]:
    """The choices, each in words, rates, and what it all rests on."""
    choices = Table(
        "choices",
        Text("Yang dapat dibeli dengan anggaran ini", "What this budget buys"),
        (
            MONTHS,
            PEOPLE,
            UNCOVERED,
            COST,
            Column(Text("Sisa", "Left"), "IDR"),
            Column(Text("Tidak seorang pun terlindungi", "Nobody is covered")),
            Column(Text("Hanya biaya pemakaman", "Funeral benefit only")),
        ),
        tuple(
            (one.months, one.people, one.left_out, one.cost, one.left, runs(one.bare), runs(one.short))
            for one in frontier.choices
        ),
        brief=(0, 1, 2, 3, 5),
    )
    words = Table(
        "meaning",
        Text("Artinya bagi keluarga", "What it means for families"),
        (MONTHS, Column(Text("Artinya", "Meaning"))),
        tuple((one.months, line) for one in frontier.choices for line in told(one, frontier)),
    )
    groups = sorted({one.gap.category for one in frontier.choices[-1].bought})
    rates = {group: dues(frontier.cover, group) for group in groups}
    return (choices, words, rate_table(rates), basis_table(frontier.cover, frontier.warnings))


def rate_table(rates: dict[str, tuple[Due, ...]]) -> Table:
    """What is due for one person a month, in runs of months with one rate."""
    return Table(
        "rates",
        Text("Besaran iuran yang dipakai", "Contribution rates used"),
        (
            GROUP,
            Column(Text("Mulai", "From"), "month"),
            Column(Text("Besaran iuran sebulan", "Contribution a month"), "IDR"),
            Column(Text("Keringanan", "Relief")),
            LAW,
        ),
        tuple(row for group, months in rates.items() for row in _rate_rows(group, months)),
    )


def _rate_rows(group: str, months: tuple[Due, ...]) -> Iterator[tuple[Any, ...]]:
    title = category_title(group) if group else Text("Semua pekerja", "All workers")
    yes, no = Text("ya", "yes"), Text("tidak", "no")
    last: Due | None = None
    for due in months:
        if last is None or (last.amount, last.reference) != (due.amount, due.reference):
            yield title, due.month, due.amount, yes if due.relieved else no, due.reference
        last = due


def basis_table(cover: Cover, warnings: tuple[Text, ...]) -> Table:
    """The terms and the assumptions, so that a table can be followed and computed again."""
    payer = SPONSORS.get(cover.sponsor, Text(cover.sponsor, cover.sponsor))
    rows: list[tuple[Any, ...]] = [
        (Text("Segmen", "Segment"), cover.segment),
        (Text("Program", "Programmes"), ", ".join(cover.programmes)),
        (Text("Penghasilan atau upah sebulan", "Monthly income or wage"), rupiah_said(int(cover.declared))),
        (Text("Sumber dana", "Payer"), payer),
        (Text("Mulai", "From"), cover.start),
        (Text("Paling lama (bulan)", "Months at most"), cover.months),
        (Text("Hukum diperiksa", "Law checked"), dated(law_checked())),
        *((Text("Catatan", "Note"), warning) for warning in warnings),
    ]
    heads = (Column(Text("Dasar", "Basis")), Column(Text("Isi", "Content")))
    return Table("basis", Text("Dasar perhitungan", "What it rests on"), heads, tuple(rows))
