"""Who acts in these tests, and a round that they act in."""

from datetime import UTC, date, datetime, timedelta

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.monev import Actor, Answer, Round, Submission, created, invite, open_round, read_instrument

OFFICE = "Disnaker Kota Cilegon"
CITY, PROVINCE, NATION = "36.72", "36", "ID"

ANI = Actor("ani", "Ani", "officer", CITY, OFFICE)
BUDI = Actor("budi", "Budi", "officer", CITY, OFFICE)
CITRA = Actor("citra", "Citra", "approver", CITY, OFFICE)
DEWI = Actor("dewi", "Dewi", "coordinator", CITY, "Sekretariat Daerah")
EKO = Actor("eko", "Eko", "coordinator", PROVINCE, "Disnakertrans Banten")
FITRI = Actor("fitri", "Fitri", "coordinator", NATION, "Kemenko PMK")
GITA = Actor("gita", "Gita", "viewer", CITY, OFFICE)
HADI = Actor("hadi", "Hadi", "coordinator", "36.73", "Kota Serang")
EVERYBODY = (ANI, BUDI, CITRA, DEWI, EKO, FITRI, GITA, HADI)
CHAIN = (CITRA, DEWI, EKO, FITRI)  # office, government, province, centre

START = datetime(2024, 7, 1, 8, tzinfo=UTC)

SMALL = read_instrument(
    """
id: small
version: 1
valid_from: 2024-01-01
title: {id: Kecil, en: Small}
basis: [{regulation: Inpres 2/2021, source: test, confidence: H}]
addressees: {regent: {id: wali kota, en: mayor}, governor: {id: gubernur, en: governor}}
items:
  - code: A
    addressees: [regent, governor]
    title: {id: Satu, en: One}
    basis: {regulation: Inpres 2/2021, source: test, confidence: H}
    questions:
      - {code: A.1, kind: text, title: {id: Langkah, en: Steps}}
      - {code: A.2, kind: text, title: {id: Kendala, en: Obstacles}, required: false}
      - code: A.3
        kind: figures
        title: {id: Cakupan, en: Coverage}
        required: false
        figures: [{measure: coverage_rate}, {measure: covered_workers, required: false}]
""",
    "small.yaml",
)


def later(days=0, minutes=0):
    """A moment after the start."""
    return START + timedelta(days=days, minutes=minutes)


def text(question, said):
    """An answer in words."""
    return Answer(question, 1, text=said)


def round_of(**changes):
    """A round of the nation, open."""
    given = {
        "id": "2024-1",
        "title": Text("Putaran 2024", "Round 2024"),
        "region": NATION,
        "instrument": "small",
        "instrument_version": 1,
        "period": Period.parse("2024-07"),
        "opens": date(2024, 7, 1),
        "due": date(2024, 7, 31),
    } | changes
    return open_round(created(Round(**given), by=FITRI, at=START), by=FITRI, at=START)


def invited(round, region=CITY, office=OFFICE, addressee="regent"):
    """An invitation of an office."""
    blank = Submission(f"{round.id}-{region}", "", region, office, addressee, "", 0)
    return invite(blank, round, by=FITRI, at=START)
