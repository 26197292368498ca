"""A finding of a check is closed by numbers alone; whatever happens to it stays in its history."""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pantau.core.period import Period
from pantau.errors import MonevError
from pantau.figures import Case, Figure
from pantau.monev import (
    TrackedFinding,
    accept_risk,
    carry_over,
    dispute,
    explain,
    follow_up,
    matched,
    may_follow,
    note,
    reopen_finding,
    replayed,
    resolve,
)
from pantau.review import review
from tests.monev.cast import ANI, DEWI, EKO, EVERYBODY, FITRI, later

people = st.sampled_from(EVERYBODY)
TOTAL, PART, OTHER = 100, 60, 40


def reviewed(total, part, other):
    """The review of a total and its two parts; none of them where nothing is given."""
    rows = [("", total, "category"), ("rt_rw", part, ""), ("kader", other, "")]
    year = Period.parse("2024")
    figures = tuple(
        Figure("36.72", "funded_workers", year, Decimal(value), category, total_of=of, source="s")
        for category, value, of in rows
        if value is not None
    )
    return review(Case("c", "c", "36.72", "2024", figures))


class OneFinding(RuleBasedStateMachine):
    """A total that is not the sum of its parts, followed up by people and by reviews."""

    def __init__(self):
        super().__init__()
        self.clock = 0
        self.numbers = (TOTAL + 1, PART, OTHER)  # those on which it was judged last
        raised = matched((), reviewed(*self.numbers), round="r1", at=later())
        (self.finding,) = raised.raised
        self.first = self.finding
        self.rounds = ["r1"]

    def now(self):
        self.clock += 1
        return later(minutes=self.clock)

    def attempt(self, step, by, act):
        allowed = may_follow(step, self.finding, by) is None
        try:
            after = act()
        except MonevError:
            assert not allowed
            return
        assert allowed
        self.finding = after

    @rule(by=people)
    def somebody_disputes(self, by):
        self.attempt("disputed", by, lambda: dispute(self.finding, reason="benar", by=by, at=self.now()))

    @rule(by=people)
    def somebody_explains(self, by):
        self.attempt("explained", by, lambda: explain(self.finding, reason="dua SK", by=by, at=self.now()))

    @rule(by=people)
    def somebody_follows_up(self, by):
        act = lambda: follow_up(  # noqa: E731
            self.finding, action="hitung ulang", owner="Disnaker", due=later(30).date(), by=by, at=self.now()
        )
        self.attempt("followed_up", by, act)

    @rule(by=people)
    def somebody_notes(self, by):
        self.attempt("noted", by, lambda: note(self.finding, by=by, at=self.now(), evidence=["SK.pdf"]))

    @rule(by=people)
    def somebody_ticks_it_off(self, by):
        before = self.finding
        self.attempt("resolved", by, lambda: resolve(self.finding, evidence=["foto"], by=by, at=self.now()))
        if not before.withdrawn:  # where its source gave the figure up, a coordinator may decide
            assert self.finding == before, "a tick closes nothing"

    @rule(by=people)
    def somebody_accepts_the_risk(self, by):
        self.attempt(
            "risk_accepted", by, lambda: accept_risk(self.finding, reason="kecil", by=by, at=self.now())
        )

    @rule(by=people)
    def somebody_reopens(self, by):
        self.attempt(
            "reopened", by, lambda: reopen_finding(self.finding, reason="lagi", by=by, at=self.now())
        )

    @rule()
    def the_next_round_begins(self):
        self.rounds.append(f"r{len(self.rounds) + 1}")
        try:
            self.finding = carry_over(self.finding, into=self.rounds[-1], by=FITRI.id, at=self.now())
        except MonevError:
            assert self.finding.is_settled
            self.rounds.pop()

    @rule(
        total=st.sampled_from((TOTAL, TOTAL + 1, TOTAL + 2, None)),
        part=st.sampled_from((PART, PART + 1, None)),
        other=st.sampled_from((OTHER, None)),
    )
    def a_new_review(self, total, part, other):
        before = self.finding
        found = matched([before], reviewed(total, part, other), round=self.rounds[-1], at=self.now())
        assert len(found.findings) == 1, "the same finding bears the same id in every review"
        (self.finding,) = found.findings
        numbers = (total, part, other)
        whole = None not in numbers
        agrees = whole and total == part + other
        newly_resolved = before.state != "resolved" and self.finding.state == "resolved"
        is_news = numbers != self.numbers  # who opened it again is not overruled by the numbers of before
        assert newly_resolved == (agrees and before.state != "resolved" and is_news)
        if whole and not agrees and (before.state == "resolved" or self.finding.figures != before.figures):
            assert not self.finding.is_settled, "it fails again, or on other numbers"
        if self.finding.data != before.data:
            self.numbers = numbers

    @invariant()
    def nothing_that_happened_is_forgotten(self):
        history = self.finding.history
        assert history[: len(self.first.history)] == self.first.history
        assert [event.at for event in history] == sorted(event.at for event in history)
        assert self.finding.version == len(history)
        blank = TrackedFinding(
            self.finding.id, "36.72", "r1", self.finding.message, self.finding.severity, raised_in="r1"
        )
        again = replayed(blank, history)
        for name in ("state", "round", "action", "owner", "due", "evidence", "figures", "theme"):
            assert getattr(again, name) == getattr(self.finding, name)


OneFinding.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestOneFinding = OneFinding.TestCase


def test_who_followed_it_up_does_not_accept_the_risk():
    (finding,) = matched((), reviewed(101, 60, 40), round="r1", at=later()).raised
    followed = follow_up(
        finding, action="hitung", owner="Disnaker", due=later(9).date(), by=DEWI, at=later(1)
    )
    assert may_follow("risk_accepted", followed, DEWI) is not None
    assert may_follow("risk_accepted", followed, EKO) is None
    assert may_follow("risk_accepted", followed, ANI) is not None
