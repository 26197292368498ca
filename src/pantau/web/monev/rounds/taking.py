"""The answers of last time taken into empty fields; nothing of it is an answer before somebody saves it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pantau.monev import Answer, Question, given_of
from pantau.monev.fields import details, numbers
from pantau.web.monev.rounds.desk import Desk
from pantau.web.monev.rounds.prefilling import prefill_of
from pantau.web.monev.rounds.typed import Typed


def taken_over(desk: Desk, read: Typed) -> tuple[Typed, int]:
    """What was typed with what was answered last time in its gaps, and in how many questions that was."""
    given, count = dict(read.given), 0
    for code, one in prefill_of(desk).items():
        if one.last is None:
            continue
        before = given.get(code, _standing(one.question, desk.submission.answers.get(code)))
        after = _filled(one.question, before, given_of(one.question, one.last))
        if after != before:
            given[code], count = after, count + 1
    return replace(read, given=given), count


def _standing(question: Question, answer: Answer | None) -> dict[str, str]:
    return given_of(question, answer) if answer else {}


def _filled(question: Question, before: Mapping[str, str], last: Mapping[str, str]) -> dict[str, str]:
    """Empty fields from last time; what is said of a number comes with that number or not at all."""
    of = {each.name: number.name for number in numbers(question) for each in details(number)}
    taken = {name: value for name, value in last.items() if not before.get(of.get(name, name), "").strip()}
    return {**{name: value for name, value in before.items() if value.strip() or name not in taken}, **taken}
