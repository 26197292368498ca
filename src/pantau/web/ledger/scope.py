"""Which rows an office may bring: those of its own region, about people of its own region.

Files with any other row are refused as a whole. A file that was cut would no longer be the one the office holds:
its account and its row numbers would lead nowhere, and one stray region mostly means that it is the wrong file.
"""

from __future__ import annotations

from typing import Final

import ibis
import ibis.expr.types as ir

from pantau.core.ledger_tables import ENROLMENTS, FACTS
from pantau.core.regions import NATION
from pantau.core.text import Text
from pantau.io.intake import Incoming
from pantau.ledger.asof import names_of, touched
from pantau.workspace_ledger.writing import Desk

_PLACE: Final = ("file", "sheet", "row")
REFUSALS: Final = {
    "outside_region": (
        Text(
            "wilayah baris ini di luar wilayah kantor Anda",
            "the region of the row is not that of your office",
        ),
        Text(
            "hapus baris ini; kantor wilayahnya yang mengirimnya",
            "delete the row; the office of its region brings it",
        ),
    ),
    "region_not_said": (
        Text("wilayahnya tidak disebut dan tidak diketahui", "its region is not said, and not known"),
        Text("isi kolom region pada baris ini", "fill in the column region of the row"),
    ),
    "person_elsewhere": (
        Text(
            "orang ini tidak terdaftar di wilayah kantor Anda",
            "the person is not enrolled in the region of your office",
        ),
        Text(
            "masukkan dulu kepesertaannya di wilayah Anda, atau hapus baris ini",
            "add an enrolment in your region first, or delete the row",
        ),
    ),
    "of_another_region": (
        Text("hal yang sama sudah dicatat oleh wilayah lain", "another region has recorded the same already"),
        Text(
            "hapus baris ini; yang boleh mengoreksinya kantor wilayah itu",
            "delete the row; only the office of that region may correct it",
        ),
    ),
}


def inside(rows: ir.Table, region: str) -> ir.BooleanValue:
    """Whether rows with a column ``region`` lie in a region."""
    if region == NATION:
        return ibis.literal(True)
    return (rows.region == region) | rows.region.startswith(f"{region}.")


def belonging(people: ir.Table, enrolments: ir.Table, region: str) -> ir.Table:
    """The people of a region (``person``): those who live there, and those who are or were enrolled there.

    Both are the rows of the ledger that hold.
    """
    homes = people.filter(inside(people, region)).select("person")
    return homes.union(enrolments.filter(inside(enrolments, region)).select("person"), distinct=True)


def outside(desk: Desk, every: Incoming, region: str, people: ir.Table, enrolments: ir.Table) -> ir.Table:
    """The rows (``file, sheet, row``) that an office may not bring, each with one ``reason``; none for the nation."""
    rows = desk.keep(every.table)
    if region == NATION:
        return rows.filter(ibis.literal(False)).select(*_PLACE, reason=ibis.literal(""))
    found = [_stolen(desk, every.kind, rows, region)] if "region" in rows.columns else []
    if "person" in rows.columns and every.kind != ENROLMENTS.name:
        own = belonging(people, enrolments, region)
        found.append(_because(rows.anti_join(own, "person"), "person_elsewhere", 2))
    if "region" in rows.columns:
        found.append(_because(rows.filter(rows.region == ""), "region_not_said", 0))
        found.append(_because(rows.filter((rows.region != "") & ~inside(rows, region)), "outside_region", 1))
    every_one = ibis.union(*found) if len(found) > 1 else found[0]
    first = every_one.group_by(*_PLACE).aggregate(reason=every_one.reason.argmin(every_one.weight))
    return first.select(*_PLACE, "reason")


def _stolen(desk: Desk, kind: str, rows: ir.Table, region: str) -> ir.Table:
    """Rows that would take the place of what another region has stated."""
    table = FACTS[kind]
    key = list(names_of(table, "key"))
    months, snapshot = desk.months(rows), desk.store.snapshot(table)
    near = snapshot.of_months(months) if months else snapshot
    before = touched(near.read(desk.engine), rows, table, months or None)
    others = before.filter(~inside(before, region)).select(*key).distinct()
    return _because(rows.semi_join(others, key), "of_another_region", 3)


def _because(rows: ir.Table, reason: str, weight: int) -> ir.Table:
    return rows.select(*_PLACE, reason=ibis.literal(reason), weight=ibis.literal(weight, "int8"))
