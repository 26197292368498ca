"""The page of a region on a real ledger: compared, ranked as firmly as the data allow, never out of workers' rows."""

from decimal import Decimal

import pytest
from django.core.cache import caches

from pantau.core.text import Text
from pantau.web.jobs.models import Job
from pantau.web.places.board import board, keep_trends_inside, past, place_among, trends_inside_kept
from pantau.web.places.fragments import compared
from pantau.web.places.peers import peers, reach
from pantau.web.places.remembered import remembered
from pantau.web.places.sayings import of_groups, of_money, of_rates, of_trend
from pantau.web.places.standing import Row, most_detailed, ranking, row_from, row_kept
from pantau.web.recorded.answers import figures, months_before
from pantau.web.recorded.models import Kept
from pantau.web.recorded.work import count
from tests.web.small_world import MONTH, REGION

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few_months(monkeypatch):
    """The ledger holds four months; those before them are as empty as one of them."""
    for module in ("places.board", "recorded.work"):
        monkeypatch.setattr(f"pantau.web.{module}.TREND_MONTHS", 5)


WORKERS = ("contributions", "people", "enrolments", "careers")


def row(code, rate, low=None, high=None):
    numbers = (None if one is None else Decimal(one) for one in (rate, low, high))
    return Row(code, Text(code, code), Decimal(5), Decimal(10), *numbers)


def test_the_pages_never_touch_the_rows_of_workers(own_small_world, ani, signed_in):
    """Every file of workers is overwritten with noughts: whoever opened one would fail."""
    client = signed_in(ani)
    addresses = [f"/wilayah/{region}?month={MONTH}" for region in ("ID", REGION, "36.03")]
    addresses += [f"/wilayah/{REGION}/angka.csv?month={MONTH}&by={by}" for by in ("", "region", "category")]
    before = [client.get(address).content for address in addresses]
    Kept.objects.all().delete()
    caches["pages"].clear()
    files = [path for table in WORKERS for path in (own_small_world / "ledger" / table).rglob("*.parquet")]
    assert len(files) > len(WORKERS)
    for path in files:
        path.write_bytes(bytes(path.stat().st_size))
    after = [client.get(address).content for address in addresses]
    assert [len(one) for one in after] == [len(one) for one in before]
    assert after[3:] == before[3:]


def test_a_page_that_was_asked_before_asks_a_small_table(
    small_world, ani, signed_in, django_assert_max_num_queries
):
    client = signed_in(ani)
    client.get(f"/wilayah/36.03?month={MONTH}")
    with django_assert_max_num_queries(60):  # the months before are not all counted
        client.get(f"/wilayah/36.03?month={MONTH}")
    count(Job(asked={"region": "36.03"}, user=ani), lambda *_: None)
    client.get(f"/wilayah/36.03?month={MONTH}")
    client.get(f"/wilayah/36.03?month={MONTH}")
    with django_assert_max_num_queries(8):  # who reads, and the findings that wait for them
        client.get(f"/wilayah/36.03?month={MONTH}")


def test_what_is_remembered_of_neighbours_is_told_to_nobody_else(small_world, ani, budi, client):
    """The same page for who may see the province and for who may not, one after the other, twice."""
    count(Job(asked={"region": REGION}, user=ani), lambda *_: None)
    said = "Dari wilayah lain hanya ditampilkan yang diumumkan"
    for reader, published in ((ani, False), (budi, True)) * 2:
        client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert (said in client.get(f"/wilayah/36.72?month={MONTH}").content.decode()) is published


def test_what_a_ledger_said_before_it_changed_is_not_remembered_for_after(monkeypatch):
    """The ledger gets a commit while a page is made of it."""
    commits = ["one"]
    monkeypatch.setattr("pantau.web.places.remembered.state", lambda: commits[-1])

    def overtaken():
        commits.append("two")
        return "of one", True

    assert remembered(overtaken, "page", "36") == ("of one", True)
    assert remembered(lambda: ("of two", True), "page", "36") == ("of two", True)
    assert remembered(lambda: ("made again", True), "page", "36") == ("of two", True)


def test_what_is_still_being_counted_is_not_remembered(small_world):
    assert remembered(lambda: ("half", False), "page", "36") == ("half", False)
    assert remembered(lambda: ("whole", True), "page", "36") == ("whole", True)


