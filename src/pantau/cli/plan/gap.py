"""``pantau plan gap``: who is not covered, and what covering them costs."""

from __future__ import annotations

from pantau.cli.law.options import Reader
from pantau.cli.plan import options
from pantau.cli.plan.options import (
    AsJson,
    At,
    By,
    Figures,
    Home,
    Income,
    Out,
    Programmes,
    Region,
    Risk,
    Segment,
    Spoken,
    Sponsor,
    Start,
)


def gap(
    figures: Figures = None,
    start: Start = "",
    months: str = "12",
    programmes: Programmes = "JKK,JKM",
    income: Income = "",
    sponsor: Sponsor = "APBD",
    segment: Segment = "BPU",
    risk: Risk = "",
    region: Region = "",
    home: Home = None,
    month: At = "",
    by: By = "",
    out: Out = None,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """People not covered by region and category, and the cost of covering them at the rate of each month.

    Pekerja yang belum terlindungi menurut wilayah dan kelompok, dan biaya melindungi mereka.
    """
    from pantau.cli.law.answers import print_object
    from pantau.cli.output import spoken_language
    from pantau.planning import Costing, cost_of
    from pantau.planning.budget_tables import cost_tables

    spoken = spoken_language(language)
    terms = options.Terms(start, months, programmes, income, sponsor, segment, risk)

    def ask(read: Reader) -> Costing:
        cover = options.cover_of(terms, read)
        return cost_of(options.gaps_at(options.Where(figures, region, home, month, by)), cover)

    found = options.answered(ask, spoken)
    tables = cost_tables(found)
    options.written(tables, out, spoken)
    if as_json:
        print_object(found.to_json(spoken))
    else:
        options.finish(tables, ("gap", "rates"), found.warnings, spoken)
