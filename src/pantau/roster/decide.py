"""What becomes of a row, once all that is known of it and of its person is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from pantau.core.text import Text
from pantau.roster.check import PersonFacts, Severity
from pantau.roster.issues import by_stage, worst_first

Decided = Literal["accepted", "corrected", "review", "duplicate", "rejected"]
DECISIONS: Final[tuple[Decided, ...]] = ("accepted", "corrected", "review", "duplicate", "rejected")
DECISION_TITLES: Final[dict[Decided, Text]] = {
    "accepted": Text("diterima", "accepted"),
    "corrected": Text("diperbaiki", "corrected"),
    "review": Text("perlu ditinjau", "to be reviewed"),
    "duplicate": Text("ganda", "duplicate"),
    "rejected": Text("ditolak", "rejected"),
}
_BY_SEVERITY: Final[dict[str, Decided]] = {"error": "rejected", "doubt": "review", "fix": "corrected"}


class Verdict(NamedTuple):
    """What becomes of a row and why, the most severe reason first; ``covered`` tells the two kinds of duplicate."""

    decision: Decided
    reasons: tuple[str, ...]
    covered: bool = False


class Judge:
    """Decides rows by the severities of a profile; the same facts are judged once."""

    def __init__(self, severities: Mapping[str, Severity]) -> None:
        self._severities = dict(severities)
        self.said_of = lru_cache(maxsize=1 << 16)(self._said_of)
        self.decide = lru_cache(maxsize=1 << 16)(self._decide)

    def rank(self, codes: Iterable[str]) -> int:
        """How bad what is said of a row alone is: 3 rejects, 2 is a doubt, else 0. Lower is kept first."""
        found = {self._severities[code] for code in codes}
        return 3 if "error" in found else 2 if "doubt" in found else 0

    def _said_of(self, facts: PersonFacts) -> tuple[str, ...]:
        return tuple(one.code for one in by_stage("person") if one.run and one.run(facts))

    def _decide(self, own: tuple[str, ...], facts: PersonFacts) -> Verdict:
        """The verdict on a row of which ``own`` is said by itself, and ``facts`` are those of its person.

        Whatever rejects goes first; a person who is enrolled already, or by another row, needs no review.
        A check that a profile switches off no longer makes a duplicate, one that it calls a doubt a review.
        """
        reasons = worst_first((*own, *self.said_of(facts)), self._severities)
        worst = self._severities[reasons[0]] if reasons else "note"
        told = {code for code in reasons if code in _DUPLICATE and self._severities[code] in ("fix", "note")}
        covered, again = "already_covered" in told, bool(told - {"already_covered"})
        if worst == "error":
            return Verdict("rejected", reasons)
        if again or covered:
            first = [code for code in reasons if code in _DUPLICATE]
            rest = [code for code in reasons if code not in _DUPLICATE]
            return Verdict("duplicate", (*first, *rest), covered and not again)
        return Verdict(_BY_SEVERITY.get(worst, "accepted"), reasons)


_DUPLICATE: Final = frozenset({"duplicate_in_file", "duplicate_across_files", "already_covered"})
