"""The board and the reminders of a round, up to all regencies and provinces of the nation."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pantau.core.regions import provinces, regencies
from pantau.monev import Edit, Standing, board, due_of, edited, reminders, save, standing_of
from tests.monev.cast import ANI, SMALL, invited, later, round_of, text
from tests.monev.test_steps import submitted

DUE = date(2024, 7, 31)


def standings():
    return [
        Standing(
            submission=f"s-{one.code}",
            region=one.code,
            office="",
            addressee="regent",
            state="submitted" if n % 3 else "draft",
            waits_for="office" if n % 3 else None,
            findings=n % 5,
            submitted_on=DUE,
        )
        for n, one in enumerate((*regencies(), *provinces()))
    ]


def test_the_whole_nation_on_one_board():
    rows = standings()
    found = board(round_of(), rows, DUE + timedelta(days=5))
    assert len(found.rows) == 514 + 38
    assert len(found.provinces) == 38
    assert found.whole.invited == sum(one.invited for one in found.provinces) == 552
    late = [one for one in rows if one.state == "draft"]
    assert found.whole.late == sum(one.late for one in found.provinces) == len(late)
    assert found.whole.submitted == 552 - len(late)
    assert found.whole.findings == sum(one.findings for one in rows)


def test_one_row_says_how_far_it_is_and_how_late():
    round = round_of()
    blank = invited(round)
    (row,) = board(round, [standing_of(blank, SMALL)], DUE + timedelta(days=2)).rows
    assert (row.name, row.share, row.days_late, row.standing.missing) == ("Kota Cilegon", 0, 2, 1)
    in_time = standing_of(submitted(round), SMALL, findings=2)
    (row,) = board(round, [in_time], DUE + timedelta(days=40)).rows
    assert (row.days_late, row.standing.findings, row.share) == (0, 2, 33)
    assert row.standing.submitted_on == later(1).date()


def test_the_day_of_a_submission_is_that_of_jakarta():
    sent = submitted(round_of())
    late = replace(sent, history=tuple(replace(one, at=one.at.replace(hour=18)) for one in sent.history))
    assert standing_of(late, SMALL).submitted_on == later(2).date()


@pytest.mark.parametrize(
    ("days", "kinds"),
    [
        (-30, {"invitation"}),
        (-14, {"invitation", "reminder"}),
        (-1, {"invitation", "reminder"}),
        (0, {"invitation", "due_today"}),
        (1, {"overdue"}),
        (3, {"overdue", "escalation"}),
    ],
)
def test_what_an_office_is_told_by_the_day(days, kinds):
    round = round_of()
    found = reminders(round, [standing_of(invited(round), SMALL)], DUE + timedelta(days=days))
    assert {one.kind for one in found} == kinds
    assert all(one.subject.id and one.body.en and "{" not in one.body.id + one.body.en for one in found)


def test_escalation_climbs_from_the_government_to_the_centre():
    round = round_of()
    standing = standing_of(invited(round), SMALL)
    late = [one for one in reminders(round, [standing], DUE + timedelta(days=20)) if one.kind == "escalation"]
    assert [(one.to.level, one.to.region) for one in late] == [
        ("government", "36.72"),
        ("province", "36"),
        ("centre", "ID"),
    ]
    of_a_province = replace(standing, region="36")
    late = [
        one for one in reminders(round, [of_a_province], DUE + timedelta(days=20)) if one.kind == "escalation"
    ]
    assert [(one.to.level, one.to.region) for one in late] == [("government", "36"), ("centre", "ID")]


def test_a_notice_bears_the_same_key_on_another_day_and_another_one_when_more_time_is_given():
    round = round_of()
    standing = standing_of(invited(round), SMALL)
    first, second = (
        {one.key for one in reminders(round, [standing], DUE + timedelta(days=days))} for days in (8, 9)
    )
    assert first == second
    extended = replace(round, due=DUE + timedelta(days=3))
    assert not first & {one.key for one in reminders(extended, [standing], DUE + timedelta(days=9))}


def test_whose_turn_it_is_is_told_there_and_nobody_is_late_who_handed_in():
    round = round_of()
    (notice,) = reminders(round, [standing_of(submitted(round), SMALL)], DUE + timedelta(days=9))
    assert (notice.kind, notice.to.level, notice.to.region) == ("waits_for_approval", "office", "36.72")


def test_a_round_that_is_not_open_tells_nobody():
    standing = standing_of(invited(round_of()), SMALL)
    assert reminders(replace(round_of(), state="locked"), [standing], DUE + timedelta(days=9)) == ()


def test_a_saved_answer_counts_on_the_board():
    round = round_of()
    form = save(invited(round), round, {"A.1": text("A.1", "SK")}, seen=1, by=ANI, at=later(4)).submission
    standing = standing_of(form, SMALL)
    assert (standing.answered, standing.asked, standing.missing, standing.state) == (1, 3, 0, "draft")
    assert standing.changed_on == later(4).date()


def test_a_question_that_is_due_earlier_makes_its_office_late_earlier():
    early = edited(SMALL, [Edit("set", "A.1", "due", {"days_before": 7})], valid_from=date(2024, 1, 1))
    round = round_of()
    standing = standing_of(invited(round), early)
    assert due_of(standing, DUE) == DUE - timedelta(days=7)
    assert board(round, [standing], DUE).rows[0].days_late == 7
    assert {one.kind for one in reminders(round, [standing], DUE)} == {"overdue", "escalation"}
    answered = save(invited(round), round, {"A.1": text("A.1", "SK")}, seen=1, by=ANI, at=later()).submission
    assert due_of(standing_of(answered, early), DUE) == DUE
