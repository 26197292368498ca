"""What breaks while people work: each job ends once, nothing is lost, and the page says what happened."""

import socket
from contextlib import ExitStack
from threading import Thread

import pytest
import requests

from pantau import Ledger
from tests.ledger_files import ENROLMENT, enrolment, write
from tests.web.office_running import Office, token_of, until

pytestmark = pytest.mark.xdist_group("office")
PEOPLE = 400
CHECKED = "select attempts, state from jobs_job where kind = 'ledger_check' order by queued_at desc limit 1"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """One office for all that happens to it."""
    running = Office(tmp_path_factory.mktemp("office"))
    yield running
    running.close()


@pytest.fixture
def worker(office):
    """A worker that is ended after the test."""
    started = office.start("worker")
    yield started
    if started.poll() is None:
        office.stop(started)


def listed(tmp_path, serial):
    """A file of its own; people are told apart by where they begin."""
    people = [enrolment(n, start=f"2024-{serial:02d}-01") for n in range(PEOPLE)]
    return write(tmp_path / f"berkas-{serial}.csv", ENROLMENT, people)


def request_of(office, path, name="budi"):
    """The upload of a file as it goes over the wire: head and body."""
    given = {"kind": "enrolments", "basis": "public_task", "basis_note": "PKS 12/2024"}
    asked = requests.Request(
        "POST",
        f"{office.address}/api/v1/batches",
        data=given,
        files={"files": (path.name, path.read_bytes())},
        headers={"Authorization": f"Bearer {office.keys[name]}"},
    ).prepare()
    lines = [f"{key}: {value}" for key, value in asked.headers.items()]
    head = "\r\n".join(
        ["POST /api/v1/batches HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *lines, "", ""]
    )
    return head.encode(), asked.body


def send(office, path, name="budi", between=lambda: None):
    """Send it in two halves; the status that was answered."""
    head, body = request_of(office, path, name)
    with socket.create_connection(("127.0.0.1", office.port), timeout=60) as wire:
        wire.sendall(head + body[: len(body) // 2])
        between()
        wire.sendall(body[len(body) // 2 :])
        return int(wire.makefile("rb").readline().split()[1])


def restarted(office, held):
    """PostgreSQL is started again, and no job gets further from then on."""
    office.restart_postgres()
    held.enter_context(office.check_held())


def test_postgresql_is_restarted_while_a_file_comes_in_and_while_it_is_read(office, worker, tmp_path):
    path = listed(tmp_path, 1)
    with ExitStack() as held:
        status = send(office, path, between=lambda: restarted(office, held))
        assert status in (201, 503)  # kept, or said so
        if status == 503:
            assert send(office, path) == 201
        office.until_in_a_check()
        (brought,) = office.batches()
        assert office.rows(CHECKED)[0] == (1, "running")
        office.restart_postgres()
    until(lambda: office.rows(CHECKED)[0][1] in ("done", "failed"))
    assert worker.poll() is None  # it lives on
    (found,) = office.batches()
    assert (found["id"], found["stage"], found["added"]) == (brought["id"], "checked", PEOPLE)
    assert office.rows(CHECKED)[0][1] == "done"


def test_a_worker_is_killed_in_the_middle(office, worker, tmp_path):
    path = listed(tmp_path, 2)
    with office.check_held():
        assert send(office, path) == 201
        office.until_in_a_check()
        assert office.rows(CHECKED)[0] == (1, "running")
        office.kill(worker)
    page = office.signed_in("budi").get(f"{office.address}/kiriman/{office.batches()[0]['id']}", timeout=30)
    assert page.status_code == 200  # it is still being read, as far as anybody knows
    office.rows("update jobs_job set heard_at = heard_at - interval '2 minutes' where state = 'running'")
    other = office.start("worker")
    until(lambda: office.batches()[0]["stage"] == "checked")
    office.stop(other)
    assert office.rows(CHECKED)[0] == (2, "done")
    assert office.batches()[0]["added"] == PEOPLE


def test_the_browser_is_closed_half_way(office, worker, tmp_path):
    path = listed(tmp_path, 3)
    before = office.batches()
    head, body = request_of(office, path)
    with socket.create_connection(("127.0.0.1", office.port), timeout=60) as wire:
        wire.sendall(head + body[: len(body) // 2])
    assert office.batches() == before  # half a file is no file
    assert send(office, path) == 201  # and closed at once: nobody waits for the answer of the worker
    until(lambda: office.batches()[0]["stage"] == "checked")


def test_two_users_bring_the_same_file_at_once(office, worker, tmp_path):
    path = listed(tmp_path, 4)
    second = office.start("worker")
    sent = [Thread(target=send, args=(office, path, name)) for name in ("budi", "bima")]
    for one in sent:
        one.start()
    for one in sent:
        one.join()
    both = [one["id"] for one in office.batches()[:2]]
    assert [one["files"] for one in office.batches()[:2]] == [[path.name]] * 2
    until(lambda: [one["stage"] for one in office.batches()[:2]] == ["checked"] * 2)
    dewi = office.signed_in("dewi")
    for one in both:
        page = dewi.get(f"{office.address}/kiriman/{one}", timeout=30)
        given = {"choice": "approve", "csrfmiddlewaretoken": token_of(page)}
        dewi.post(f"{office.address}/kiriman/{one}/putuskan", given, timeout=30)
    until(lambda: [one["stage"] for one in office.batches()[:2]] == ["added"] * 2)
    office.stop(second)
    assert sorted(one["added"] for one in office.batches()[:2]) == [0, PEOPLE]
    assert sorted(one["already_there"] for one in office.batches()[:2]) == [0, PEOPLE]
    ledger = Ledger(office.home)
    assert {one.table: one.rows for one in ledger.status().tables}["enrolments"] == PEOPLE
    assert ledger.verify().errors == 0
    told = [dewi.get(f"{office.address}/kiriman/{one}", timeout=30).text for one in both]
    assert sum("sudah ada sebelumnya" in one for one in told) == 1
