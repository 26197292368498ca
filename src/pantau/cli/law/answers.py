"""How ``pantau law`` answers: a table or JSON, and one line for each mistake with status 2."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import typer

if TYPE_CHECKING:
    from pantau.cli.law.options import Reader
    from pantau.core.text import Language, Text
    from pantau.law import Assessment

T = TypeVar("T")


def asked(ask: Callable[[Reader], T], spoken: Language) -> T:
    """The answer; a mistake in the question is told in a line each, and ends with status 2."""
    from pantau.cli.law.options import Reader
    from pantau.errors import InputError, MissingInput, PantauError
    from pantau.law import explain

    try:
        return ask(Reader())
    except PantauError as error:
        ends = {InputError: ":", MissingInput: " "}.get(type(error))
        for line in explain(error, spoken):
            name, end, rest = line.partition(ends) if ends else ("", "", line)
            typer.echo(f"--{name.replace('_', '-')}{end}{rest}" if ends else line, err=True)
        raise typer.Exit(2) from None


def show(found: Assessment, spoken: Language, *, as_json: bool, trace: bool) -> None:
    """An assessment on standard output."""
    from pantau.cli.output import print_json

    if as_json:
        print_json([found.to_json(spoken, trace=trace)])
    elif trace:
        typer.echo(found.explain(spoken))
    else:
        _print(found, spoken)


def _print(found: Assessment, language: Language) -> None:
    from pantau.core.notation import format_rupiah
    from pantau.core.text import Text

    heads = (
        Text("Bagian", "Part"),
        Text("Jumlah", "Amount"),
        Text("Dasar hukum", "Law"),
        Text("Keterangan", "Note"),
    )
    rows = [
        (
            part.title.say(language),
            format_rupiah(part.amount, language),
            part.reference,
            part.detail.say(language) if part.detail else "",
        )
        for part in found.parts
    ]
    print_table(
        [head.say(language) for head in heads],
        rows,
        total=("Total", format_rupiah(found.total, language), "", ""),
        right=(1,),
    )
    print_warnings(found.warnings, language)


def print_table(
    heads: Iterable[str],
    rows: Iterable[tuple[str, ...]],
    *,
    total: tuple[str, ...] = (),
    right: tuple[int, ...] = (),
) -> None:
    """A table in the terminal; columns of numbers stand right and are not broken."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Plain

    table = Table(*heads, box=None, pad_edge=False, show_footer=False)
    for place in right:
        table.columns[place].justify = "right"
        table.columns[place].no_wrap = True
    for row in rows:
        table.add_row(*(Plain(cell) for cell in row))
    if total:
        table.add_section()
        table.add_row(*(Plain(cell) for cell in total), style="bold")
    Console(highlight=False).print(table)


def print_warnings(warnings: Iterable[Text], language: Language) -> None:
    """A line for each warning."""
    from rich.console import Console

    console = Console(highlight=False)
    for warning in warnings:
        console.print(f"! {warning.say(language)}", style="yellow", markup=False)


def print_object(found: dict[str, Any]) -> None:
    """One JSON object on standard output."""
    from pantau.cli.output import print_json

    print_json([found])
