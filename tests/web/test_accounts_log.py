"""The page of the log: narrowed by action, region and day; who saw whom; the own region alone."""

import pytest
from django.utils import timezone

from pantau.web.accounts.roles import Role
from pantau.web.audit.log import record
from pantau.web.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(budi, citra):
    for _ in range(3):
        record(budi, "person.unmasked", "4711", reason="cek klaim")
    record(citra, "person.seen", "4712", region="36.73", reason="tanya")
    record(budi, "roster.exported", "daftar 9", region="36.72.01", reason="rapat")
    record(budi, "check.brought", "kasus-1")
    Entry.objects.filter(action="check.brought").update(
        at=timezone.datetime.fromisoformat("2024-07-01T17:30:00Z")
    )


def rows(page):
    return page.content.decode().split("<tbody>")[1].split("</tbody>")[0]


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("action=person.unmasked", ["4711"], ["4712", "kasus-1"]),
        ("region=36.72", ["4711", "daftar 9"], ["4712"]),
        ("region=36.72.01", ["daftar 9"], ["4711"]),
        ("since=2024-07-02&until=2024-07-02", ["kasus-1"], ["4711"]),  # half past midnight in Jakarta
        ("until=2024-07-01", [], ["kasus-1"]),
        ("q=daftar", ["daftar 9"], ["4711"]),
        ("since=kemarin&until=9999-12-31", ["4711", "kasus-1"], []),
        ("region=x' OR 1=1", [], ["4711"]),
    ],
)
def test_it_is_narrowed(signed_in, eko, written, query, there, gone):
    found = rows(signed_in(eko).get(f"/log?{query}"))
    assert all(one in found for one in there)
    assert not any(one in found for one in gone)


def test_the_filters_stay_on_the_next_page(signed_in, eko, budi):
    for n in range(60):
        record(budi, "check.brought", f"kasus-{n}")
    page = signed_in(eko).get("/log?action=check.brought").content.decode()
    assert "?action=check.brought&amp;page=2" in page


def test_who_saw_whom_counts_and_gives_the_reason(signed_in, eko, written):
    found = rows(signed_in(eko).get("/log/siapa-melihat"))
    assert "cek klaim" in found
    assert ">3<" in found
    assert "daftar 9" in found
    assert "kasus-1" not in found


def test_it_shows_the_own_region_alone(signed_in, dewi, written):
    dewi.role = Role.ADMINISTRATOR
    dewi.save()
    for address in ("/log", "/log/siapa-melihat", "/log?region=36.73"):
        assert "4712" not in rows(signed_in(dewi).get(address))
