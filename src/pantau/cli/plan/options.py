"""Options that the verbs of ``pantau plan`` share, and how they print tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

import typer

from pantau.cli.law.options import Reader

if TYPE_CHECKING:
    from decimal import Decimal

    from pantau.core.text import Language, Text
    from pantau.planning import Cover, Gaps
    from pantau.planning.tables import Table

Figures = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FIGURES]", help="a case (folder or .xlsx), or a .csv with the columns of figures.csv"
    ),
]
Start = Annotated[str, typer.Option(help="first month paid for, 2027-01")]
Programmes = Annotated[str, typer.Option(help="comma list of JKK, JKM, JHT (PU: JP, JKP too)")]
Income = Annotated[str, typer.Option(help="declared income (BPU; none: the lowest base) or wage (PU)")]
Sponsor = Annotated[str, typer.Option(help="who pays: APBD, APBD_PROV, APBDES, DBH_SAWIT, DBHCHT, CSR, ...")]
Segment = Annotated[str, typer.Option(help="BPU or PU")]
Risk = Annotated[str, typer.Option(help="PU: very_low, low, medium, high, very_high")]
Region = Annotated[str, typer.Option(help="only this region and what lies in it; Kemendagri code")]
Home = Annotated[
    Path | None, typer.Option("--home", help="take the figures from the ledger of this home instead")
]
At = Annotated[str, typer.Option("--month", help="with --home: the month whose figures count, 2026-10")]
By = Annotated[str, typer.Option(help="with --home: break down by region, category; a comma between")]
Out = Annotated[Path | None, typer.Option(help="write the tables: FILE.xlsx, or a folder of CSV files")]
AsJson = Annotated[bool, typer.Option("--json", help="print the answer as JSON")]
Spoken = Annotated[str, typer.Option(help="id (default) or en")]


NAMED = (
    *("start", "months", "programmes", "income", "sponsor", "segment", "risk", "region", "by"),
    *("budget", "people", "category", "shortest", "longest"),
)
T = TypeVar("T")


class Terms(NamedTuple):
    """The terms of a cover as they were typed."""

    start: str
    months: str
    programmes: str
    income: str
    sponsor: str
    segment: str
    risk: str


class Where(NamedTuple):
    """Where the figures are, as it was typed."""

    figures: Path | None
    region: str
    home: Path | None
    month: str
    by: str


def answered(ask: Callable[[Reader], T], spoken: Language, named: tuple[str, ...] = NAMED) -> T:
    """The answer; every mistake is told in a line, those of an option by its name, and ends with status 2."""
    from pantau.errors import InputError, PantauError

    try:
        return ask(Reader())
    except InputError as error:
        for one in error.faults:
            typer.echo(("--" if one.file in named else "") + one.line(spoken), err=True)
    except PantauError as error:
        for line in error.lines(spoken):
            typer.echo(line, err=True)
    raise typer.Exit(2)


def cover_of(terms: Terms, read: Reader) -> Cover:
    """The terms as a cover; faults are kept by the reader, and raised together."""
    from pantau.cli.law.options import listed
    from pantau.core.text import Text
    from pantau.planning import Cover
    from pantau.planning.cover import planned

    start, months = read.month("start", terms.start), read.whole("months", terms.months)
    income = read.rupiah("income", terms.income)
    if not terms.start.strip():
        read.faults.append(
            planned("start", Text("diperlukan, misalnya 2027-01", "is needed, 2027-01 for one"))
        )
    read.stop()
    if start is None:
        raise AssertionError("an empty month is a fault")
    return Cover(
        start=start,
        months=12 if months is None else months,
        programmes=tuple(one.upper() for one in listed(terms.programmes)),
        income=income,
        sponsor=terms.sponsor.strip().upper(),
        segment=terms.segment.strip().upper(),
        risk=terms.risk,
    )


def needed(read: Reader, name: str, text: str) -> Decimal | None:
    """An amount of rupiah that may not be left out, nor be negative."""
    from pantau.core.text import Text
    from pantau.planning.cover import planned

    if not text.strip():
        said = Text("diperlukan, misalnya Rp1,3 miliar", "is needed, Rp1,3 miliar for one")
        read.faults.append(planned(name, said))
        return None
    return read.rupiah(name, text)


def gaps_at(where: Where, segment: str = "") -> Gaps:
    """Who is not covered: out of figures, or out of a ledger."""
    from pantau.cli.law.options import listed
    from pantau.core.text import Text
    from pantau.errors import InputError
    from pantau.planning.cover import planned
    from pantau.workspace import Workspace
    from pantau.workspace_planning import budgets

    settings = Workspace.open().settings
    if where.figures is not None:
        return budgets.gaps_in(where.figures, settings, region=where.region, segment=segment)
    if where.home is None or not where.month or not where.region:
        text = Text(
            "berikan FIGURES, atau --home bersama --region dan --month",
            "give FIGURES, or --home together with --region and --month",
        )
        raise InputError([planned("figures", text)])
    from pantau.workspace_ledger import Ledger

    ledger = Ledger(where.home, settings=settings)
    return budgets.gaps_recorded(ledger, where.region, where.month, by=listed(where.by), segment=segment)


def print_tables(tables: tuple[Table, ...], language: Language) -> None:
    """Tables in the terminal, each under its title."""
    from pantau.cli.law.answers import print_table

    for place, table in enumerate(one.narrow() for one in tables):
        typer.echo(("\n" if place else "") + table.title.say(language))
        right = tuple(n for n, column in enumerate(table.columns) if column.is_number)
        total = tuple(table.told_row(table.total, language)) if table.total else ()
        print_table(
            table.heads(language), (tuple(row) for row in table.told(language)), total=total, right=right
        )


def finish(
    tables: tuple[Table, ...], shown: tuple[str, ...], warnings: tuple[Text, ...], language: Language
) -> None:
    """Print the tables that are named, then the warnings."""
    from pantau.cli.law.answers import print_warnings

    print_tables(tuple(table for table in tables if table.name in shown), language)
    print_warnings(warnings, language)


def written(tables: tuple[Table, ...], out: Path | None, language: Language) -> None:
    """Write the tables where that was asked for, and name the files."""
    from pantau.workspace_planning import budgets

    for path in budgets.write(tables, out, language) if out else ():
        typer.echo(str(path), err=True)
