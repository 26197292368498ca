"""The command line: one file a verb, each of which parses, calls the workspace and prints."""

from __future__ import annotations

import sys

import typer

from pantau.cli import law, monev
from pantau.errors import InputError, PantauError

app = typer.Typer(
    name="pantau",
    help="Memantau jaminan sosial ketenagakerjaan: yang dilaporkan, yang tercatat, yang seharusnya. "
    "(Watches over employment social security: reported, recorded, required.)",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("monev")(monev.monev)
app.add_typer(law.app, name="law")


def main() -> None:
    """Run the command line; a fault of the user ends with status 2 and a line a fault, never a traceback."""
    try:
        app()
    except InputError as error:
        language = error.language or "en"
        for fault in error.faults:
            print(fault.line(language), file=sys.stderr)  # noqa: T201
        sys.exit(2)
    except PantauError as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(2)
