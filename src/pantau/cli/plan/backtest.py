"""``pantau plan backtest``: how often earlier projections contained what happened."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def backtest(
    region: Annotated[str, typer.Option(help="Kemendagri code of the region")],
    since: Annotated[str, typer.Option("--from", help="the month of the first projection, 2024-06")],
    until: Annotated[str, typer.Option("--until", help="the last month that is compared, 2025-09")],
    months: Annotated[int, typer.Option(help="how many months ahead")] = 6,
    step: Annotated[int, typer.Option(help="a projection each so many months")] = 3,
    paths: Annotated[int, typer.Option(help="random paths")] = 400,
    seed: Annotated[int, typer.Option(help="the same seed gives the same numbers")] = 1,
    home: Annotated[
        Path | None, typer.Option("--home", help="the home of the ledger; else PANTAU_HOME")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print the answer as JSON")] = False,
    language: Annotated[str, typer.Option(help="id (default) or en")] = "",
) -> None:
    """Projections as they would have been made, held against what the ledger recorded after them.

    Proyeksi seandainya dibuat dulu, dibandingkan dengan yang kemudian tercatat.
    """
    from pantau.cli.law.answers import print_object, print_table
    from pantau.cli.output import spoken_language, told_in
    from pantau.core.text import Text
    from pantau.workspace_planning.backtest import backtest as of

    spoken = spoken_language(language)
    with told_in(spoken):
        found = of(home, region, since, until, months=months, step=step, paths=paths, seed=seed)
    if as_json:
        print_object(found.to_json(spoken))
        return
    heads = (
        Text("Dari", "From"),
        Text("Ukuran", "Measure"),
        Text("80 % dari", "80% from"),
        Text("sampai", "to"),
        Text("Terjadi", "Happened"),
        Text("Di dalam", "Inside"),
    )
    rows = [tuple(cell.say(spoken) for cell in row) for row in found.rows()]
    print_table([head.say(spoken) for head in heads], rows, right=(2, 3, 4))
    for line in found.sentences(spoken):
        typer.echo(f"- {line}")
