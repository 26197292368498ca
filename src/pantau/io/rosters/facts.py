"""What linking and other lists say of the person of a row, as one short text: many rows have the same."""

from __future__ import annotations

from typing import Final

from pantau.roster.check import PersonFacts

BETWEEN: Final = "|"  # the facts, which are codes and numbers


def read_facts(text: str) -> PersonFacts:
    """The facts of a person out of one text, in which they stand in their order.

    >>> found = read_facts("0|1|BPU|BPU PU|||2|0|0|1|")
    >>> found.first, found.kept_here, sorted(found.active), found.payers, found.civil_servant
    (False, True, ['BPU', 'PU'], 2, True)
    """
    first, here, asked, active, before, twice, payers, deceased, marked, servant, maybe = text.split(BETWEEN)
    return PersonFacts(
        first == "1", here == "1", asked, _set(active), _set(before), _set(twice), int(payers), deceased == "1",
        marked == "1", servant == "1", _set(maybe),
    )  # fmt: skip


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())
