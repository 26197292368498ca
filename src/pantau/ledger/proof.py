"""What must hold in a ledger, each as an expression whose rows are what is wrong (empty when all is well)."""

from __future__ import annotations

from typing import NamedTuple

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import (
    CAREERS,
    CONTRIBUTIONS,
    COUNTS_PROGRAMME,
    COUNTS_WORKER,
    CUBE_DIMENSIONS,
    LedgerTable,
)
from pantau.core.text import Text
from pantau.ledger.asof import grouping, live, names_of
from pantau.ledger.careers import first_months
from pantau.ledger.counts import with_counts
from pantau.ledger.cube import MEASURES, rebuilt
from pantau.ledger.exact_types import number
from pantau.ledger.months import month_after


class Proof(NamedTuple):
    """An invariant: its code, what a row of ``wrong`` means, and the rows.

    ``grave``: the ledger is damaged; else facts do not fit each other, to be asked about at their source.
    """

    code: str
    what: Text
    wrong: ir.Table
    grave: bool = True


def of_table(rows: ir.Table, table: LedgerTable) -> list[Proof]:
    """What must hold within a table of facts; ``rows`` are its signed rows."""
    key = names_of(table, "key")
    by_key = rows.group_by(key).aggregate(net=rows.sign.sum(), rows=rows.count())
    same = [name for name in table.names if name not in ("sign", "batch", "recorded_at")]
    disputed = rows.semi_join(rows.filter(rows.sign < 0).select(*grouping(table)), grouping(table))
    by_row = disputed.group_by(same).aggregate(net=disputed.sign.sum())
    moments = rows.group_by("batch").aggregate(first=rows.recorded_at.min(), last=rows.recorded_at.max())
    return [
        Proof(
            f"{table.name}.stated_once",
            Text(
                "satu fakta berlaku dua kali atau ditarik lebih dari yang dicatat",
                "a fact holds twice, or was taken back more often than it was stated",
            ),
            by_key.filter((by_key.net != 0) & (by_key.net != 1)),
        ),
        Proof(
            f"{table.name}.taken_back",
            Text(
                "baris yang ditarik tidak sama dengan baris yang pernah dicatat",
                "a row was taken back that is not the row that was stated",
            ),
            by_row.filter((by_row.net != 0) & (by_row.net != 1)),
        ),
        Proof(
            f"{table.name}.one_moment",
            Text(
                "baris dari satu batch tercatat pada waktu yang berbeda",
                "rows of one batch were recorded at different moments",
            ),
            moments.filter(moments.first != moments.last),
        ),
    ]


def of_counts(contributions: ir.Table) -> list[Proof]:
    """A paid person-month counts once, and once in each programme that is paid; the bits are what they must be."""
    rows, group = contributions, ("person", "month")
    sums = {"rows": rows.sign.sum(), "workers": _signed_bit(rows, COUNTS_WORKER)}
    for name, bit in COUNTS_PROGRAMME.items():
        sums[name] = _signed_bit(rows, bit)
        sums[f"pays_{name}"] = rows[name].notnull().ifelse(rows.sign, 0).sum()
    totals = rows.group_by(group).aggregate(**sums)
    wrong = totals.workers != (totals["rows"] > 0).ifelse(1, 0)
    for name in COUNTS_PROGRAMME:
        wrong = wrong | (totals[name] != (totals[f"pays_{name}"] > 0).ifelse(1, 0))
    crowded = live(
        rows.semi_join(totals.filter(totals["rows"] > 1).select(*group), group).select(*rows.columns),
        CONTRIBUTIONS,
    )
    again = with_counts(crowded.mutate(recorded=crowded.counts))
    return [
        Proof(
            "contributions.counted_once",
            Text(
                "seorang pekerja tidak dihitung tepat satu kali dalam sebulan",
                "a worker does not count exactly once in a month",
            ),
            totals.filter(wrong).select(*group, "rows", "workers", *COUNTS_PROGRAMME),
        ),
        Proof(
            "contributions.counts",
            Text(
                "baris yang dihitung bukan baris yang seharusnya dihitung",
                "another row counts than the one that must",
            ),
            again.filter(again.recorded != again.counts).select(
                *names_of(CONTRIBUTIONS, "key"), "recorded", "counts", "file", "sheet", "row"
            ),
        ),
    ]


