"""Finding a worker and reading their months: only in one's region, masked, recorded, each fact with its row."""

import re

import pytest

from pantau import Ledger
from pantau.io.vault import Vault
from pantau.web.api.models import make_token
from pantau.web.audit.models import Entry
from pantau.web.jobs.models import Job, State
from pantau.web.ledger.models import Stage, Upload
from pantau.web.people.keys import key_of, person_of
from pantau.web.people.ledger import by_name, by_nik
from tests.ledger_files import CONTRIBUTION, ENROLMENT, contribution, enrolment, nik, write

pytestmark = pytest.mark.django_db

SIXTEEN = re.compile(r"(?<!\d)\d{16}(?!\d)")
CLAIM = (
    "claim_id",
    "nik",
    "programme",
    "benefit",
    "event_date",
    "filed_on",
    "paid_on",
    "amount",
    "region",
    "office",
)
MONTHS = ("2024-01", "2024-02", "2024-05", "2024-06", "2024-07")  # March and April were not paid
MOVED, SERANG, LAPSED = 1, 2, 3


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """People of Cilegon and Serang; one paid twice, one who moved, one who lapsed, a claim, a death."""
    home = tmp_path_factory.mktemp("home")
    ledger, files = Ledger(home), tmp_path_factory.mktemp("files")
    people = [
        enrolment(0, name="SITI AISYAH"),
        enrolment(MOVED, name="Budi Santoso", start="2024-03-01"),
        enrolment(MOVED, name="Budi Santoso", region="36.73", end="2024-02-29"),
        enrolment(SERANG, name="SITI RAHMA", region="36.73"),
        enrolment(LAPSED, name="Sitinjak Ahmad"),
    ]
    ledger.add("enrolments", write(files / "1.csv", ENROLMENT, people))
    rows = [contribution(0, month) for month in MONTHS]
    rows += [contribution(0, "2024-07", sponsor="CSR", payer="PT Contoh")]
    rows += [
        contribution(MOVED, "2024-01", region="36.73", sponsor="EMPLOYER"),
        contribution(MOVED, "2024-03"),
    ]
    rows += [contribution(SERANG, month, region="36.73") for month in MONTHS]
    rows += [contribution(LAPSED, "2024-01"), contribution(LAPSED, "2024-02")]
    ledger.add("contributions", write(files / "c.csv", CONTRIBUTION, rows))
    claim = {
        "claim_id": "K1",
        "nik": nik(0),
        "programme": "JKK",
        "event_date": "2024-06-02",
        "amount": 1500000,
    }
    ledger.add("claims", write(files / "k.csv", CLAIM, [claim | {"region": "36.72"}]))
    ledger.add(
        "deaths", write(files / "d.csv", ("nik", "died_on"), [{"nik": nik(LAPSED), "died_on": "2024-07-17"}])
    )
    return home


@pytest.fixture(autouse=True)
def home(kept, settings):
    settings.HOME = kept
    return kept


def key(number):
    return key_of(by_nik("ID", nik(number))[0].person)


def search(client, who):
    return client.post("/pekerja", {"who": who})


def test_somebody_is_found_by_the_full_nik_and_shown_masked(budi, signed_in):
    page = search(signed_in(budi), nik(0))
    text = page.content.decode()
    assert f"/pekerja/{key(0)}" in text
    assert nik(0) not in text
    assert not SIXTEEN.search(text)
    assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize("who", [nik(0)[:15], "Si", "12", " "])
def test_a_part_of_a_nik_or_two_letters_find_nobody(who, budi, signed_in):
    assert search(signed_in(budi), who).status_code == 422


def test_names_are_found_by_the_beginning_of_words_in_the_region_only():
    names = [one.name for one in by_name("36.72", "siti")[0]]
    assert [name[0] + name.split()[1][0] for name in names] == ["SA", "SA"]
    assert by_name("36.73", "siti")[1] == 1
    assert by_name("ID", "siti")[1] == 3
    assert by_name("36.72", "aisyah siti")[1] == 1
    assert by_name("36.72", "isyah")[1] == 0


@pytest.mark.parametrize("typed", ["%%%", "' OR 1=1 --", "___", 'siti"); drop table x; --'])
def test_what_is_typed_is_never_a_question_to_the_engine(typed, budi, signed_in):
    assert search(signed_in(budi), typed).status_code in (200, 422)
    assert by_name("36.72", "aisyah")[1] == 1


