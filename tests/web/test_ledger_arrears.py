"""Arrears on the page of contributions and claims: counted by the worker, shown once they are."""

import pytest

from pantau import Ledger
from pantau.web.jobs import worker
from pantau.web.jobs.models import Job
from tests.ledger_files import contributions_file, enrolments_file

pytestmark = pytest.mark.django_db(transaction=True)


def test_arrears_are_counted_by_the_worker_and_shown(tmp_path, settings, budi, signed_in):
    settings.HOME = tmp_path / "home"
    ledger = Ledger(settings.HOME)
    ledger.add("enrolments", enrolments_file(tmp_path))
    ledger.add("contributions", contributions_file(tmp_path))
    ledger.add("contributions", contributions_file(tmp_path, month="2024-04", people=2, name="april.csv"))
    client = signed_in(budi)
    assert "sedang dihitung" in client.get("/kiriman").content.decode()
    client.get("/kiriman")
    assert Job.objects.filter(kind="arrears").count() == 1  # asked twice, counted once
    worker.run(once=True)
    page = client.get("/kiriman").content.decode()
    assert "peserta menunggak" in page
    assert "Rp67.200" in page  # four people, one month of 16,800
    assert Job.objects.filter(kind="arrears").count() == 1