def of_derived(contributions: ir.Table, careers: ir.Table, cube: ir.Table) -> list[Proof]:
    """The cube and the careers are what the contributions say; the rows are the differences."""
    again = rebuilt(contributions)
    negative = cube.select(*CUBE_DIMENSIONS, **{name: -cube[name] for name in MEASURES})
    both = again.cast(dict(negative.schema().items())).union(negative)
    difference = both.group_by(CUBE_DIMENSIONS).aggregate(**{name: both[name].sum() for name in MEASURES})
    firsts = first_months(contributions).mutate(sign=number(1, "int8"))
    recorded = careers.select("person", "first_month", sign=(-careers.sign).cast("int8"))
    told = firsts.union(recorded)
    net = told.group_by("person", "first_month").aggregate(missing=told.sign.sum())
    return [
        Proof(
            "cube.rebuilt",
            Text(
                "kubus bulanan berbeda dari yang dihitung ulang dari iuran",
                "the monthly cube differs from what the contributions give",
            ),
            difference.filter(ibis.or_(*(difference[name] != 0 for name in MEASURES))),
        ),
        Proof(
            f"{CAREERS.name}.rebuilt",
            Text(
                "bulan pertama seorang pekerja berbeda dari yang tercatat di iuran",
                "the first month of a worker differs from what the contributions give",
            ),
            net.filter(net.missing != 0),
        ),
    ]


def of_references(
    people: ir.Table, enrolments: ir.Table, contributions: ir.Table, claims: ir.Table
) -> list[Proof]:
    """Rows that refer to what is not there; all tables are live rows."""
    facts = {"enrolments": enrolments, "contributions": contributions, "claims": claims}
    known = people.select("person")
    strangers = Text("orangnya tidak ada di daftar peserta", "the person is not among the people")
    orphans = [
        Proof(f"{name}.person", strangers, rows.anti_join(known, "person")) for name, rows in facts.items()
    ]
    return [
        *orphans,
        Proof(
            "contributions.orphan_months",
            Text(
                "iuran untuk bulan tanpa kepesertaan di segmen itu",
                "a contribution for a month without an enrolment in its segment",
            ),
            orphan_months(contributions, enrolments),
            grave=False,
        ),
        Proof(
            "claims.not_enrolled",
            Text(
                "klaim tanpa kepesertaan pada hari kejadian",
                "a claim without an enrolment on the day of the event",
            ),
            _claims_outside(claims, enrolments),
            grave=False,
        ),
    ]


def orphan_months(contributions: ir.Table, enrolments: ir.Table) -> ir.Table:
    """Live contributions of a month in which no enrolment of the person in that segment holds on any day."""
    spells = enrolments.select(
        spell_person="person", spell_segment="segment", spell_start="start", spell_end="end"
    )
    rows, after = contributions, month_after(contributions.month)
    return rows.anti_join(
        spells,
        [
            rows.person == spells.spell_person,
            rows.segment == spells.spell_segment,
            spells.spell_start < after,
            spells.spell_end.isnull() | (spells.spell_end >= rows.month),
        ],
    )


def _claims_outside(claims: ir.Table, enrolments: ir.Table) -> ir.Table:
    spells = enrolments.select(spell_person="person", spell_start="start", spell_end="end")
    return claims.anti_join(
        spells,
        [
            claims.person == spells.spell_person,
            spells.spell_start <= claims.event_date,
            spells.spell_end.isnull() | (spells.spell_end >= claims.event_date),
        ],
    )


def _signed_bit(rows: ir.Table, bit: int) -> ir.Value:
    return ((rows.counts & bit) != 0).ifelse(rows.sign, 0).sum()