def test_a_search_is_recorded_without_what_was_typed(budi, signed_in):
    search(signed_in(budi), "aisyah")
    search(signed_in(budi), nik(0))
    told = list(Entry.objects.filter(action="people.searched").values("thing", "detail", "region"))
    assert {one["detail"]["by"] for one in told} == {"nik", "name"}
    assert "aisyah" not in str(told).lower()
    assert nik(0) not in str(told)


def test_people_of_another_region_are_not_there(budi, citra, signed_in):
    citra.role = "officer"
    citra.save()
    assert f"/pekerja/{key(0)}" not in search(signed_in(citra), nik(0)).content.decode()
    assert signed_in(citra).get(f"/pekerja/{key(0)}").status_code == 404
    assert signed_in(citra).post(f"/pekerja/{key(0)}/buka", {"reason": "ingin tahu"}).status_code == 404
    assert signed_in(budi).get(f"/pekerja/{key(SERANG)}").status_code == 404
    assert signed_in(budi).get("/pekerja/zzzzzzzzzzzzz").status_code == 404


def test_viewers_have_no_business_with_persons(citra, signed_in):
    assert signed_in(citra).get("/pekerja").status_code == 403
    assert signed_in(citra).get(f"/pekerja/{key(SERANG)}").status_code == 403


def test_the_months_are_a_strip_and_a_table_with_their_rows(budi, signed_in):
    page = signed_in(budi).get(f"/pekerja/{key(0)}").content.decode()
    assert not SIXTEEN.search(page)
    assert page.count('<td class="lapsed"') == 2
    assert page.count('<td class="double"') == 1
    assert page.count('<td class="covered"') == 4
    assert page.count('<td class="unknown"') == 5
    assert "c.csv" in page
    assert Entry.objects.get(action="person.seen").thing == key(0)


def test_a_lapse_goes_on_to_the_newest_month_of_the_region(budi, signed_in):
    page = signed_in(budi).get(f"/pekerja/{key(LAPSED)}").content.decode()
    assert page.count('<td class="lapsed"') == 5
    assert "Tercatat meninggal" in page


def test_what_another_region_paid_counts_and_is_not_told(budi, citra, signed_in):
    page = signed_in(budi).get(f"/pekerja/{key(MOVED)}").content.decode()
    assert page.count('<td class="elsewhere"') == 1
    assert "pemberi kerja" not in page
    assert "2 bulan dibayar" in page
    citra.role = "officer"
    citra.save()
    other = signed_in(citra).get(f"/pekerja/{key(MOVED)}").content.decode()
    assert "pemberi kerja" in other


def test_a_fact_leads_to_the_batch_and_the_file_as_it_was_brought(dewi, budi, signed_in, home):
    batch = next(one.batch for one in Ledger(home).status().batches if one.kind == "enrolments")
    job = Job.objects.create(kind="ledger_add", user=budi, region="36.72", state=State.DONE)
    files = [{"name": "peserta juli.csv", "file": "1.csv", "sha256": ""}]
    upload = Upload.objects.create(
        kind="enrolments",
        region="36.72",
        user=budi,
        stage=Stage.ADDED,
        batch=batch,
        wrote=batch,
        files=files,
        job=job,
    )
    page = signed_in(dewi).get(f"/pekerja/{key(0)}").content.decode()
    assert f'<a href="/kiriman/{upload.pk}">peserta juli.csv</a>, baris 2' in page
    Upload.objects.update(region="36")
    page = signed_in(dewi).get(f"/pekerja/{key(0)}").content.decode()
    assert f"/kiriman/{upload.pk}" not in page
    assert "peserta juli.csv" in page


def test_the_identity_is_opened_for_a_reason_once(budi, signed_in):
    client, address = signed_in(budi), f"/pekerja/{key(0)}"
    assert client.get(f"{address}/buka").status_code == 405
    assert client.post(f"{address}/buka", {"reason": " "}).status_code == 422
    opened = client.post(f"{address}/buka", {"reason": "klaim JKM keluarga"})
    assert "SITI AISYAH" in opened.content.decode()
    assert nik(0) in opened.content.decode().replace(" ", "")
    assert "no-store" in opened.headers["Cache-Control"]
    assert "SITI AISYAH" not in client.get(address).content.decode()
    told = Entry.objects.get(action="person.unmasked")
    assert (told.detail, told.thing, told.region) == ({"reason": "klaim JKM keluarga"}, key(0), "36.72")
    assert "AISYAH" not in str(list(Entry.objects.values()))


