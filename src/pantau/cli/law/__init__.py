"""``pantau law``: what is due and what is owed, with the article of every part; one file a verb."""

from __future__ import annotations

import typer

from pantau.cli.law.ask import benefit, contribution
from pantau.cli.law.known import coverage, history
from pantau.cli.law.plan import eligibility, schedule

app = typer.Typer(
    name="law",
    help="What the law asks and gives: contributions and benefits. (Iuran dan manfaat menurut hukum.)",
    no_args_is_help=True,
)
for verb in (contribution, benefit, schedule, eligibility, history, coverage):
    app.command()(verb)
