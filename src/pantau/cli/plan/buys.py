"""``pantau plan buys``: what a budget buys, fewer people longer or more people shorter."""

from __future__ import annotations

from typing import Annotated

import typer

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


def buys(
    figures: Figures = None,
    budget: Annotated[str, typer.Option(help="rupiah to spend, as people write it: Rp1,3 miliar")] = "",
    people: Annotated[str, typer.Option(help="instead of FIGURES: so many are not covered")] = "",
    category: Annotated[str, typer.Option(help="with --people: their category, ojek for one")] = "",
    shortest: Annotated[str, typer.Option(help="months at least")] = "1",
    longest: Annotated[str, typer.Option(help="months at most, up to 12")] = "12",
    start: Start = "",
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
    """What a budget buys for 1 to 12 months: people, months without cover, and what families then lose.

    Yang dapat dibeli dengan suatu anggaran: lebih banyak orang lebih singkat, atau sebaliknya.
    """
    from pantau.cli.law.answers import print_object, print_warnings
    from pantau.cli.output import spoken_language
    from pantau.planning import Frontier, Gap, Gaps, told
    from pantau.planning import buys as bought
    from pantau.planning.budget_tables import buys_tables

    spoken = spoken_language(language)
    terms = options.Terms(start, longest, programmes, income, sponsor, segment, risk)

    def ask(read: Reader) -> Frontier:
        amount = options.needed(read, "budget", budget)
        many, low = read.whole("people", people), read.whole("shortest", shortest)
        cover = options.cover_of(terms, read)
        if many is None:
            gaps = options.gaps_at(options.Where(figures, region, home, month, by))
        else:
            gaps = Gaps((Gap(region or "ID", category, many),))
        return bought(gaps, cover, int(amount or 0), (1 if low is None else low, cover.months))

    found = options.answered(ask, spoken)
    tables = buys_tables(found)
    options.written(tables, out, spoken)
    if as_json:
        print_object(found.to_json(spoken))
    else:
        options.finish(tables, ("choices",), (), spoken)
        for choice in found.telling():
            typer.echo()
            for line in told(choice, found):
                typer.echo(line.say(spoken))
        print_warnings(found.warnings, spoken)