def test_a_right_rests_on_the_months_that_are_recorded(budi, signed_in):
    client, address = signed_in(budi), f"/pekerja/{key(0)}"
    page = client.get(f"{address}?cause=JKM&on=2024-07-17").content.decode()
    assert "Rp42.000.000" in page
    assert "iuran JKM Juli 2024 tercatat dibayar" in page
    assert "5 bulan iuran" in page
    page = client.get(f"{address}?cause=JKK&on=2024-07-17").content.decode()
    assert "Rp48.000.000" in page  # 48 x the declared income of 1,000,000


def test_a_day_before_any_enrolment_gives_nothing(budi, signed_in):
    page = signed_in(budi).get(f"/pekerja/{key(0)}?cause=JKM&on=2023-07-17").content.decode()
    assert "tidak ada kepesertaan JKM yang tercatat" in page
    assert signed_in(budi).get(f"/pekerja/{key(0)}?cause=JKM&on=kapan").status_code == 422


def test_what_the_law_does_not_say_is_told_as_such(budi, signed_in, monkeypatch):
    from pantau.errors import NotCodified
    from pantau.web.people import entitlement

    def unknown(**asked):
        raise NotCodified.of(id="masa tunggu tidak diketahui", en="the waiting time is not known")

    monkeypatch.setattr(entitlement, "benefit", unknown)
    page = signed_in(budi).get(f"/pekerja/{key(0)}?cause=JKM&on=2024-07-17").content.decode()
    assert "Belum dikodifikasi, jadi tidak dihitung: masa tunggu tidak diketahui" in page


def test_programs_see_a_person_masked_and_it_is_recorded(budi, citra, client):
    head = {"Authorization": f"Bearer {make_token(budi, 'x', 'read', 30)}"}
    answer = client.get(f"/api/v1/people/{key(0)}", headers=head)
    said = answer.json()
    assert (said["months_paid"], said["last_month"], len(said["payments"])) == (5, "2024-07", 6)
    assert said["payments"][0]["origin"]["row"] == 2
    assert not SIXTEEN.search(answer.content.decode())
    assert "AISYAH" not in answer.content.decode()
    assert Entry.objects.get(action="person.seen").detail == {"via": "api"}
    assert client.get(f"/api/v1/people/{key(SERANG)}", headers=head).status_code == 404
    head = {"Authorization": f"Bearer {make_token(citra, 'x', 'read', 30)}"}
    assert client.get(f"/api/v1/people/{key(SERANG)}", headers=head).status_code == 403


def test_a_program_finds_the_id_by_the_nik_in_the_body(budi, client):
    head = {"Authorization": f"Bearer {make_token(budi, 'x', 'read', 30)}"}

    def ask(number):
        asked = {"nik": number}
        return client.post("/api/v1/people/search", asked, content_type="application/json", headers=head)

    assert [one["id"] for one in ask(nik(0)).json()] == [key(0)]
    assert ask(nik(SERANG)).json() == []
    assert ask(nik(0)[:15]).status_code == 422
    assert nik(0) not in str(list(Entry.objects.values()))


def test_an_empty_ledger_knows_nobody(budi, signed_in, settings, tmp_path):
    settings.HOME = tmp_path
    assert "Tidak ada orang seperti itu" in search(signed_in(budi), nik(0)).content.decode()
    assert signed_in(budi).get("/pekerja/abc").status_code == 404


def test_keys_are_the_persons_and_never_sixteen_digits():
    for person in (0, 35, 36, 10**15, 2**63 - 1):
        assert person_of(key_of(person)) == person
        assert not SIXTEEN.search(key_of(person))
    assert person_of("zzzzzzzzzzzzz") is None
    assert person_of("-1") is None


def test_a_name_is_masked_by_the_vault(home):
    person = by_nik("36.72", nik(0))[0].person
    assert Vault(home / "vault").names([person]).to_pylist()[0]["name"] == "S*** A*****"
