"""``pantau indicators``: recorded figures of a region and a month, each with its parts and where they come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pantau.workspace_ledger import Ledger


def indicators(
    region: Annotated[str, typer.Option(help="Kemendagri code: 36, 36.72, or ID for the nation")],
    month: Annotated[str, typer.Option(help="2024-07, a year 2024, or 2024-01/2024-06")],
    by: Annotated[
        str,
        typer.Option(help="region, category, segment, sponsor, programme, sex, age, office; a comma between"),
    ] = "",
    known_at: Annotated[
        str, typer.Option("--known-at", help="as the ledger knew it at the end of that day, 2024-09-30")
    ] = "",
    measure: Annotated[
        list[str] | None, typer.Option("--measure", help="only these; may be given several times")
    ] = None,
    codes_of: Annotated[
        int | None, typer.Option("--codes-of", help="the year whose region codes are spoken; else today's")
    ] = None,
    engine: Annotated[str, typer.Option(help="duckdb or spark; else that of the settings")] = "",
    home: Annotated[
        Path | None, typer.Option("--home", help="folder for everything that is kept; else PANTAU_HOME")
    ] = None,
    csv: Annotated[Path | None, typer.Option("--csv", help="write the figures into this file")] = None,
    parquet: Annotated[
        Path | None, typer.Option("--parquet", help="write the figures into this file")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print the figures as JSON")] = False,
    language: Annotated[str, typer.Option(help="id (default) or en")] = "",
) -> None:
    """What the rows of the ledger say: cover, contributions, claims, with parts, interval and source.

    Apa kata baris-baris buku besar: cakupan, iuran, klaim; dengan pembilang, penyebut, kisaran dan sumber.
    """
    from pantau.cli.indicators_summary import print_indicators, print_list
    from pantau.cli.output import spoken_language, told_in

    spoken = spoken_language(language)
    with told_in(spoken):
        answer = _opened(home).ask(
            region,
            month,
            by=tuple(part.strip() for part in by.split(",") if part.strip()),
            known_at=known_at,
            measures=[part for each in measure or () for part in each.split(",")] or None,
            codes_of=codes_of,
            engine=engine,
        )
        for file in (csv, parquet):
            if file:
                answer.write(file, spoken, ".csv" if file is csv else ".parquet")
    if as_json:
        print_list(answer.to_json(spoken))
    elif not (csv or parquet):
        print_indicators(answer, spoken)
    else:
        for file in filter(None, (csv, parquet)):
            typer.echo(str(file))


def _opened(home: Path | None) -> Ledger:
    from pantau.cli.ledger import opened

    return opened(home)
