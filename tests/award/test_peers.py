"""Peer groups: who is compared with whom is said by the scheme."""

from pantau.award import Evidence, Jury, Peer, Rules, contests
from pantau.award.jury import Juror, conflict
from tests.award.worlds import criterion, figure, scheme

PEERS = [
    Peer("36", "Jawa", "tinggi"),
    Peer("32", "Jawa", "rendah"),
    Peer("82", "Timur", "rendah"),
    Peer("36.72", "Jawa", "tinggi"),
    Peer("33.12", "Jawa", "sedang"),
]


def groups(*columns):
    figures = [figure(peer.region, 40) for peer in PEERS]
    of = scheme(criterion("a", 100), rules=Rules(peers=columns))
    found = contests(of, PEERS, Evidence(figures, (), ()), Jury({}, ()), {})
    return {one.title.en: one.regions for one in found}


def test_provinces_regencies_and_cities_are_never_compared_unless_the_scheme_says_so():
    assert groups("level") == {"cities": ("36.72",), "provinces": ("32", "36", "82"), "regencies": ("33.12",)}
    assert groups() == {"all regions": ("32", "33.12", "36", "36.72", "82")}


def test_zone_fiscal_capacity_and_province_make_groups():
    assert groups("level", "zone")["provinces, zone Jawa"] == ("32", "36")
    assert groups("level", "fiscal")["provinces, fiscal capacity rendah"] == ("32", "82")
    assert groups("province")["Banten"] == ("36", "36.72")


def test_conflict_of_interest_reaches_up_and_down_but_not_sideways():
    cilegon = Juror("a", "Ani", "36.72")
    assert conflict(cilegon, "36.72")
    assert conflict(cilegon, "36")
    assert conflict(Juror("b", "Budi", "36"), "36.72")
    assert conflict(cilegon, "36.73") is None
    assert conflict(Juror("c", "Citra", "ID"), "36.72") is None
