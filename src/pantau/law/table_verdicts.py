"""Why a row of worker-months has no amount, and whether an amount rests on a value to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import ibis

from pantau.core.exact_columns import stepped
from pantau.core.money import Amount
from pantau.core.text import Text
from pantau.law.question import OFFERED, RISKS
from pantau.law.table_inputs import Inputs, income_bands

REASONS: dict[str, Text] = {
    "pmi_contract": Text(
        "PMI membayar untuk seluruh kontrak: tanyakan satu per satu",
        "a PMI pays for the whole contract: ask one by one",
    ),
    "segment_unknown": Text("segmen tidak dikenal", "the segment is not known"),
    "programmes_missing": Text("program tidak disebut atau tidak dikenal", "no programme that is known"),
    "programme_not_offered": Text(
        "program tidak ada untuk segmen ini", "the segment does not have the programme"
    ),
    "month_not_codified": Text(
        "bulan di luar hukum yang dikodifikasi", "the month is outside the codified law"
    ),
    "income_missing": Text("penghasilan atau nilai kontrak tidak ada", "no income or contract value"),
    "income_and_contract": Text(
        "upah dan nilai kontrak sama-sama ada: pilih satu", "both a wage and a contract value: give one"
    ),
    "income_absurd": Text(
        "penghasilan atau nilai kontrak negatif atau tidak masuk akal",
        "the income or contract value is negative or absurd",
    ),
    "between_bands": Text(
        "penghasilan di antara dua golongan BPU", "the income lies between two bands of BPU"
    ),
    "risk_missing": Text(
        "kelas risiko tidak ada atau tidak dikenal", "the risk class is missing or not known"
    ),
    "not_codified": Text("belum dikodifikasi pada bulan ini", "not codified in this month"),
}


def reason(programmes: tuple[str, ...], given: Inputs) -> Any:
    """The code of the first reason why a row lacks an amount, null where it lacks none."""
    asked = {code: given.asks(code) for code in programmes}
    is_bpu, is_pu, is_jakon = (given.segment == segment for segment in ("BPU", "PU", "JAKON"))
    by_income = is_pu | is_jakon | (is_bpu & _among(asked, "JKK", "JHT"))
    within = given.exact("base").whole.notnull()
    unsaid = (
        given.table.law_asked.isnull() | (given.table.law_asked == 0) if given.by_row else ibis.literal(False)
    )
    return ibis.cases(
        (given.segment == "PMI", "pmi_contract"),
        (~given.segment.isin(tuple(OFFERED)).fill_null(False), "segment_unknown"),
        (unsaid, "programmes_missing"),
        (_any(asked[code] & ~given.segment.isin(_who_has(code)) for code in asked), "programme_not_offered"),
        (~given.table.law_sound, "month_not_codified"),
        (by_income & ~given.has_wage & ~(is_jakon & given.has_contract), "income_missing"),
        (is_jakon & given.has_wage & given.has_contract, "income_and_contract"),
        (~given.sane | (is_jakon & ~given.sane_contract), "income_absurd"),
        (is_bpu & ~within & _among(asked, "JKK", "JHT"), "between_bands"),
        (is_pu & _among(asked, "JKK") & ~given.risk.isin(tuple(RISKS)).fill_null(False), "risk_missing"),
        (_uncodified(asked, given), "not_codified"),
    )


def status(programmes: tuple[str, ...], given: Inputs) -> Any:
    """``to_confirm`` where an amount of the row rests on a value to be confirmed, else ``firm``."""
    asked = {code: given.asks(code) for code in programmes}
    firsts = [band.low for band in income_bands()]
    doubtful = [Amount(int(band.status == "to_confirm")) for band in income_bands()]
    band = (stepped(given.exact("wage"), firsts, doubtful).whole == 1).fill_null(False)
    bpu = _among(asked, "JKK", "JHT") & band | _among(asked, "JHT") & given.months.unsure("jht.rate_bpu")
    cut = _among(asked, "JKK") & given.labour_intensive & given.months.unsure("relief.labour_intensive")
    unsure = ((given.segment == "BPU") & bpu) | ((given.segment == "PU") & cut)
    return unsure.fill_null(False).ifelse("to_confirm", "firm")


def _uncodified(asked: dict[str, Any], given: Inputs) -> Any:
    months = given.months
    unknown = {
        "JP": ~months.known("jp.wage_cap"),
        "JKP": ~months.known("jkp.composition")
        | (given.labour_intensive & months.unknown("jkp.composition_labour_intensive")),
    }
    return _any(asked[code] & unknown[code] for code in asked if code in unknown)


def _who_has(code: str) -> list[str]:
    return [segment for segment, offered in OFFERED.items() if code in offered]


def _among(asked: dict[str, Any], *codes: str) -> Any:
    """Where a row asks for one of the programmes."""
    return _any(asked[code] for code in codes if code in asked)


def _any(conditions: Iterable[Any]) -> Any:
    found = None
    for condition in conditions:
        found = condition if found is None else found | condition
    return ibis.literal(False) if found is None else found
