"""A small award for the tests: a scheme with two figures and a jury, and regions that bring what a test says."""

from datetime import date
from decimal import Decimal

from pantau.award import Criterion, Evidence, Jury, Peer, Quality, Rules, Scheme, contests, discounts, heard
from pantau.core.period import Period
from pantau.core.text import Text
from pantau.figures import Case, Figure
from pantau.review import review

YEAR = Period.parse("2025")


def criterion(code, weight, **more):
    """A criterion of figures, unless it says otherwise."""
    told = {"measure": "coverage_rate"} if more.get("kind", "figure") == "figure" else {}
    return Criterion(code, Text(code, code), Decimal(weight), **{**told, **more})


def scheme(*criteria, rules=None, quality=None):
    """A scheme of these criteria for 2025."""
    told = (Text("Uji", "Test"), "1", date(2025, 1, 1), "test", "example", YEAR)
    return Scheme("test", *told, tuple(criteria), rules or Rules(), quality or Quality())


def figure(region, value, measure="coverage_rate", period="2025-12-31", **more):
    """A reported figure."""
    return Figure(region, measure, Period.parse(period), Decimal(str(value)), source="s1", **more)


def contest(of, figures, *, marks=(), jurors=(), regions=None, regulations=(), signals=None):
    """The one contest of a scheme, its figures reviewed."""
    case = Case("test", "test", "ID", "2025", tuple(figures))
    found = review(case)
    names = regions or sorted({one.region for one in figures} | {one.region for one in marks})
    evidence = Evidence(figures, found.derived, found.findings, regulations)
    off = discounts(names, found.findings, signals or {}, of.quality)
    jury = heard(marks, jurors, of.criteria, of.rules) if marks else Jury({}, ())
    [one] = contests(of, [Peer(name) for name in names], evidence, jury, off)
    return one
