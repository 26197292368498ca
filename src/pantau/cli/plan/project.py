"""``pantau plan project``: members, contributions and claims for years ahead, with how sure that is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pantau.core.text import Language
    from pantau.workspace_planning.projection import Found, Projection

Members = Annotated[
    Path | None,
    typer.Argument(metavar="[MEMBERS]", help="a .csv: category, segment, sponsor, income, sex, age, members"),
]
Region = Annotated[str, typer.Option(help="members out of the ledger instead: Kemendagri code of the region")]
At = Annotated[str, typer.Option("--month", help="with --region: the month whose members they are, 2026-10")]
Home = Annotated[Path | None, typer.Option("--home", help="the home of the ledger; else PANTAU_HOME")]


def project(
    members: Members = None,
    start: Annotated[str, typer.Option(help="first month, 2027-01; with --region else the month after")] = "",
    years: Annotated[int, typer.Option(help="1 to 30")] = 10,
    scenario: Annotated[
        list[str] | None,
        typer.Option(
            help="target:60000@2029-12, discount:50@2027-01/2027-12, without:APBD@2027-01, pandemic:2028 or "
            "mortality:1.2@2027; joined by +; several times"
        ),
    ] = None,
    assumptions: Annotated[Path | None, typer.Option(help="a .toml with assumptions of your own")] = None,
    paths: Annotated[int, typer.Option(help="random paths; 0: the average alone")] = 1000,
    seed: Annotated[int, typer.Option(help="the same seed gives the same numbers")] = 1,
    region: Region = "",
    month: At = "",
    home: Home = None,
    csv: Annotated[
        Path | None, typer.Option(help="write every measure by year and month into this file")
    ] = None,
    charts: Annotated[Path | None, typer.Option(help="write charts: a folder of SVG, or one .html")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print the answer as JSON")] = False,
    language: Annotated[str, typer.Option(help="id (default) or en")] = "",
) -> None:
    """Members, contributions, claims and scholarships year by year, with bands and scenarios side by side.

    Peserta, iuran, klaim dan beasiswa dari tahun ke tahun, dengan kisaran dan skenario.
    """
    from pantau.cli.law.answers import print_object
    from pantau.cli.output import spoken_language, told_in
    from pantau.workspace_planning import projection
    from pantau.workspace_planning.projection_files import write_charts, write_rows

    spoken = spoken_language(language)
    with told_in(spoken):
        found = members_found(members, region, month, home)
        made = projection.project(
            found,
            start=start or first_month(month),
            years=years,
            scenarios=scenario or (),
            assumptions=assumptions,
            paths=paths,
            seed=seed,
        )
        written = [write_rows(made, csv)] if csv else []
        written += write_charts(made, charts, spoken) if charts else []
    if as_json:
        print_object(made.to_json(spoken))
    else:
        _print(made, spoken)
        for path in written:
            typer.echo(str(path), err=True)


def members_found(members: Path | None, region: str, month: str, home: Path | None) -> Found:
    """Members out of the file, or out of the ledger where a region is named."""
    from pantau.workspace_planning import projection

    if bool(members) == bool(region):
        raise typer.BadParameter("give a file of members, or --region with --month", param_hint="MEMBERS")
    if members:
        return projection.members_of_file(members)
    return projection.recorded(home, region, month)


def first_month(month: str) -> str:
    """The month after that of the members."""
    from pantau.core.period import Month

    try:
        return str(Month.parse(month).plus(1))
    except ValueError:
        return ""


_COLUMNS = ("members", "contributions", "claims", "ratio")
_SHORT = {
    "members": ("Peserta", "Members"),
    "contributions": ("Iuran", "Contributions"),
    "claims": ("Klaim", "Claims"),
    "ratio": ("Rasio klaim", "Claim ratio"),
}


def _print(made: Projection, spoken: Language) -> None:
    from rich.console import Console

    from pantau.cli.law.answers import print_table
    from pantau.core.text import Text
    from pantau.planning.projection.words import said, span, year_in_words

    outlook = made.outlook
    year, likely = Text("Tahun", "Year"), Text("Rasio, 80 % kemungkinan", "Ratio, 80% likely")
    heads = [one.say(spoken) for one in (year, *(Text(*_SHORT[name]) for name in _COLUMNS), likely)]
    console = Console(highlight=False)
    for run in outlook.runs:
        console.print(run.scenario.title.say(spoken), style="bold", markup=False)
        bands = {name: outlook.yearly(run, name) for name in _COLUMNS}
        rows = [
            (
                year_in_words(name).say(spoken),
                *(said(one, bands[one][place].expected).say(spoken) for one in _COLUMNS),
                span("ratio", bands["ratio"][place]).say(spoken),
            )
            for place, name in enumerate(outlook.years)
        ]
        print_table(heads, rows, right=tuple(range(1, len(heads))))
    for line in made.sentences(spoken):
        console.print(f"- {line}", markup=False)
