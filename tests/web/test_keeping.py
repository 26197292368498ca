"""Backup and restore give back what was there; a damaged backup is refused."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from pantau import Ledger
from pantau.errors import PantauError
from pantau.web.accounts.models import Office, User
from pantau.web.audit.log import broken, record
from pantau.web.audit.models import Entry, Head
from pantau.web.keeping import _moved, backup, restore
from tests.ledger_files import contributions_file, enrolments_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(tmp_path, budi):
    """A home with a ledger and an upload, and a log in the database."""
    (tmp_path / "home" / "ledger" / "people" / "_delta_log").mkdir(parents=True)
    (tmp_path / "home" / "ledger" / "people" / "_delta_log" / "0.json").write_text("{}")
    (tmp_path / "home" / "ledger" / "people" / "a.parquet").write_bytes(b"rows")
    record(budi, "roster.uploaded", "daftar")
    return tmp_path / "home"


@pytest.mark.parametrize("name", ["folder", "path"])
def test_what_was_uploaded_is_found_in_the_new_home(name, tmp_path):
    row = SimpleNamespace(**{name: "/srv/uploads/old/uploads/a1b2/report.pdf"})
    _moved(row, tmp_path)
    assert getattr(row, name) == str(tmp_path / "uploads" / "a1b2" / "report.pdf")
    elsewhere = SimpleNamespace(path="/api/figures")
    _moved(elsewhere, tmp_path)
    assert elsewhere.path == "/api/figures"


def test_a_round_trip(home, tmp_path, monkeypatch):
    assert backup(home, tmp_path / "kept")["rows"] > 2
    before = list(User.objects.values_list("email", "password"))
    Entry.objects.all().delete()
    Head.objects.all().delete()
    User.objects.all().delete()
    Office.objects.all().delete()
    restore(tmp_path / "kept", tmp_path / "new")
    assert list(User.objects.values_list("email", "password")) == before
    assert list(broken()) == []
    assert (tmp_path / "new" / "ledger" / "people" / "a.parquet").read_bytes() == b"rows"


def test_figures_are_equal_after_a_round_trip(tmp_path):
    home, again = tmp_path / "home", tmp_path / "again"
    enrolments_file(tmp_path)
    Ledger(home).add("enrolments", tmp_path / "enrolments.csv")
    Ledger(home).add("contributions", contributions_file(tmp_path))
    backup(home, tmp_path / "kept")
    restore(tmp_path / "kept", again)
    before, after = (Ledger(one).ask("36.72", "2024-01").to_json("id") for one in (home, again))
    assert before
    assert before == after
    assert Ledger(again).verify().errors == 0
    assert Ledger(again).add("enrolments", tmp_path / "enrolments.csv").added == 0  # it knows its people


def test_a_damaged_backup_is_named(home, tmp_path):
    backup(home, tmp_path / "kept")
    (tmp_path / "kept" / "ledger" / "people" / "a.parquet").write_bytes(b"r0ws")
    with pytest.raises(PantauError, match=r"a\.parquet"):
        restore(tmp_path / "kept", tmp_path / "new")


def test_nothing_is_overwritten(home, tmp_path):
    backup(home, tmp_path / "kept")
    with pytest.raises(PantauError):
        backup(home, tmp_path / "kept")
    with pytest.raises(PantauError, match="users"):
        restore(tmp_path / "kept", tmp_path / "new")


def pantau(tmp_path, *words, **settings):
    environ = {name: text for name, text in os.environ.items() if not name.startswith(("PANTAU_", "DJANGO"))}
    return subprocess.run(
        [sys.executable, "-m", "pantau.cli", *words, "--home", str(tmp_path / "home")],
        env={**environ, **settings},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_server_without_a_secret_does_not_start(tmp_path):
    ran = pantau(tmp_path, "check", "--deploy")
    assert ran.returncode == 2
    assert "PANTAU_SECRET_KEY" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_sound_server_passes_its_check(tmp_path):
    settings = {"PANTAU_SECRET_KEY": "k" * 25 + "7Qz!" * 10, "PANTAU_ALLOWED_HOSTS": "pantau.contoh.id"}
    ran = pantau(tmp_path, "check", "--deploy", **settings)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_user_is_invited_and_the_log_is_whole(tmp_path):
    settings = {"PANTAU_SECRET_KEY": "k" * 60}
    words = (
        "user",
        "add",
        "hana@contoh.id",
        "--office",
        "Disnaker",
        "--region",
        "36.72",
        "--role",
        "approver",
    )
    ran = pantau(tmp_path, *words, **settings)
    assert ran.returncode == 0, ran.stderr
    assert "/undangan/" in ran.stdout
    wrong = pantau(tmp_path, *words[:-3], "--region", "99.99", "--role", "boss", **settings)
    assert wrong.returncode == 2
    assert pantau(tmp_path, "audit", "verify", **settings).returncode == 0
