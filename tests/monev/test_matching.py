"""Findings against reviews: raised, closed by numbers, come back, left out, relabelled, carried over."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.errors import InputError
from pantau.figures import Case, Figure
from pantau.monev import (
    FINDING_STATES,
    Incomplete,
    NotAllowed,
    TrackedFinding,
    accept_risk,
    age,
    by_age,
    by_state,
    explain,
    follow_up,
    late,
    listed,
    matched,
    note,
    plain,
    raised_by_person,
    resolve,
    revived,
    rolled_over,
    rounds_of,
)
from pantau.review import Limits, review
from tests.monev.cast import ANI, CITRA, DEWI, EKO, FITRI, HADI, OFFICE, later

TODAY = date(2024, 8, 1)


def figure(measure, value, **more):
    period = Period.parse(more.pop("period", "2024-07-17"))
    return Figure(more.pop("region", "36.72"), measure, period, Decimal(value), source="s", **more)


def reviewed(*figures, limits=None):
    return review(Case("c", "c", "36.72", "2024", figures), limits=limits)


def benefit(programme, value=42_000_000):
    return figure("benefit_death", value, programme=programme)


COVERED = figure("covered_workers", 100)


def test_a_number_given_under_its_right_label_closes_its_finding():
    (finding,) = matched((), reviewed(benefit("JKK"), COVERED), round="r1", at=later()).raised
    found = matched([finding], reviewed(benefit("JKM"), COVERED), round="r1", at=later(1))
    (resolved,) = found.resolved
    assert resolved.figures[0].programme == "JKM"


def test_a_number_that_is_only_left_out_closes_nothing_until_a_coordinator_decides():
    (finding,) = matched((), reviewed(benefit("JKK"), COVERED), round="r1", at=later()).raised
    found = matched([finding], reviewed(COVERED), round="r1", at=later(1))
    (unseen,) = found.unseen
    assert unseen.missing[0].measure == "benefit_death"
    (still,) = found.findings
    assert (still.state, still.withdrawn) == ("open", True)
    with pytest.raises(NotAllowed, match="coordinator"):
        resolve(still, evidence=["surat"], by=ANI, at=later(2))
    assert resolve(still, evidence=["surat"], by=EKO, at=later(2)).state == "resolved"
    (again,) = matched([still], reviewed(benefit("JKK"), COVERED), round="r1", at=later(3)).findings
    assert not again.withdrawn, "it is told again"


def test_the_review_of_another_region_or_source_touches_nothing():
    (finding,) = matched((), reviewed(benefit("JKK")), round="r1", at=later()).raised
    other = reviewed(figure("coverage_rate", 40, region="36.73"))
    assert matched([finding], other, round="r1", at=later(1)).findings == (finding,)


def test_a_looser_limit_closes_nothing_by_itself():
    told = (figure("covered_workers", 100, period="2023-07-17"), figure("covered_workers", 180))
    (finding,) = matched((), reviewed(*told), round="r1", at=later()).raised
    assert finding.check == "jump"
    found = matched(
        [finding], reviewed(*told, limits=Limits(jump_percent=Decimal(90))), round="r1", at=later(1)
    )
    assert found.unchanged == (finding,)
    assert found.findings == (finding,)


def test_a_fact_that_only_informs_is_no_finding_to_follow():
    said = reviewed(figure("coverage_rate", 40), figure("coverage_target", 50))
    assert [one.severity for one in said.findings] == ["info"]
    assert matched((), said, round="r1", at=later()).raised == ()


def test_an_explanation_holds_for_the_numbers_it_was_given_for():
    (finding,) = matched((), reviewed(benefit("JKK")), round="r1", at=later()).raised
    told = explain(finding, reason="dua ahli waris", by=ANI, at=later(1))
    assert matched([told], reviewed(benefit("JKK")), round="r1", at=later(2)).findings == (told,)
    (again,) = matched([told], reviewed(benefit("JKK", 43_000_000)), round="r1", at=later(3)).reopened
    assert again.state == "open"
    assert again.message != told.message


def test_a_person_raises_a_finding_and_another_one_closes_it_on_evidence():
    raised = raised_by_person(
        id="f1", region="36.72", round="r1", message=Text("PTSP belum mensyaratkan", "PTSP does not require it"),
        by=EKO, at=later(), fields={"theme": "no_regulation", "cause": "SOP lama"},
    )  # fmt: skip
    followed = follow_up(raised, action="ubah SOP", owner=OFFICE, due=date(2024, 7, 20), by=DEWI, at=later(1))
    assert late([followed], TODAY) == (followed,)
    with pytest.raises(Incomplete, match="evidence"):
        resolve(followed, evidence=[], by=EKO, at=later(2))
    with pytest.raises(NotAllowed, match="followed it up"):
        resolve(followed, evidence=["SOP.pdf"], by=DEWI, at=later(2))
    closed = resolve(followed, evidence=["SOP.pdf"], by=EKO, at=later(2))
    assert (closed.state, closed.evidence, closed.cause) == ("resolved", ("SOP.pdf",), "SOP lama")
    assert revived(TrackedFinding, plain(closed)) == closed


@pytest.mark.parametrize("actor", [HADI, CITRA.__class__("v", "V", "viewer", "36.72")])
def test_strangers_and_viewers_raise_nothing(actor):
    with pytest.raises(NotAllowed):
        raised_by_person(id="f", region="36.72", round="r", message=Text("a", "a"), by=actor, at=later())


def test_a_follow_up_says_what_and_who():
    (finding,) = matched((), reviewed(benefit("JKK")), round="r1", at=later()).raised
    with pytest.raises(Incomplete) as told:
        follow_up(finding, action=" ", owner="", due=TODAY, by=ANI, at=later())
    assert len(told.value.missing) == 2


def test_findings_roll_over_keep_their_age_and_are_listed():
    found = list(
        matched((), reviewed(benefit("JKK"), benefit("JKM", 60_000_000)), round="r1", at=later()).raised
    )
    accepted = accept_risk(found.pop(), reason="kecil", by=FITRI, at=later(1), until=date(2025, 1, 1))
    over = rolled_over([*found, accepted], into="r2", by=FITRI.id, at=later(40))
    assert [one.state for one in over] == ["carried_over", "accepted_risk"]
    assert age(over[0], later(40).date()) == 40
    assert rounds_of(over[0]) == ("r1", "r2")
    assert rolled_over(over, into="r2", by=FITRI.id, at=later(41)) == over
    assert list(listed(over, "state", TODAY)) == ["accepted_risk", "carried_over"]
    assert sum(band.number for band in by_age(over, later(40).date())) == 1
    assert by_state(over)["carried_over"] == 1
    assert set(FINDING_STATES) >= set(by_state(over))


@pytest.mark.parametrize(
    ("fields", "told"), [({"due": "besok"}, "due: 'besok' is not a day"), ({"color": "x"}, "is not known")]
)
def test_a_field_that_makes_no_sense_is_told(fields, told):
    (finding,) = matched((), reviewed(benefit("JKK")), round="r1", at=later()).raised
    with pytest.raises(InputError, match=told):
        note(finding, by=ANI, at=later(1), fields=fields)
    sound = {"due": "2024-12-01", "owner": OFFICE}
    noted = note(finding, by=ANI, at=later(1), fields=sound, evidence=["SK.pdf"])
    assert (noted.due, noted.owner, noted.evidence) == (date(2024, 12, 1), OFFICE, ("SK.pdf",))
    assert noted.state == "open"
