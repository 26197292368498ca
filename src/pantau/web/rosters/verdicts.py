"""What people said of pairs of rows: the newest word on each pair holds, and all of them are kept."""

from __future__ import annotations

from collections.abc import Mapping

from pantau.io.linking.persons import Decided
from pantau.web.rosters.models import Answer, Roster, Verdict


def standing(roster: Roster) -> dict[str, Verdict]:
    """The newest verdict on each pair, pairs whose verdict was taken back left out; the latest word last."""
    found: dict[str, Verdict] = {}
    for verdict in roster.verdicts.select_related("by"):
        found.pop(verdict.pair, None)
        if verdict.answer != Answer.UNDONE:
            found[verdict.pair] = verdict
    return found


def decided(roster: Roster) -> tuple[list[Decided], int]:
    """The verdicts as the linkage takes them, and the number of the newest that was looked at."""
    newest = roster.verdicts.order_by("-pk").values_list("pk", flat=True).first() or 0
    words = [
        Decided(one.left, one.right, one.answer == Answer.SAME)
        for one in standing(roster).values()
        if one.answer in (Answer.SAME, Answer.DIFFERENT)
    ]
    return words, newest


def waiting(roster: Roster) -> int:
    """How many pairs were spoken of since the roster was last checked."""
    return roster.verdicts.filter(pk__gt=roster.applied).values("pair").distinct().count()


def counted(found: Mapping[str, Verdict]) -> dict[str, int]:
    """How many pairs were held for the same, for different, and left open."""
    answers = [one.answer for one in found.values()]
    return {str(code): answers.count(code) for code in (Answer.SAME, Answer.DIFFERENT, Answer.UNSURE)}
