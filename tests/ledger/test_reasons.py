"""Every reason says what is wrong and what to do, in both languages."""

from pantau.ledger.accept import REFUSALS
from pantau.ledger.reasons import REASONS, sentence


def test_every_reason_is_told_in_both_languages():
    for code, one in REASONS.items():
        assert code == one.code
        for text in (one.says, one.do):
            assert text.id
            assert text.en
            assert text.id != text.en
        assert sentence(code).id == f"{one.says.id}; {one.do.id}"


def test_every_rule_has_a_reason_that_sets_rows_aside():
    codes = {refusal.code for rules in REFUSALS.values() for refusal in rules}
    assert {REASONS[code].severity for code in codes} == {"aside"}
