"""People and a round for the tests of rounds: every level of approval has somebody of its own."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from pantau.core.period import Period
from pantau.web.accounts.roles import Role
from pantau.web.jobs import worker
from pantau.web.monev.models import KeptRound, KeptSubmission
from pantau.web.monev.rounds.opening import opened
from pantau.web.monev.rounds.places import Place
from tests.web.conftest import person

TODAY = date.today()


def people():
    """Who works on a round besides the cast: government, province, a second officer."""
    return {
        "fitri": person("Fitri", "Sekretariat Daerah Kota Cilegon", "36.72", Role.COORDINATOR),
        "hadi": person("Hadi", "Disnaker Provinsi Banten", "36", Role.COORDINATOR),
        "joko": person("Joko", "Disnaker Kota Cilegon", "36.72", Role.OFFICER),
    }


def open_round_for(user, *places, instrument="dbh-sawit", due=None, region="ID", period="2024"):
    """A round of a user for places; its letters are sent."""
    given = {
        "title": "Monev 2024",
        "title_en": "Monitoring 2024",
        "instrument": instrument,
        "region": region,
        "period": Period.parse(period),
        "opens": TODAY - timedelta(days=10),
        "due": due or TODAY + timedelta(days=20),
        "places": tuple(Place(*(one if isinstance(one, tuple) else (one,))) for one in places),
    }
    row, _ = opened(user, given)
    worker.run(once=True)
    return KeptRound.objects.get(pk=row.pk)


def sheet_of(row, region="36.72", office=""):
    """The submission of a region."""
    return KeptSubmission.objects.select_related("round").get(round=row, region=region, office=office)


def filled(sheet, **more):
    """A form of the short instrument with everything that is asked for."""
    return {
        "seen": KeptSubmission.objects.get(pk=sheet.pk).version,
        "asked": ["W1.1", "W2.1", "W2.2", "W2.3", "W3.1"],
        "W1.1-budget_allocated.DBH_SAWIT": "201.600.000",
        "W1.1-months_funded.DBH_SAWIT": "12",
        "W2.1-funded_workers.pekebun_sawit.DBH_SAWIT": "1.000",
        "W2.2-choice": "stdb",
        "W2.3-contribution_rate.BPU.JKK+JKM.DBH_SAWIT": "16.800",
        "W3.1-choice": "yes",
        **more,
    }


def with_evidence(given):
    """The same with the documents that are asked for."""
    return {
        **given,
        "W1.1-files.dpa": SimpleUploadedFile("dpa.pdf", b"%PDF-1.4 dpa"),
        "W2.1-files.sk": SimpleUploadedFile("sk.pdf", b"%PDF-1.4 sk"),
    }
