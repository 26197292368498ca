"""The command line: one file a verb, each of which parses, calls the workspace and prints."""

from __future__ import annotations

import os
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path

import typer

from pantau.cli import award, indicators, keep, law, ledger, maps, monev, plan, roster, round, serve
from pantau.core.text import LANGUAGES
from pantau.errors import PantauError

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
app.add_typer(roster.app, name="roster")
app.add_typer(ledger.app, name="ledger")
app.command("indicators")(indicators.indicators)
app.add_typer(award.app, name="award")
app.add_typer(round.app, name="round")
app.command("serve")(serve.serve)
app.command("worker")(serve.worker)
app.add_typer(serve.user, name="user")
app.add_typer(serve.audit, name="audit")
app.command("backup")(keep.backup)
app.command("restore")(keep.restore)
app.command("check")(keep.check)
app.add_typer(maps.app, name="maps")
app.add_typer(plan.app, name="plan")


def main() -> None:
    """Run the command line; a fault of the user ends with status 2 and a line a fault, never a traceback.

    Status 1 is that of ``--strict``, so a fault of Pantau itself ends with 70, and says where it happened.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # where there is no UTF-8, "?" for what cannot be shown
    try:
        app()
    except PantauError as error:
        asked = error.language or os.environ.get("PANTAU_LANGUAGE", "").strip()
        for line in error.lines(asked if asked in LANGUAGES else "en"):
            print("".join(c if c.isprintable() else " " for c in line), file=sys.stderr)  # noqa: T201
        sys.exit(2)
    except Exception as error:
        print(f"pantau: internal error: {_named(error)}; please report it", file=sys.stderr)  # noqa: T201
        sys.exit(70)


def _named(error: Exception) -> str:
    """The kind of an error and the line of Pantau where it arose; its text may hold what a case brought."""
    here = str(Path(__file__).parents[1])
    frames = traceback.extract_tb(error.__traceback__)
    frame = ([each for each in frames if each.filename.startswith(here)] or frames)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
