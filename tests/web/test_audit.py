"""The log: what is taken out or altered is seen."""

import pytest

from pantau.web.audit.log import broken, record
from pantau.web.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(budi):
    return [record(budi, "roster.uploaded", f"daftar {n}", rows=n) for n in range(5)]


def test_a_whole_log_has_no_faults(written):
    assert list(broken()) == []


def test_an_altered_entry_is_named(written):
    Entry.objects.filter(number=3).update(actor="someone@else.id")
    assert [number for number, _ in broken()] == [3]


def test_an_altered_detail_is_named(written):
    Entry.objects.filter(number=2).update(detail={"rows": 7})
    assert [number for number, _ in broken()] == [2]


def test_a_removed_entry_is_named(written):
    Entry.objects.filter(number=2).delete()
    assert next(broken())[0] == 2


def test_a_removed_end_is_seen(written):
    Entry.objects.filter(number__gte=4).delete()
    assert [number for number, _ in broken()] == [4]


def test_an_emptied_log_is_seen(written):
    Entry.objects.all().delete()
    assert [number for number, _ in broken()] == [1]


def test_it_says_who_of_which_office(written, budi):
    assert (written[0].actor, written[0].office, written[0].region) == (budi.email, budi.office.name, "36.72")