def test_the_months_of_the_parts_are_those_that_each_would_tell(small_world):
    """One question a month to the region above says the same as a question a month to each."""
    months = months_before(MONTH, 5)
    inside = [one.code for one in board(REGION, MONTH).parts if one.code]
    own = {}
    for code in inside:
        for month in months:
            figures(code, month)
        own[code] = past(code, MONTH)
    Kept.objects.all().delete()
    keep_trends_inside(REGION, MONTH, lambda _: None)
    assert trends_inside_kept(REGION, MONTH)
    assert {code: past(code, MONTH) for code in inside} == own


def test_coverage_stands_against_its_target(small_world):
    here = board(REGION, MONTH)
    told = compared(here)
    assert told.target == here.value("target_workers") * 100 / here.value("eligible_workers")
    assert told.before is None
    assert told.change is None


def test_the_months_before_are_unbroken(small_world, ani):
    board(REGION, MONTH)
    count(Job(asked={"region": REGION}, user=ani), lambda *_: None)
    points, whole = past(REGION, MONTH)
    assert whole
    assert [one["month"] for one in points] == ["2025-01", "2025-02", "2025-03", "2025-04"]
    Kept.objects.filter(month="2025-03").delete()
    Kept.objects.filter(by="trend").delete()
    assert [one["month"] for one in past(REGION, MONTH)[0]] == ["2025-04"]


def test_the_worker_answers_ahead_what_lies_right_below(small_world, ani):
    count(Job(asked={"region": REGION}, user=ani), lambda *_: None)
    kept = set(Kept.objects.filter(by="board").values_list("region", flat=True))
    assert {REGION, "36.03", "36.72"} <= kept


def test_regions_whose_ranges_meet_cannot_be_told_apart():
    firm = place_among([row("36.71", 60, 58, 62), row("36.72", 50, 45, 55), row("36.73", 48, 44, 52)])
    assert firm["36.71"].firm
    assert (firm["36.72"].best, firm["36.72"].worst, firm["36.72"].firm) == (2, 3, False)


def test_neighbours_are_those_that_may_be_seen_else_those_published(small_world, ani, budi):
    def told(user, region):
        return peers(region, MONTH, reach(user, region))

    own, published = told(ani, "36.72"), told(budi, "36.72")
    assert not own.published
    assert published.published
    assert {one.code for one in published.rows} <= {one.code for one in own.rows}
    assert told(budi, "36.72.01") is None or not told(budi, "36.72.01").published
    assert told(ani, "ID") is None


def test_categories_add_up_and_none_is_counted_in_its_parent_as_well(small_world):
    here = board(REGION, MONTH)
    found = most_detailed(ranking(figures(REGION, MONTH, "category"), "category"))
    assert sum(one.covered for one in found) == here.value("covered_workers")
    parent, child = row("non_asn", None)._replace(covered=Decimal(9)), row("kader", None)
    told = most_detailed([parent, child])
    assert [(one.code, one.covered) for one in told] == [("kader", 5), ("non_asn", 4)]


def test_a_line_is_kept_to_the_last_digit():
    one = row("36.72", "51.633333", "48.1", "55.7")
    assert row_from(row_kept(one)) == one


def test_titles_say_what_was_found():
    points = [
        {"month": f"2024-{n:02d}", "covered_workers": Decimal(100 + n), "contributions": Decimal(10),
         "claims_paid": Decimal(20 if n == 3 else 5)}
        for n in range(1, 13)
    ]  # fmt: skip
    assert of_trend(points).en == "Active participants up 10.9% since January 2024: from 101 to 112"
    assert of_trend(points[::-1]).id.startswith("Peserta aktif turun 9,8 %")
    assert of_money(points).id == "Klaim melebihi iuran pada 1 dari 12 bulan"
    assert of_money(points[:2]).en == "Contributions exceed claims in all 2 months"
    assert "36.71" in of_rates([row("36.71", 60), row("36.72", 50)]).id
    assert of_groups([], None).en == "Active participants by worker category"


def test_a_region_is_found_by_name_where_one_may_see_it(small_world, budi, ani, signed_in):
    assert 'href="/wilayah/36.72"' in signed_in(budi).get("/wilayah?q=cilegon").content.decode()
    assert "Tidak ada wilayah" in signed_in(budi).get("/wilayah?q=Kota Serang").content.decode()
    assert signed_in(ani).get("/wilayah?q=36.73").headers["Location"] == "/wilayah/36.73"
