"""Deciding: the worst that is known decides, a person is enrolled once, and every row leaves the funnel once."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.roster.check import PersonFacts
from pantau.roster.decide import DECISIONS, Judge
from pantau.roster.funnel import funnel
from pantau.roster.issues import by_stage
from pantau.roster.profile import default_profile

JUDGE = Judge(default_profile().severities)
ALONE = PersonFacts()
OWN = [one.code for stage in ("reading", "row") for one in by_stage(stage)]


@pytest.mark.parametrize(
    ("own", "facts", "decision"),
    [
        ((), ALONE, "accepted"),
        (("sex_notation",), ALONE, "accepted"),
        (("nik_spaces",), ALONE, "corrected"),
        (("nik_missing", "nik_spaces"), ALONE, "review"),
        (("name_deceased", "nik_missing"), ALONE, "rejected"),
        ((), PersonFacts(first=False), "duplicate"),
        (("nik_missing",), PersonFacts(first=False, kept_here=False), "duplicate"),
        (("age_above_maximum",), PersonFacts(first=False), "rejected"),
        ((), PersonFacts(active=frozenset({"BPU"})), "duplicate"),
        ((), PersonFacts(active=frozenset({"PU"})), "accepted"),
        ((), PersonFacts(active=frozenset({"PU"}), segment="PU"), "duplicate"),
        ((), PersonFacts(before=frozenset({"BPU"})), "accepted"),
        ((), PersonFacts(deceased=True), "rejected"),
        ((), PersonFacts(civil_servant=True), "rejected"),
        ((), PersonFacts(marked_elsewhere=True), "review"),
        ((), PersonFacts(maybe=frozenset({"roster"})), "review"),
        ((), PersonFacts(payers=2), "review"),
        ((), PersonFacts(payers=2, segment="PU"), "accepted"),
    ],
)
def test_what_becomes_of_a_row(own, facts, decision):
    assert JUDGE.decide(own, facts).decision == decision


def test_why_a_row_is_a_duplicate_is_said_first():
    verdict = JUDGE.decide(("nik_missing",), PersonFacts(first=False, active=frozenset({"BPU"})))
    assert verdict.reasons[0] in ("duplicate_in_file", "already_covered")
    assert not verdict.covered  # leaves the funnel as a second row of one person
    assert JUDGE.decide((), PersonFacts(active=frozenset({"BPU"}))).covered


def test_a_profile_may_leave_duplicates_to_a_person():
    severities = {
        **default_profile().severities,
        "duplicate_across_files": "doubt",
        "duplicate_in_file": "off",
    }
    judge = Judge(severities)
    assert judge.decide((), PersonFacts(first=False, kept_here=False)).decision == "review"
    assert judge.decide((), PersonFacts(first=False)) == ("accepted", (), False)


FACTS = st.builds(
    PersonFacts,
    first=st.booleans(),
    kept_here=st.booleans(),
    active=st.frozensets(st.sampled_from(["BPU", "PU"])),
    before=st.frozensets(st.sampled_from(["BPU", "PU"])),
    payers=st.integers(0, 3),
    deceased=st.booleans(),
    marked_elsewhere=st.booleans(),
    civil_servant=st.booleans(),
    maybe=st.frozensets(st.sampled_from(["roster", "covered", "deceased", "civil_servant"])),
)


@given(st.lists(st.sampled_from(OWN), unique=True, max_size=6), FACTS)
def test_every_row_gets_one_decision_with_a_reason_for_it(own, facts):
    verdict = JUDGE.decide(tuple(own), facts)
    assert verdict.decision in DECISIONS
    worst = {default_profile().severities[code] for code in verdict.reasons}
    assert ("error" in worst) == (verdict.decision == "rejected")
    if verdict.decision == "accepted":
        assert worst <= {"note"}
    assert len(set(verdict.reasons)) == len(verdict.reasons)
    assert set(own) <= set(verdict.reasons)


@given(
    st.fixed_dictionaries(dict.fromkeys(DECISIONS, st.integers(0, 10**6))),
    st.integers(0, 10**6),
    st.integers(1, 24),
)
def test_every_row_leaves_the_funnel_once(decisions, covered, months):
    covered = min(covered, decisions["duplicate"])
    steps = funnel(decisions, covered, Decimal(16800), months)
    assert steps[0].rows == sum(decisions.values())
    assert steps[-1].rows == decisions["accepted"] + decisions["corrected"]
    assert steps[0].rows - steps[-1].rows == sum(step.lost for step in steps)
    assert all(step.lost >= 0 for step in steps)
    assert steps[-1].money == steps[-1].rows * 16800 * months
