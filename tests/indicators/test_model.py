"""Indicators against a plain model of the same rows, and conservation: parts make up the whole at every level."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.categories import category_ancestors
from pantau.core.region_years import code_in
from pantau.core.regions import level, within
from pantau.figures.measures import MEASURES
from pantau.indicators import answer
from pantau.ledger.cube import rebuilt
from tests.indicators import model
from tests.indicators.ledger_views import Duck, asked, month, only

JULY, SPAN = month("2024-07"), "2024-01/2024-07"
BREAKDOWNS = ("region", "category", "segment", "sponsor", "sex", "age")
ADDED = ("covered_workers", "contributions", "new_workers", "restarted_workers", "lapsed_workers", "worker_months",
         "paid_twice_workers", "claims_paid", "claim_cases", "balance")  # fmt: skip


@pytest.fixture(scope="module")
def duck():
    return Duck()


@pytest.fixture(scope="module", params=[1, 2])
def rows(request):
    return {"contributions": model.contributions(request.param), "claims": model.claims(request.param)}


@pytest.fixture(scope="module")
def views(duck, rows):
    cube = model.cube_of(rows["contributions"], model.age_band)
    return duck.views(cube=cube, claims=rows["claims"], contributions=rows["contributions"])


def inside(rows, region):
    return [row for row in rows if within(code_in(row["region"]), region)]


@pytest.mark.parametrize("region", ["ID", "36", "36.72", "36.72.01", "33", "93"])
def test_the_whole_of_a_region(duck, views, rows, region):
    here = inside(rows["contributions"], region)
    july = [row for row in here if row["month"] == JULY]
    figures = answer(views, asked(region), duck.collect)
    firsts = defaultdict(set)
    for row in here:
        if row["counts"] & 1:
            firsts[row["month"]].add(row["person"])
    assert only(figures, "covered_workers").value == len(firsts[JULY])
    assert only(figures, "covered_workers", definition="memberships").value == len(july)
    assert only(figures, "worker_months", period=SPAN).value == sum(map(len, firsts.values()))
    paid_in = sum(row[one] or 0 for row in july for one in model.PROGRAMMES)
    assert only(figures, "contributions", period="2024-07").value == paid_in
    two = {row["person"] for row in july if row["counts"] & 64}
    assert only(figures, "paid_twice_workers").value == len(two)
    assert only(figures, "average_workers").value == pytest.approx(
        Decimal(sum(map(len, firsts.values()))) / 3
    )
    of_segments = {row["person"] for row in july if row["counts"] & 1 and row["segment"] in ("PU", "BPU")}
    assert only(figures, "covered_workers", definition="kemendagri", segment="PU+BPU").value == len(
        of_segments
    )


def live(rows):
    """The claims that stand: what was stated more often than taken back."""
    signs = defaultdict(int)
    for row in rows:
        signs[tuple(sorted((key, str(value)) for key, value in row.items() if key != "sign"))] += row.get(
            "sign", 1
        )
    found = {}
    for row in rows:
        key = tuple(sorted((name, str(value)) for name, value in row.items() if name != "sign"))
        if signs[key] > 0:
            found[key] = row
    return list(found.values())


@pytest.mark.parametrize("region", ["ID", "36", "33.01"])
def test_the_claims_of_a_region(duck, views, rows, region):
    here = [row for row in inside(live(rows["claims"]), region) if JULY <= row["paid_on"] < date(2024, 8, 1)]
    figures = answer(views, asked(region), duck.collect)
    paid = sum(row["amount"] for row in here)
    assert only(figures, "claims_paid", period="2024-07").value == paid
    assert only(figures, "claim_cases", period="2024-07").value == len(here)
    days = sum((row["paid_on"] - row["event_date"]).days for row in here)
    assert only(figures, "days_to_pay", period="2024-07").numerator == days
    ratio = only(figures, "claim_ratio", period="2024-07")
    assert ratio.value == (100 * paid / ratio.denominator).quantize(Decimal("0.000001"))


@pytest.mark.parametrize("by", BREAKDOWNS)
@pytest.mark.parametrize("region", ["ID", "36.72"])
def test_parts_make_up_the_whole(duck, views, region, by):
    conserved(duck, views, region, by)


@settings(max_examples=12)
@given(st.integers(3, 10**6), st.sampled_from(BREAKDOWNS), st.sampled_from(["ID", "36", "33", "36.72", "93"]))
def test_parts_make_up_the_whole_whatever_the_rows_are(seed, by, region):
    engine = Duck()
    drawn = model.contributions(seed)
    cube = model.cube_of(drawn, model.age_band)
    conserved(engine, engine.views(cube=cube, claims=model.claims(seed), contributions=drawn), region, by)


def conserved(duck, views, region, by):
    totals, sums = defaultdict(Decimal), defaultdict(Decimal)
    for one in answer(views, asked(region, by=[by]), duck.collect, ADDED):
        if one.segment and by != "segment":
            continue  # the variants of one figure
        key = (one.measure, one.definition, one.period.text)
        if is_part(one, by, region):
            sums[key] += one.value
        elif not one.category:
            totals[key] = one.value
    for key, total in totals.items():
        if by == "segment" and key[1] in ("kemendagri", "ucj_with_jakon"):
            continue
        assert MEASURES[key[0]].adds_up
        assert sums[key] == total, key


def is_part(one, by, region):
    if by == "region":
        return one.region != region or one.group == "not_placed"
    if by == "category":
        # a leaf, or what is recorded for a parent itself: the whole of a top category stands for those in it
        return one.category != "" and category_ancestors(one.category) in (("",), ())
    return getattr(one, "age_band" if by == "age" else by) != ""


def test_every_level_adds_up_to_the_one_above(duck, views):
    """Nation, provinces, regencies, districts: nothing is lost and nothing counted twice on the way down."""

    def parts(region):
        figures = answer(views, asked(region, by=["region"]), duck.collect, ["worker_months"])
        return {(one.region, one.group): one.value for one in figures if one.period.text == SPAN}

    waiting, seen = ["ID"], 0
    while waiting:
        region = waiting.pop()
        found = parts(region)
        whole = found.pop((region, ""))
        assert whole == sum(found.values())
        inner = [code for code, group in found if not group]
        assert all(level(code) != level(region) for code in inner)
        seen += 1
        waiting += [code for code in inner if level(code) in ("province", "regency")]
    assert seen > 5


@pytest.mark.parametrize(
    "by", [("region", "category"), ("sponsor", "programme"), ("region", "segment", "sex")]
)
def test_several_breakdowns_at_once(duck, views, by):
    figures = answer(views, asked("36", by=by), duck.collect, ["contributions"])
    july = [one for one in figures if one.period.text == "2024-07"]
    parts = [one for one in july[1:] if "category" not in by or category_ancestors(one.category) == ("",)]
    assert sum(one.value for one in parts) == july[0].value


def test_rows_and_cube_say_the_same(duck, views):
    """By office the rows themselves are counted: their whole is that of the cube."""
    wanted = ["covered_workers", "contributions", "paid_twice_workers", "worker_months"]
    of_rows = answer(views, asked("36", by=["office"]), duck.collect, wanted)
    of_cube = answer(views, asked("36"), duck.collect, wanted)
    assert [one for one in of_rows if not one.group] == of_cube


@pytest.fixture(scope="module")
def built(duck, views):
    """The views with the cube that the ledger itself builds of the rows."""
    return views._replace(
        cube=duck.engine.create_table("built", rebuilt(views.contributions), overwrite=True)
    )


@pytest.mark.parametrize("by", [("region", "age"), ("sex", "sponsor"), ("programme",)])
def test_the_cube_of_the_ledger_gives_the_same(duck, views, built, by):
    """As against the one that the model wrote down row by row, flows and all."""
    question = asked("ID", by=by)
    assert answer(built, question, duck.collect) == answer(views, question, duck.collect)
