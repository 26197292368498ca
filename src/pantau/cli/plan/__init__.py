"""``pantau plan``: what covering people costs, what a budget buys, its best use, and what will be claimed."""

from __future__ import annotations

import typer

from pantau.cli.plan import allocate, backtest, buys, chance, gap, project

app = typer.Typer(
    name="plan",
    help="Budgets: the gap, what money buys, its best use. (Rencana: biaya, anggaran, alokasi.)",
    no_args_is_help=True,
)
app.command("gap")(gap.gap)
app.command("buys")(buys.buys)
app.command("allocate")(allocate.allocate)
app.command("project")(project.project)
app.command("chance")(chance.chance)
app.command("backtest")(backtest.backtest)
