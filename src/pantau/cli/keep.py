"""``pantau backup``, ``restore``, ``check``: keeping the web application safe."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pantau.cli.serve import HOME, django_ready


def backup(folder: Annotated[Path, typer.Argument(metavar="DIR")], home: HOME = "") -> None:
    """Menyalin semua yang disimpan ke folder kosong. (Copy everything kept into an empty folder.)"""
    django_ready(home)
    from django.conf import settings

    from pantau.web.keeping import backup as kept

    done = kept(settings.HOME, folder)
    typer.echo(f"{folder}: {done['files']} berkas, {done['rows']} baris basis data")


def restore(folder: Annotated[Path, typer.Argument(metavar="DIR")], home: HOME = "") -> None:
    """Mengisi home dan basis data kosong dari cadangan. (Fill an empty home and database from a backup.)"""
    django_ready(home)
    from django.conf import settings

    from pantau.web.keeping import restore as restored

    done = restored(folder, settings.HOME)
    typer.echo(f"{settings.HOME}: {done['files']} berkas, {done['rows']} baris basis data")


def check(
    deploy: Annotated[
        bool, typer.Option("--deploy", help="Juga syarat untuk server. (Also for a server.)")
    ] = False,
    home: HOME = "",
) -> None:
    """Memeriksa pengaturan aplikasi web. (Check the settings of the web application.)"""
    django_ready(home, migrate=False)
    from django.core.checks import WARNING, run_checks

    told = run_checks(include_deployment_checks=deploy)
    found = [one for one in told if one.level >= WARNING and not one.is_silenced()]
    for one in found:
        typer.echo(f"{one.id}: {one.msg}{f' {one.hint}' if one.hint else ''}", err=True)
    if found:
        raise typer.Exit(1)
    typer.echo("pengaturan baik (settings are sound)")
