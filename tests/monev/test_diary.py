"""What a day brings: late follow-ups, election staff that end, budgets that do not last until December."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from pantau.core.period import Month
from pantau.core.text import Text
from pantau.monev import (
    NOTICE_KINDS,
    BudgetLine,
    Ending,
    Watched,
    accept_risk,
    advanced,
    begun,
    by_addressee,
    follow_up,
    next_stages,
    notices,
    raised_by_person,
    standing_of,
)
from tests.monev.cast import DEWI, EKO, OFFICE, SMALL, invited, later, round_of

STAFF = Ending("e1", "36.72", Month(2024, 11), "adhoc_kpu", 11_658)
BUDGET = BudgetLine(
    "b1",
    "36.72",
    2024,
    "APBD",
    "rentan",
    allocated=Decimal(9 * 100 * 16_800),
    persons=100,
    realised=Decimal(0),
)


def finding(due, **given_):
    raised = raised_by_person(
        id="f1",
        region="36.72",
        round="r1",
        message=Text("Angka salah.", "A number is wrong."),
        by=EKO,
        at=later(),
    )
    return follow_up(raised, action="hitung ulang", owner=OFFICE, due=due, by=DEWI, at=later(1))


def kinds(today, **watched):
    return [one.kind for one in notices(Watched(**watched), today)]


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2024, 9, 30), []),
        (date(2024, 10, 1), ["category_ends"]),
        (date(2024, 11, 30), ["category_ends"]),
        (date(2024, 12, 1), []),
    ],
)
def test_election_staff_are_told_of_in_the_month_before_they_end(today, found):
    assert kinds(today, endings=[STAFF]) == found


def test_the_words_of_an_ending_name_people_place_and_month():
    (notice,) = notices(Watched(endings=[STAFF]), date(2024, 10, 5))
    assert notice.subject.id == "Badan ad hoc KPU berakhir November 2024: Kota Cilegon, Banten"
    assert notice.body.en.startswith(
        "Ad hoc staff of the election commission, 11,658 people, in Kota Cilegon"
    )
    contract = replace(STAFF, kind="contract_ends", title="Kontrak kebersihan", people=None)
    (told,) = notices(Watched(endings=[contract]), date(2024, 10, 5))
    assert told.kind == "contract_ends"
    assert told.body.id.startswith("Kontrak kebersihan di")


def test_a_budget_that_ends_before_december_is_told_with_its_last_month():
    (notice,) = notices(Watched(budgets=[BUDGET]), date(2024, 3, 1))
    assert notice.kind == "budget_ends"
    assert "membiayai sampai September 2024; 3 bulan" in notice.body.id
    assert (
        notices(Watched(budgets=[replace(BUDGET, allocated=Decimal(12 * 100 * 16_800))]), date(2024, 3, 1))
        == ()
    )
    (nothing,) = notices(Watched(budgets=[replace(BUDGET, allocated=Decimal(1))]), date(2024, 3, 1))
    assert "not pay for a single month" in nothing.body.en


def test_a_budget_of_another_year_tells_nothing_and_one_unspent_in_october_does():
    assert kinds(date(2025, 3, 1), budgets=[BUDGET]) == []
    assert "budget_unspent" in kinds(date(2024, 10, 1), budgets=[BUDGET])
    assert "budget_unspent" not in kinds(date(2024, 10, 1), budgets=[replace(BUDGET, realised=Decimal(5))])


@pytest.mark.parametrize(
    ("days", "found"), [(-8, []), (-7, ["finding_due"]), (0, ["finding_due"]), (1, ["finding_overdue"])]
)
def test_a_follow_up_is_told_a_week_before_and_when_it_is_late(days, found):
    due = date(2024, 8, 1)
    assert kinds(due + timedelta(days=days), findings=[finding(due)]) == found


def test_an_accepted_risk_is_looked_at_again_on_its_day():
    risk = accept_risk(
        finding(date(2024, 8, 1)), reason="kecil", by=EKO, at=later(2), until=date(2024, 12, 1)
    )
    assert kinds(date(2024, 8, 5), findings=[risk]) == []
    assert kinds(date(2024, 12, 1), findings=[risk]) == ["finding_due"]


def test_a_regulation_is_told_of_when_three_in_four_were_faster():
    day = date(2024, 1, 1)
    peers = []
    for n in range(4):
        peer = begun(id=f"p{n}", region="36.71", kind="PERWAL", title="P", day=day)
        while next_stages(peer)[0] != "dicabut":
            peer = advanced(peer, next_stages(peer)[0], peer.since + timedelta(days=10))
        peers.append(peer)
    slow = begun(id="slow", region="36.72", kind="PERWAL", title="Perwal jamsostek", day=day)
    assert kinds(day + timedelta(days=9), regulations=[*peers, slow]) == []
    (notice,) = notices(Watched(regulations=[*peers, slow]), day + timedelta(days=99))
    assert (notice.kind, notice.to.level, notice.about) == ("regulation_slow", "government", "slow")


def test_the_most_pressing_comes_first_and_one_message_holds_what_one_reader_needs():
    round = round_of()
    watched = Watched(
        rounds=[round],
        standings={round.id: [standing_of(invited(round), SMALL)]},
        findings=[finding(date(2024, 8, 1))],
        budgets=[BUDGET],
    )
    found = notices(watched, date(2024, 8, 4))
    assert [one.kind for one in found] == ["escalation", "overdue", "finding_overdue", "budget_ends"]
    assert len({one.key for one in found}) == len(found)
    assert set(by_addressee(found)) == {("36.72", "government", ""), ("36.72", "office", OFFICE)}
    assert notices(watched, date(2024, 8, 4)) == found
    assert {one.kind for one in found} <= set(NOTICE_KINDS)
