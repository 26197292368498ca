"""A round of the whole country: the board and the report ask the database a few questions, however many answer."""

import json
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from typer.testing import CliRunner

from pantau.cli import app, serve
from pantau.core import regions
from pantau.web.accounts.roles import Role
from pantau.web.jobs import worker
from pantau.web.jobs.models import Job
from pantau.web.monev.documents.content import report_content
from pantau.web.monev.models import KeptSubmission, SentNotice
from pantau.web.monev.rounds.posting import send_later
from pantau.web.monev.work import tell_daily
from tests.web.conftest import person
from tests.web.rounds import TODAY, open_round_for

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def country(ani):
    """A round of 38 provinces and 514 regencies."""
    every = [one.code for one in (*regions.provinces(), *regions.regencies())]
    row = open_round_for(ani, *every)
    KeptSubmission.objects.filter(region__startswith="36.7").update(
        state="submitted", waits_for="office", answered=5, submitted_on=TODAY
    )
    return row


def test_the_board_of_the_country_asks_a_few_questions(country, ani, hadi_of_banten, signed_in):
    address = f"/putaran/{country.pk}"
    client = signed_in(ani)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content.decode()
    assert country.submissions.count() == 552
    assert len(asked) <= 12, [one["sql"][:90] for one in asked]
    assert "552" in page
    assert "Papua" in page
    narrowed = signed_in(ani).get(f"{address}?region=36&show=submitted").content.decode()
    assert "Kota Cilegon" in narrowed
    assert "Kabupaten Lebak" not in narrowed
    theirs = signed_in(hadi_of_banten).get(address).content.decode()
    assert "Jawa Tengah" not in theirs


def test_the_report_of_a_province_asks_as_many_questions_as_that_of_a_city(country):
    counts = []
    for region in ("36.72", "36", "ID"):
        with CaptureQueriesContext(connection) as asked:
            content = report_content(country, region, TODAY)
        counts.append(len(asked))
    assert len(content.progress) == 552
    assert max(counts) <= 16
    assert max(counts) - min(counts) <= 2


def test_late_ones_are_reminded_once_and_those_above_are_told(ani, budi, hadi_of_banten):
    row = open_round_for(ani, "36.72")
    mail.outbox.clear()
    SentNotice.objects.all().delete()
    type(row).objects.filter(pk=row.pk).update(due=timezone.localdate() - timedelta(days=8))
    for _ in range(2):
        send_later(ani, row)
        worker.run(once=True)
    to = sorted(letter.to[0] for letter in mail.outbox)
    assert to == ["budi@contoh.id", "hadi@contoh.id"], "the office is late, its province is told, each once"


def test_a_waiting_worker_looks_once_a_day(ani):
    tell_daily()
    assert not Job.objects.filter(kind="round_notices").exists(), "without a round there is nothing to tell"
    open_round_for(ani, "36.72")
    for _ in range(2):
        tell_daily()
    assert Job.objects.filter(kind="round_notices").count() == 1


def test_the_command_line_lists_opens_shows_and_reminds(ani, budi, tmp_path, monkeypatch):
    row = open_round_for(ani, "36.72", "36")
    monkeypatch.setattr(serve, "django_ready", partial(serve.django_ready, migrate=False))
    run = CliRunner().invoke
    listed = run(app, ["round", "list", "--json"])
    assert [one["id"] for one in json.loads(listed.output)["rounds"]] == [str(row.pk)]
    assert "Kota Cilegon" in run(app, ["round", "board", str(row.pk)]).output
    board = json.loads(run(app, ["round", "board", str(row.pk), "--json"]).output)
    assert board["whole"]["invited"] == 2
    later = str(TODAY + timedelta(days=40))
    made = run(
        app,
        ["round", "open", "--title", "Kedua", "--as", "ani@contoh.id", "--period", "2024", "--due", later,
         "--instrument", "dbh-sawit", "--invite", "36.72,36"],
    )  # fmt: skip
    assert made.exit_code == 0, made.output
    assert made.output.split()[1] == "2"
    assert run(app, ["round", "remind", "--as", "ani@contoh.id"]).exit_code == 0
    assert "Monev 2024" in run(app, ["round", "notices", "--as", "ani@contoh.id"]).output
    assert run(app, ["round", "board", "nothing"]).exit_code == 2
    wrote = run(
        app, ["round", "report", str(row.pk), "--region", "36.72", "--form", "html", "--out", str(tmp_path)]
    )
    assert wrote.exit_code == 0, wrote.output
    assert (tmp_path / "laporan-36.72.html").is_file()


@pytest.fixture
def hadi_of_banten(db):
    return person("Hadi", "Disnaker Provinsi Banten", "36", Role.COORDINATOR)
