"""What rosters hold about somebody is found, erased on request, and gone after its time."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from pantau.web.jobs import worker
from pantau.web.jobs.models import State
from pantau.web.privacy.holders import Person, holders
from pantau.web.privacy.retention import REMOVERS
from pantau.web.rosters.models import Roster
from tests.web.roster_lists import DOUBTS, GIVEN, listed

pytestmark = pytest.mark.django_db(transaction=True)
BUDI = Person(DOUBTS[0][0], None)


@pytest.fixture
def brought(budi, signed_in):
    """A roster that Budi brought and the worker checked."""
    assert signed_in(budi).post("/daftar/baru", {**GIVEN, "list": listed()}).status_code == 302
    worker.run(once=True)
    return Roster.objects.get()


@pytest.fixture
def holder():
    return next(one for one in holders() if one.code == "rosters")


def test_somebody_is_found_and_erased_while_the_counts_stay(brought, holder, client):
    (row,) = holder.find(BUDI)
    assert (row["region"], row["name"], row["row"]) == ("36.72", "BUDI HARTONO", 2)
    before = brought.result
    assert holder.erase(BUDI) == 1
    assert holder.erase(BUDI) == 0
    assert holder.find(BUDI) == []
    for path in Path(brought.folder).rglob("*"):
        if path.is_file():
            assert BUDI.nik.encode() not in path.read_bytes()
    page = client.get(f"/daftar/{brought.pk}/baris/review").content.decode()
    assert "BUDI HARTONO" not in page
    assert "DEDI KURNIAWAN" in page
    assert Roster.objects.get().result == before
    client.post(f"/daftar/{brought.pk}/periksa")
    worker.run(once=True)
    assert Roster.objects.get().job.state == State.FAILED
    assert client.get(f"/daftar/{brought.pk}").status_code == 200


def test_a_roster_past_its_time_is_gone_with_its_files(brought, holder):
    remove = REMOVERS["rosters"]
    assert list(remove(timezone.now() - timedelta(days=1))) == []
    assert [one.thing for one in remove(timezone.now())] == [str(brought.pk)]
    assert not Path(brought.folder).exists()
    assert not Roster.objects.exists()
