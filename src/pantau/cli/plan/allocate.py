"""``pantau plan allocate``: the best use of a budget under conditions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pantau.cli.law.options import Reader
from pantau.cli.plan import options
from pantau.cli.plan.options import AsJson, At, By, Figures, Home, Out, Region, Spoken


def allocate(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="a TOML file: start, money, conditions, aim")],
    figures: Figures = None,
    region: Region = "",
    home: Home = None,
    month: At = "",
    by: By = "",
    seconds: Annotated[str, typer.Option(help="for each search, at most")] = "30",
    out: Out = None,
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """The best use of money: people, months and categories by region, under floors, ceilings and fairness.

    Pemakaian anggaran yang terbaik di bawah syarat-syaratnya. Exit status 1 where the conditions collide; they are
    then told, the smallest set of them.
    """
    from pantau.cli.law.answers import print_object
    from pantau.cli.output import spoken_language
    from pantau.planning.allocation import Colliding
    from pantau.planning.allocation_result import Allocation
    from pantau.planning.allocation_told import tables, to_json, warnings
    from pantau.workspace_planning import budgets

    spoken = spoken_language(language)

    def ask(read: Reader) -> Allocation:
        limit = read.whole("seconds", seconds)
        read.stop()
        gaps = options.gaps_at(options.Where(figures, region, home, month, by))
        try:
            return budgets.allocated(plan, gaps, seconds=float(limit or 30))
        except Colliding as colliding:
            for line in colliding.lines(spoken):
                typer.echo(line, err=True)
            raise typer.Exit(1) from None

    found = options.answered(ask, spoken, ("seconds",))
    shown = tables(found)
    options.written(shown, out, spoken)
    if as_json:
        print_object(to_json(found, spoken))
    else:
        options.finish(shown, ("shares", "money", "regions", "result"), warnings(found.asked), spoken)
