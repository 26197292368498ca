"""Laws that hold for all cases: what agrees is never blamed, and what is explained always fits."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Period
from pantau.figures import Case, Figure, Interval
from pantau.review import all_checks, review
from pantau.review.book import Book
from pantau.review.explain import hypotheses
from pantau.review.limits import Limits

YEAR = Period.parse("2024")
people = st.integers(1, 10**7)


def figure(measure: str, value: object, **more: object) -> Figure:
    return Figure("ID", measure, YEAR, Decimal(str(value)), **more)  # type: ignore[arg-type]


def case(figures: list[Figure]) -> Case:
    return Case("made-up", "", "ID", "2024", tuple(figures))


@st.composite
def consistent(draw) -> list[Figure]:
    """A set of figures that was computed, rounded and printed without a mistake."""
    segments = {code: (draw(people), draw(st.fractions(0, 1))) for code in ("PU", "BPU", "JAKON")}
    eligible = {code: number for code, (number, _) in segments.items()}
    covered = {code: int(number * share) for code, (number, share) in segments.items()}
    digits = draw(st.integers(0, 3))
    all_eligible, all_covered = sum(eligible.values()), sum(covered.values())
    rate = round(Decimal(all_covered) * 100 / all_eligible, digits)
    target = round(draw(st.decimals(1, 100, places=2)), digits)
    claims, paid_in = draw(people) * 1000, draw(people) * 1000
    figures = [
        figure("eligible_workers", all_eligible, total_of="segment"),
        figure("covered_workers", all_covered, total_of="segment"),
        *(figure("eligible_workers", number, segment=code) for code, number in eligible.items()),
        *(figure("covered_workers", number, segment=code) for code, number in covered.items()),
        figure("coverage_rate", rate),
        figure("uncovered_workers", all_eligible - all_covered),
        figure("coverage_target", target),
        figure("gap_points", target - rate),
        figure("claims_paid", claims),
        figure("contributions", paid_in),
        figure("balance", paid_in - claims),
        figure("claim_ratio", round(Decimal(claims) * 100 / paid_in, digits)),
    ]
    return draw(st.permutations(figures))


@given(consistent())
@settings(max_examples=150, deadline=None)
def test_a_consistent_set_of_figures_never_yields_an_error(figures):
    assert [
        finding.message.en for finding in review(case(figures)).findings if finding.severity == "error"
    ] == []


@given(consistent(), st.data())
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_figures_changes_no_finding(figures, data):
    place = data.draw(st.integers(0, len(figures) - 1))
    figures[place] = figures[place]._replace(value=figures[place].value + 5)
    shuffled = data.draw(st.permutations(figures))
    assert {one.id for one in review(case(figures)).findings} == {
        one.id for one in review(case(shuffled)).findings
    }


@given(consistent(), st.data())
@settings(max_examples=200, deadline=None)
def test_an_explanation_shown_always_fits(figures, data):
    place = data.draw(st.integers(0, len(figures) - 1))
    factor = data.draw(st.sampled_from([Decimal(-1), Decimal(10), Decimal(1000), Decimal("0.1")]))
    slip = data.draw(st.integers(-99, 99))
    figures[place] = figures[place]._replace(value=figures[place].value * factor + slip)
    book = Book(case(figures))
    for check in all_checks():
        for outcome in check.run(book, Limits()):
            for one in hypotheses() if outcome is not None else ():
                for proposal in one.propose(outcome, book) if check.id in one.checks else ():
                    if proposal.fits(outcome):
                        assert _borne_out(proposal, outcome)


def _borne_out(proposal, outcome) -> bool:
    """The test of a fit, written again on plain numbers."""
    said, result = outcome.subject.interval(), proposal.result
    if result is not None:
        return max(said.low, result.low) <= min(said.high, result.high)
    return any(
        max(one.low, proposal.value.low) <= min(one.high, proposal.value.high) for one in outcome.targets
    )


@given(st.lists(people, min_size=2, max_size=6), st.integers(1, 10**6))
@settings(max_examples=100, deadline=None)
def test_a_sum_is_exact(parts, off):
    codes = ["non_asn", "adhoc", "rentan", "pelatihan", "bumd", "formal"]
    rows = [figure("funded_workers", part, category=code) for part, code in zip(parts, codes, strict=False)]
    right = review(case([figure("funded_workers", sum(parts), total_of="category"), *rows]))
    wrong = review(case([figure("funded_workers", sum(parts) + off, total_of="category"), *rows]))
    assert right.findings == ()
    found = next(one for one in wrong.findings if one.check == "sum")
    assert found.expected == Interval.exact(sum(parts))
    assert found.difference == off
