"""``pantau serve``, ``worker``, ``user``, ``audit``: the web application and who may enter it."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import typer

user = typer.Typer(no_args_is_help=True, help="Pengguna aplikasi web. (Users of the web application.)")
audit = typer.Typer(
    no_args_is_help=True, help="Log siapa melihat dan mengubah apa. (The log of who saw what.)"
)
HOME = Annotated[str, typer.Option("--home", help="Folder penyimpanan. (The folder for everything kept.)")]
_DEMO_WORKERS = 2  # one fills the ledger while the other checks cases and lists
_PATIENCE = {"postgresql": 30.0}  # seconds that the database is waited for
_BETWEEN = 0.1
_NICE = 10  # whoever waits for a page comes before whoever waits for a job
_ONCE = Annotated[bool, typer.Option(help="Berhenti bila tak ada lagi. (Stop when none waits.)")]


def serve(
    host: Annotated[
        str, typer.Option(help="Alamat yang dilayani. (The address to listen on.)")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Nomor porta. (The port.)", min=1, max=65535)] = 8000,
    demo: Annotated[
        bool, typer.Option("--demo", help="Peragaan dengan data buatan. (A demonstration.)")
    ] = False,
    home: HOME = "",
) -> None:
    """Melayani aplikasi web. (Serve the web application.)"""
    if demo:
        home = home or tempfile.mkdtemp(prefix="pantau-demo-")
        os.environ |= {"PANTAU_DEMO": "yes", "PANTAU_SECOND_FACTOR": "no"}
        os.environ.setdefault("PANTAU_SECRET_KEY", secrets.token_urlsafe(64))
    django_ready(home)
    if demo:
        from pantau.web.demo.start import prepare

        for line in prepare(f"http://{host}:{port}/"):
            typer.echo(line)
    workers = [
        subprocess.Popen([sys.executable, "-m", "pantau.cli", "worker"])
        for _ in range(_DEMO_WORKERS if demo else 0)
    ]
    try:
        _granian(host, port)
    finally:
        for process in workers:
            process.terminate()
        for process in workers:
            process.wait()


def worker(home: HOME = "", once: _ONCE = False) -> None:
    """Mengerjakan pekerjaan panjang. (Do the long work.)"""
    django_ready(home)
    from pantau.web.jobs.worker import run

    if not once and hasattr(os, "nice"):
        os.nice(_NICE)
    try:
        run(once=once)
    except KeyboardInterrupt:
        raise typer.Exit from None


@user.command("add")
def add_user(
    email: str,
    office: Annotated[str, typer.Option(help="Nama kantor. (Name of the office.)")],
    region: Annotated[str, typer.Option(help="Kode wilayah kantor. (Region code of the office.)")],
    role: Annotated[str, typer.Option(help="viewer|officer|approver|coordinator|administrator")] = "viewer",
    home: HOME = "",
) -> None:
    """Mengundang pengguna; mencetak tautan sekali pakai. (Invite a user; prints a link for one use.)"""
    django_ready(home)
    from pantau.errors import Fault, InputError
    from pantau.web.accounts.models import invite, office_for
    from pantau.web.accounts.roles import Role

    if role not in list(Role):
        listed = ", ".join(Role)
        raise InputError(
            [
                Fault(
                    "--role",
                    0,
                    {
                        "id": f"'{role}' bukan peran; pilih {listed}",
                        "en": f"'{role}' is not a role; choose {listed}",
                    },
                )
            ]
        )
    key = invite(email, office_for(office, region), role, None)
    typer.echo(f"/undangan/{key}")


@audit.command("verify")
def verify_audit(home: HOME = "") -> None:
    """Memeriksa bahwa log utuh. (Check that the log is whole.)"""
    django_ready(home)
    from pantau.cli.output import spoken_language
    from pantau.web.audit.log import broken
    from pantau.web.audit.models import Entry

    language = spoken_language("")
    wrong = list(broken())
    for number, said in wrong:
        typer.echo(f"{number}: {said.say(language)}", err=True)
    if wrong:
        raise typer.Exit(1)
    count = Entry.objects.count()
    typer.echo(f"log utuh: {count} catatan" if language == "id" else f"the log is whole: {count} entries")


def django_ready(home: str, *, migrate: bool = True) -> None:
    """Set Django up in a home and bring its database up to date, or say plainly why it cannot be."""
    from pantau.errors import SettingsError

    if home:
        os.environ["PANTAU_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pantau.web.settings")
    try:
        import django
        from django.core.exceptions import ImproperlyConfigured
    except ModuleNotFoundError as missing:
        raise SettingsError.of(
            id="aplikasi web belum terpasang; jalankan: pip install 'pantau[web]'",
            en="the web application is not installed; run: pip install 'pantau[web]'",
        ) from missing
    Path(os.environ.get("PANTAU_HOME", "pantau-data")).mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise SettingsError(str(error)) from None
    if migrate:
        _migrate()


def _migrate() -> None:
    """Bring the database up to date; a server may be started before its database, or while that starts again."""
    from django.core.management import call_command
    from django.db import OperationalError, connection

    from pantau.errors import SettingsError

    end = time.monotonic() + _PATIENCE.get(connection.vendor, 0)
    while True:
        try:
            call_command("migrate", verbosity=0)
            return
        except OperationalError as error:
            connection.close()
            if time.monotonic() < end:
                time.sleep(_BETWEEN)
                continue
            why = str(error).strip().partition("\n")[0][:200]
            raise SettingsError.of(
                id=f"basis data tidak menjawab ({why}); periksa PANTAU_DATABASE_URL dan apakah servernya jalan",
                en=f"the database does not answer ({why}); look at PANTAU_DATABASE_URL and whether its server runs",
            ) from None


def _granian(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    server: Any = Granian(
        "pantau.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        blocking_threads=4,
    )
    server.serve()
