"""``pantau maps``: boundaries for the maps of the web application."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from pantau.cli.output import spoken_language
from pantau.core.text import Text
from pantau.io.boundaries import add as add_boundaries
from pantau.settings import load_settings

app = typer.Typer(
    no_args_is_help=True, help="Batas wilayah untuk peta. (Boundaries for the maps of the application.)"
)
_ADDED = Text(
    "{level}: {regions} wilayah, {points} titik disimpan dari {read}",
    "{level}: {regions} regions, {points} points kept of {read}",
)
_LEVELS = {
    "province": Text("provinsi", "provinces"),
    "regency": Text("kabupaten dan kota", "regencies and cities"),
}
_STRANGE = Text("tidak dikenali ({n}): {names}", "not recognised ({n}): {names}")


@app.callback()
def maps() -> None:
    """Batas wilayah untuk peta. (Boundaries for the maps of the application.)"""


@app.command("add")
def add(
    file: Annotated[
        Path, typer.Argument(help="GeoJSON atau TopoJSON dengan kode Kemendagri. (With Kemendagri codes.)")
    ],
    credit: Annotated[
        str, typer.Option(help="Asal batas, tertulis di bawah peta. (Whom to thank, printed under the maps.)")
    ] = "",
    home: Annotated[
        str, typer.Option("--home", help="Folder penyimpanan. (The folder for everything kept.)")
    ] = "",
    language: Annotated[str, typer.Option(help="id|en")] = "",
) -> None:
    """Menambah batas provinsi atau kabupaten/kota. (Add boundaries of provinces or regencies.)"""
    spoken = spoken_language(language)
    settings = load_settings(os.environ)
    if home:
        settings = replace(settings, home=Path(home))
    told = add_boundaries(file, Path(settings.home), credit or file.name)
    for one in told:
        said = _ADDED.fill(
            level=_LEVELS[one.level], regions=one.regions, points=one.points, read=one.points_read
        )
        typer.echo(said.say(spoken))
    strange = told[0].strange
    if strange:
        typer.echo(_STRANGE.fill(n=len(strange), names=", ".join(strange[:10])).say(spoken), err=True)
