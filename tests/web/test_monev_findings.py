"""Findings in the browser: born from a check, followed up, closed by corrected numbers and by nothing else."""

import pytest

from pantau.web.audit.models import Entry
from pantau.web.demo.people import cast
from pantau.web.jobs import worker
from pantau.web.monev.demo import seed
from pantau.web.monev.models import KeptFinding, KeptRound, KeptSubmission
from tests.web.rounds import TODAY, filled, open_round_for, sheet_of, with_evidence

pytestmark = pytest.mark.django_db(transaction=True)
WRONG, RIGHT = "8.400", "16.800"


@pytest.fixture
def sheet(ani):
    return sheet_of(open_round_for(ani, "36.72"))


def hand_in(client, sheet, rate, **more):
    """Hand the short instrument in with one rate."""
    given = filled(sheet, **{"W2.3-contribution_rate.BPU.JKK+JKM.DBH_SAWIT": rate}, **more)
    return client.post(f"/isian/{sheet.pk}/simpan", with_evidence(given) | {"hand_in": "yes"})


@pytest.fixture
def found(sheet, budi, signed_in):
    """The finding of a rate that no law gives, handed in with a reason."""
    client = signed_in(budi)
    said = client.post(
        f"/isian/{sheet.pk}/periksa",
        {"asked": ["W2.3"], "W2.3-contribution_rate.BPU.JKK+JKM.DBH_SAWIT": WRONG},
    ).json()["findings"][0]
    assert hand_in(client, sheet, WRONG, **{f"reason-{said['id']}": "tarif lama"}).status_code == 302
    return KeptFinding.objects.get()


def test_a_finding_is_followed_up_with_owner_and_due_day(found, budi, signed_in):
    client, address = signed_in(budi), f"/temuan/{found.pk}"
    assert "tarif lama" in client.get(address).content.decode()
    assert client.post(f"{address}/followed_up", {"action": "x", "owner": ""}).status_code == 422
    given = {"action": "Perbaiki DPA", "owner": "Disnaker Kota Cilegon", "due": str(TODAY)}
    assert client.post(f"{address}/followed_up", given).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.owner) == ("in_follow_up", "Disnaker Kota Cilegon")
    listed = client.get("/temuan?owner=disnaker").content.decode()
    assert "Perbaiki DPA" in listed
    assert Entry.objects.filter(action="finding.followed_up").count() == 1


def test_a_finding_of_a_check_is_not_closed_by_a_tick(found, ani, signed_in):
    answer = signed_in(ani).post(f"/temuan/{found.pk}/resolved", {"evidence": "surat", "reason": ""})
    assert answer.status_code == 422
    found.refresh_from_db()
    assert found.state == "explained"


def test_corrected_numbers_close_it_and_wrong_ones_bring_it_back(found, sheet, ani, budi, dewi, signed_in):
    def returned():
        seen = KeptSubmission.objects.get(pk=sheet.pk).version
        given = {"seen": seen, "reason": "perbaiki tarif"}
        assert signed_in(dewi).post(f"/isian/{sheet.pk}/kembalikan", given).status_code == 302

    returned()
    assert hand_in(signed_in(budi), sheet, RIGHT).status_code == 302
    found.refresh_from_db()
    assert found.state == "resolved"
    returned()
    reason = {f"reason-{found.query}": "salah ketik lagi"}
    assert hand_in(signed_in(budi), sheet, WRONG, **reason).status_code == 302
    found.refresh_from_db()
    assert found.state == "explained", "it came back, and the reason explains it"
    steps = list(found.history.values_list("step", flat=True))
    assert steps[:3] == ["raised", "explained", "resolved"]
    assert steps[3] == "reopened"


def test_a_check_of_everything_changes_nothing_while_the_numbers_stay(found, ani, signed_in):
    client = signed_in(ani)
    assert client.post("/temuan/periksa").status_code == 302
    worker.run(once=True)
    before = found.version
    found.refresh_from_db()
    assert found.version == before


def test_a_person_raises_a_finding_and_another_closes_it(sheet, ani, budi, signed_in):
    client = signed_in(budi)
    given = {"region": "36.72", "message": "Daftar penerima belum ditandatangani", "severity": "warning"}
    assert (
        client.post(f"/temuan/baru?round={sheet.round_id}", {**given, "region": "36.73"}).status_code == 422
    )
    assert client.post(f"/temuan/baru?round={sheet.round_id}", given).status_code == 302
    kept = KeptFinding.objects.get()
    assert client.post(f"/temuan/{kept.pk}/disputed", {"reason": ""}).status_code == 422
    assert signed_in(ani).post(f"/temuan/{kept.pk}/resolved", {"evidence": "SK 12/2024"}).status_code == 302
    kept.refresh_from_db()
    assert kept.state == "resolved"


def test_what_still_stands_goes_into_the_next_round(found, ani, signed_in):
    following = open_round_for(ani, "36.72")
    client, address = signed_in(ani), f"/putaran/{following.pk}/kelola"
    assert "Bawa ke putaran ini" in client.get(address).content.decode()
    assert client.post(address, {"carry": "yes"}).status_code == 302
    found.refresh_from_db()
    assert (found.state, found.round_id) == ("carried_over", following.pk)
    assert "2 putaran" in client.get(f"/temuan/{found.pk}").content.decode()
    assert "Bawa ke putaran ini" not in client.get(address).content.decode()


def test_others_do_not_see_it(found, citra, signed_in):
    client = signed_in(citra)
    assert client.get(f"/temuan/{found.pk}").status_code == 404
    assert "tarif" not in client.get("/temuan").content.decode()


def test_the_round_of_the_demonstration_is_the_seed_cases(db, signed_in):
    folk = cast()
    seed(folk)
    seed(folk)
    row = KeptRound.objects.get()
    states = {one.region: one.state for one in row.submissions.all()}
    assert (states["36.72"], states["36"], states["33"]) == ("submitted", "submitted", "draft")
    messages = " ".join(one.message["id"] for one in KeptFinding.objects.all())
    assert "19.185" in messages, "seven groups are more than their total"
    assert "377.162" in messages, "the total of Banten is one digit off"
    client = signed_in(folk["coordinator"])
    for address in (
        "/temuan",
        "/regulasi",
        "/anggaran",
        "/pemberitahuan",
        "/instrumen",
        f"/putaran/{row.pk}",
    ):
        assert client.get(address).status_code == 200
