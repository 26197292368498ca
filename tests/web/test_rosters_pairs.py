"""The clerical review: two cards, an answer, undo; the answers are applied and people keep their ids."""

import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pantau.web.audit.models import Entry
from pantau.web.jobs import worker
from pantau.web.rosters.models import Roster, Verdict
from tests.web.roster_lists import GIVEN, listed

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)")


@pytest.fixture
def brought(budi, signed_in):
    """A roster with two doubtful pairs."""
    assert signed_in(budi).post("/daftar/baru", {**GIVEN, "list": listed()}).status_code == 302
    worker.run(once=True)
    return Roster.objects.get()


@pytest.fixture
def pile(brought, client):
    """The addresses of its pairs, in their order."""
    page = client.get(f"/daftar/{brought.pk}/pasangan").content.decode()
    found = list(dict.fromkeys(re.findall(r"/pasangan/([0-9a-f]{12})", page)))
    assert len(found) == 2
    return [f"/daftar/{brought.pk}/pasangan/{code}" for code in found]


def people(roster):
    """The person of each row."""
    rows = pq.read_table(
        Path(roster.folder) / "result" / "rows.parquet", columns=["row", "person", "decision"]
    )
    return {one["row"]: (one["person"], one["decision"]) for one in rows.to_pylist()}


def test_a_pair_is_shown_side_by_side_with_its_evidence(pile, client):
    for address in pile:
        page = client.get(address).content.decode()
        assert not NUMBER.search(page)
        assert "beda" in page
        assert "Mengapa diragukan" in page
        assert "nama" in page
    english = client.post("/bahasa", {"language": "en", "next": pile[0]}, follow=True).content.decode()
    assert "Why it is in doubt" in english


def test_the_next_pair_follows_and_the_last_leads_back(pile, brought, client):
    assert client.post(pile[0], {"answer": "unsure"}).headers["Location"] == pile[1]
    assert client.post(pile[1], {"answer": "unsure"}).headers["Location"] == f"/daftar/{brought.pk}/pasangan"
    assert client.post(pile[1], {"answer": "unsure"}).status_code == 302
    assert Verdict.objects.count() == 2  # the same answer twice is one
    assert client.post(pile[0], {"answer": "perhaps"}).status_code == 404
    assert client.get(f"/daftar/{brought.pk}/pasangan/000000000000").status_code == 404


def test_answers_are_applied_and_ids_stay(pile, brought, client):
    before = people(brought)
    client.post(pile[0], {"answer": "same"})
    assert people(brought) == before
    assert client.post(f"/daftar/{brought.pk}/periksa").status_code == 302
    worker.run(once=True)
    after = people(brought)
    assert len({person for person, _ in after.values()}) == len({person for person, _ in before.values()}) - 1
    assert {person for person, _ in after.values()} < {person for person, _ in before.values()}
    page = client.get(f"/daftar/{brought.pk}/pasangan").content.decode()
    assert "1 / 2" in page  # what was decided stays in the pile


def test_an_answer_is_undone_before_and_after_it_is_applied(pile, brought, client):
    before = people(brought)
    client.post(pile[0], {"answer": "same"})
    assert client.post(f"{pile[0]}/urung").headers["Location"] == pile[0]
    assert client.post(f"{pile[0]}/urung").status_code == 404
    client.post(pile[0], {"answer": "same"})
    client.post(f"/daftar/{brought.pk}/periksa")
    worker.run(once=True)
    assert client.get(pile[0]).status_code == 200
    client.post(f"{pile[0]}/urung")
    client.post(f"/daftar/{brought.pk}/periksa")
    worker.run(once=True)
    assert people(brought) == before
    assert [one.answer for one in Verdict.objects.all()] == ["same", "undone", "same", "undone"]
    assert Entry.objects.filter(action="pair.undone").count() == 2


def test_different_people_are_no_longer_in_doubt(pile, brought, client):
    for address in pile:
        client.post(address, {"answer": "different"})
    client.post(f"/daftar/{brought.pk}/periksa")
    worker.run(once=True)
    assert [decision for _, decision in people(brought).values()].count(
        "review"
    ) == 1  # the one without a NIK


def test_answers_wait_for_nobody_to_approve(pile, brought, dewi, client, signed_in):
    client.post(pile[0], {"answer": "same"})
    signed_in(dewi)
    given = {"seen": str(brought.job_id), "choice": "approved"}
    refused = client.post(f"/daftar/{brought.pk}/keputusan", given)
    assert refused.status_code == 422
    assert "terapkan dahulu" in refused.content.decode()
    client.post(f"/daftar/{brought.pk}/periksa")
    worker.run(once=True)
    given["seen"] = str(Roster.objects.get().job_id)
    assert client.post(f"/daftar/{brought.pk}/keputusan", given).status_code == 302
    assert client.post(pile[1], {"answer": "same"}).status_code == 403
    assert client.post(f"{pile[0]}/urung").status_code == 403
    assert client.get(pile[1]).status_code == 200


def test_a_row_of_another_list_has_its_card(budi, signed_in):
    heads = ("KPJ", "NIK", "Nama", "Tanggal Lahir", "Segmen")
    covered = [("26000000009", "", "BUDY HARTONO", "03/02/1979", "BPU")]
    client = signed_in(budi)
    given = {**GIVEN, "list": listed(), "against": listed(covered, heads, "peserta.csv")}
    assert client.post("/daftar/baru", given).status_code == 302
    worker.run(once=True)
    roster = Roster.objects.get()
    page = client.get(f"/daftar/{roster.pk}/pasangan").content.decode()
    rows = re.findall(r"/pasangan/([0-9a-f]{12})\">(.*?)</tr>", page, re.DOTALL)
    found = [code for code, row in rows if "peserta.csv" in row]
    assert found
    for code in found:
        shown = client.get(f"/daftar/{roster.pk}/pasangan/{code}").content.decode()
        assert "BUDY" in shown
        assert not NUMBER.search(shown)
