"""The steps of rounds and submissions: who may, when, and what is told where they are refused."""

from datetime import date

import pytest

from pantau.monev import (
    Incomplete,
    NotAllowed,
    Stale,
    approve,
    close_round,
    extend_round,
    give_back,
    invite,
    levels_above,
    levels_of,
    lock_round,
    may,
    may_step,
    plain,
    reopen,
    reopen_round,
    revived,
    save,
    standing_of,
    standing_text,
    submit,
)
from pantau.monev.submission import Round, Submission
from tests.monev.cast import (
    ANI,
    BUDI,
    CHAIN,
    CITRA,
    DEWI,
    EKO,
    FITRI,
    GITA,
    HADI,
    OFFICE,
    SMALL,
    invited,
    later,
    round_of,
    text,
)


@pytest.fixture
def round():
    return round_of()


def submitted(round):
    form = save(invited(round), round, {"A.1": text("A.1", "SK")}, seen=1, by=ANI, at=later()).submission
    return submit(form, round, SMALL, findings=(), seen=form.version, by=ANI, at=later(1))


def test_levels_of_a_city_a_province_and_the_nation():
    assert levels_above("36.72") == ("office", "government", "province", "centre")
    assert levels_above("36") == ("office", "government", "centre")
    assert levels_above("ID") == ("office", "centre")


@pytest.mark.parametrize(
    ("actor", "levels"),
    [
        (ANI, set()),
        (CITRA, {"office"}),
        (DEWI, {"government"}),
        (EKO, {"province"}),
        (FITRI, {"centre"}),
        (HADI, set()),
    ],
)
def test_who_speaks_for_which_level(actor, levels):
    assert levels_of(actor, "36.72", OFFICE) == levels


def test_the_region_as_a_whole_is_spoken_for_by_any_of_its_offices():
    assert levels_of(CITRA, "36.72", "") == {"office"}
    assert levels_of(HADI, "36.72", "") == set()


def test_two_people_keep_both_their_work_or_are_told(round):
    form = save(invited(round), round, {"A.1": text("A.1", "lama")}, seen=1, by=ANI, at=later()).submission
    first = save(form, round, {"A.1": text("A.1", "ani")}, seen=form.version, by=ANI, at=later(1))
    mine = {"A.1": text("A.1", "budi"), "A.2": text("A.2", "anggaran")}
    second = save(first.submission, round, mine, seen=form.version, by=BUDI, at=later(2))
    assert second.submission.answers["A.1"].text == "ani"
    assert second.submission.answers["A.2"].text == "anggaran"
    assert second.meanwhile == ("A.1",)
    (clash,) = second.clashes
    assert (clash.base.text, clash.mine.text, clash.theirs.text) == ("lama", "budi", "ani")
    again = save(second.submission, round, mine, seen=second.submission.version, by=BUDI, at=later(3))
    assert again.submission.answers["A.1"].text == "budi", "knowing of the other answer, it may be overruled"
    assert "ani" in [
        revision.answers["A.1"].text for revision in again.submission.revisions if "A.1" in revision.answers
    ]


def test_saving_the_same_again_changes_nothing(round):
    form = save(invited(round), round, {"A.1": text("A.1", "SK")}, seen=1, by=ANI, at=later()).submission
    assert save(form, round, form.answers, seen=form.version, by=ANI, at=later(1)).submission == form


def test_what_is_missing_is_told_all_at_once(round):
    form = save(invited(round), round, {"A.2": text("A.2", "x")}, seen=1, by=ANI, at=later()).submission
    with pytest.raises(Incomplete) as told:
        submit(form, round, SMALL, findings=(), seen=form.version, by=ANI, at=later(1))
    assert told.value.lines("id") == ["A.1: belum dijawab"]
    assert told.value.lines("en") == ["A.1: not answered"]


def test_a_decision_rests_on_what_was_read(round):
    form = submitted(round)
    with pytest.raises(Stale, match="read them again"):
        approve(form, round, seen=form.version - 1, by=CITRA, at=later(2))


