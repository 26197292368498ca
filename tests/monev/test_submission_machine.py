"""No way around an approval, no lost answer: whatever people do with one form, in whatever order."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pantau.errors import MonevError
from pantau.monev import (
    Incomplete,
    Stale,
    approve,
    close_round,
    give_back,
    lock,
    lock_round,
    may,
    reopen,
    reopen_round,
    save,
    standing_of,
    submit,
)
from tests.monev.cast import ANI, BUDI, CHAIN, CITRA, EVERYBODY, FITRI, SMALL, invited, later, round_of, text

LEVELS = ("office", "government", "province", "centre")
SPEAKS_FOR = {
    one.id: level for one, level in zip(CHAIN, LEVELS, strict=True)
}  # nobody else approves anything
QUESTIONS = ("A.1", "A.2")
people = st.sampled_from(EVERYBODY)


class OneForm(RuleBasedStateMachine):
    """Eight people, one form: two officers edit it, four levels approve it, two have no business with it."""

    def __init__(self):
        super().__init__()
        self.round = round_of()
        self.form = invited(self.round)
        self.clock = 0
        self.seen = {}  # what each editor saw when opening the form: its version and its answers
        self.kept = []  # every answer that a save took, in order
        self.chain = []  # who approved since the form was last submitted
        self.writers = set()

    def now(self):
        self.clock += 1
        return later(minutes=self.clock)

    def attempt(self, step, by, act):
        """Take a step; it succeeds exactly when `may` says so, save for what it finds incomplete or overtaken."""
        allowed = may(step, self.form, self.round, by) is None
        try:
            after = act()
        except (Incomplete, Stale):
            assert allowed
            return None
        except MonevError:
            assert not allowed
            return None
        assert allowed
        return after

    @rule(by=people)
    def open_the_form(self, by):
        self.seen[by.id] = self.form.version

    @rule(by=people, question=st.sampled_from(QUESTIONS), said=st.sampled_from("abc"))
    def save_an_answer(self, by, question, said):
        seen = self.seen.get(by.id, self.form.version)
        before, base = self.form.answers, self.form.answers_at(seen)
        mine = {**base, question: text(question, said)}  # a form sends all that it showed
        saved = self.attempt(
            "saved", by, lambda: save(self.form, self.round, mine, seen=seen, by=by, at=self.now())
        )
        if saved is None:
            return
        after = saved.submission.answers
        told = {clash.question: clash for clash in saved.clashes}
        for one, value in mine.items():
            if value == base.get(one):  # left alone: what others wrote stands
                assert after.get(one) == before.get(one)
            elif one in told:  # told, with both answers, and theirs not overwritten
                assert (told[one].mine, told[one].theirs) == (value, before[one])
                assert after[one] == before[one]
            else:
                assert after[one] == value
        if after != before:
            self.kept.append((question, said))
            self.writers.add(by.id)
        self.form = saved.submission
        self.seen[by.id] = self.form.version

    @rule(by=people, stale=st.booleans())
    def hand_in(self, by, stale):
        seen = self.form.version - stale
        after = self.attempt(
            "submitted",
            by,
            lambda: submit(self.form, self.round, SMALL, findings=(), seen=seen, by=by, at=self.now()),
        )
        if after:
            assert not stale
            assert "A.1" in self.form.answers
            self.form, self.chain = after, []
            self.writers.add(by.id)

    @rule(by=people, stale=st.booleans())
    def approve_it(self, by, stale):
        seen = self.form.version - stale
        after = self.attempt(
            "approved", by, lambda: approve(self.form, self.round, seen=seen, by=by, at=self.now())
        )
        if after:
            assert not stale
            assert by.id not in self.writers
            self.chain.append(SPEAKS_FOR[by.id])
            self.form = after

    @rule(officer=st.sampled_from((ANI, BUDI, CITRA)))
    def an_officer_fills_it_in_and_submits(self, officer):
        self.open_the_form(officer)
        self.save_an_answer(officer, "A.1", "c")
        self.hand_in(officer, stale=False)

    @rule()
    def whose_turn_it_is_approves(self):
        level = self.form.waits_for
        if level:
            self.approve_it(CHAIN[LEVELS.index(level)], stale=False)

    @rule(by=people)
    def return_it(self, by):
        after = self.attempt(
            "returned",
            by,
            lambda: give_back(
                self.form, self.round, seen=self.form.version, by=by, at=self.now(), reason="salah"
            ),
        )
        if after:
            self.form, self.chain = after, []

    @rule(by=people)
    def lock_it(self, by):
        after = self.attempt("locked", by, lambda: lock(self.form, self.round, by=by, at=self.now()))
        self.form = after or self.form

    @rule(by=people)
    def reopen_it(self, by):
        after = self.attempt(
            "reopened", by, lambda: reopen(self.form, self.round, by=by, at=self.now(), reason="angka baru")
        )
        if after:
            self.form, self.chain = after, []

    @precondition(lambda self: self.round.state == "open")
    @rule()
    def close_the_round(self):
        self.round = close_round(self.round, by=FITRI, at=self.now())

    @precondition(lambda self: self.round.state in ("closed", "locked"))
    @rule()
    def open_the_round_again(self):
        self.round = reopen_round(self.round, by=FITRI, at=self.now(), reason="perbaikan")

    @precondition(lambda self: self.round.state == "closed")
    @rule()
    def lock_the_round(self):
        standings = [standing_of(self.form, SMALL)]
        if self.form.state == "submitted":
            with pytest.raises(Incomplete):
                lock_round(self.round, standings, by=FITRI, at=self.now(), reason="selesai")
        else:
            self.round = lock_round(self.round, standings, by=FITRI, at=self.now(), reason="selesai")

    @invariant()
    def approved_means_that_every_level_agreed_in_its_turn(self):
        assert tuple(self.chain) == LEVELS[: len(self.chain)]
        if self.form.state in ("approved", "locked"):
            assert tuple(self.chain) == LEVELS

    @invariant()
    def no_answer_is_lost(self):
        written = [
            (question, answer.text)
            for revision in self.form.revisions
            for question, answer in revision.answers.items()
        ]
        assert written == self.kept
        assert {question: answer.text for question, answer in self.form.answers.items()} == dict(self.kept)


OneForm.TestCase.settings = settings(max_examples=80, stateful_step_count=50, deadline=None)
TestOneForm = OneForm.TestCase


def test_the_whole_way_to_approval_and_lock():
    form, round = invited(round_of()), round_of()
    by = EVERYBODY[0]
    form = save(form, round, {"A.1": text("A.1", "SK")}, seen=1, by=by, at=later()).submission
    form = submit(form, round, SMALL, findings=(), seen=form.version, by=by, at=later(1))
    for checker in CHAIN:
        assert form.state == "submitted"
        form = approve(form, round, seen=form.version, by=checker, at=later(2))
    assert form.state == "approved"
    assert [one.level for one in form.approvals] == list(LEVELS)
    form = lock(form, round, by=FITRI, at=later(3))
    assert form.state == "locked"
