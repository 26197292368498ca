"""``pantau law history`` and ``pantau law coverage``: what is codified, since when, and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pantau.cli.law.answers import asked, print_object, print_table
from pantau.cli.law.options import AsJson, Reader, Spoken
from pantau.cli.output import spoken_language

if TYPE_CHECKING:
    from pantau.law import Parameter


def history(
    parameter: Annotated[str, typer.Argument(help="its id, such as jp.wage_cap; left out: all ids")] = "",
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """A legal value over time, with its articles. (Riwayat sebuah nilai hukum dengan pasalnya.)"""
    from pantau.law.history import history_json, history_rows, names, parameter_called

    spoken = spoken_language(language)
    if not parameter:
        listed = names(spoken)
        if as_json:
            print_object({"parameters": [{"id": code, "title": title} for code, title in listed]})
        else:
            print_table(("id", ""), listed)
        return

    def ask(_: Reader) -> Parameter:
        return parameter_called(parameter)

    found = asked(ask, spoken)
    if as_json:
        print_object(history_json(found, spoken))
        return
    heads, rows = history_rows(found, spoken)
    typer.echo(f"{found.id}: {found.title.say(spoken)}")
    print_table(heads, rows)


def coverage(
    regulation: Annotated[
        str, typer.Argument(help="one regulation, such as 'PP 44/2015'; left out: all")
    ] = "",
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Which articles are codified and tested, which are open and why. (Cakupan pasal yang dikodifikasi.)"""
    from pantau.law.coverage import coverage_json, coverage_of
    from pantau.law.coverage_told import article_lines, summary_rows

    spoken = spoken_language(language)
    found = asked(lambda _: coverage_of(regulation), spoken)
    if as_json:
        print_object(coverage_json(found, spoken))
    elif regulation:
        for line in article_lines(found, spoken):
            typer.echo(line)
    else:
        heads, rows = summary_rows(found, spoken)
        print_table(heads, rows, right=(2, 3, 4))