def test_returning_needs_a_reason_and_takes_every_approval_back(round):
    form = approve(submitted(round), round, seen=3, by=CITRA, at=later(2))
    with pytest.raises(Incomplete, match="reason"):
        give_back(form, round, seen=form.version, by=DEWI, at=later(3), reason=" ")
    back = give_back(form, round, seen=form.version, by=DEWI, at=later(3), reason="SK belum ada")
    assert (back.state, back.approvals) == ("returned", ())
    assert back.history[-1].reason == "SK belum ada"
    assert back.history[-1].level == "government"


def test_who_fills_in_does_not_approve(round):
    ani_as_head = CITRA.__class__("ani", "Ani", "approver", "36.72", OFFICE)
    assert "fill it in" in may("approved", submitted(round), round, ani_as_head).en


def test_nobody_approves_twice(round):
    both = DEWI.__class__("both", "Both", "coordinator", "36.72", OFFICE)
    form = approve(submitted(round), round, seen=3, by=both, at=later(2))
    assert form.waits_for == "government"
    assert "every level needs somebody else" in may("approved", form, round, both).en


@pytest.mark.parametrize("actor", [GITA, CITRA.__class__("x", "X", "officer", "36.73", OFFICE)])
def test_only_officers_of_the_office_fill_in(round, actor):
    assert may("saved", invited(round), round, actor) is not None
    with pytest.raises(NotAllowed):
        save(invited(round), round, {}, seen=1, by=actor, at=later())


def test_a_closed_round_takes_only_what_was_sent_back(round):
    form, blank = submitted(round), invited(round)
    closed = close_round(round, by=FITRI, at=later(30))
    assert may("saved", blank, closed, ANI) is not None
    back = give_back(form, closed, seen=form.version, by=CITRA, at=later(31), reason="angka")
    assert may("saved", back, closed, ANI) is None


def test_a_locked_round_takes_nothing_until_it_is_opened_again(round):
    form = submitted(round)
    for checker in CHAIN:
        form = approve(form, round, seen=form.version, by=checker, at=later(3))
    locked = lock_round(
        close_round(round, by=FITRI, at=later(30)), [standing_of(form, SMALL)], by=FITRI, at=later(31)
    )
    with pytest.raises(NotAllowed, match="locked"):
        reopen(form, locked, by=FITRI, at=later(32), reason="angka")
    again = reopen_round(locked, by=FITRI, at=later(32), reason="angka")
    assert reopen(form, again, by=FITRI, at=later(33), reason="angka").state == "reopened"


def test_a_round_is_not_locked_over_what_waits_and_over_what_never_came_only_with_a_reason(round):
    closed = close_round(round, by=FITRI, at=later(30))
    with pytest.raises(Incomplete, match="not approved"):
        lock_round(closed, [standing_of(submitted(round), SMALL)], by=FITRI, at=later(31), reason="x")
    never = [standing_of(invited(round), SMALL)]
    with pytest.raises(Incomplete, match="give a reason"):
        lock_round(closed, never, by=FITRI, at=later(31))
    assert lock_round(closed, never, by=FITRI, at=later(31), reason="banjir").history[-1].reason == "banjir"


def test_only_its_leader_steps_a_round_and_more_time_is_later(round):
    assert may_step("closed", round, EKO) is not None
    with pytest.raises(NotAllowed, match="not later"):
        extend_round(round, due=date(2024, 7, 30), by=FITRI, at=later(), reason="x")
    assert extend_round(round, due=date(2024, 8, 9), by=FITRI, at=later(), reason="libur").due == date(
        2024, 8, 9
    )


def test_a_province_may_lead_a_round_of_its_own():
    own = round_of(region="36")
    assert may_step("closed", own, EKO) is None
    assert invite(Submission("x", "", "36.72", "", "regent", "", 0), own, by=EKO, at=later()).round == own.id


def test_everything_is_kept_as_json_and_comes_back_the_same(round):
    form = approve(submitted(round), round, seen=3, by=CITRA, at=later(2))
    assert revived(Submission, plain(form)) == form
    assert revived(Round, plain(round)) == round


def test_where_a_submission_stands_is_said_in_words(round):
    assert standing_text(submitted(round)).id == "diajukan, menunggu persetujuan dinas"
