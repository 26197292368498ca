"""The first sheet of a roster's workbook: how many rows, why, from which sheets; no person is named on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pantau.core.notation import format_number
from pantau.core.text import Language, Text
from pantau.io.roster_books.folder import CheckedRoster, as_text
from pantau.io.roster_books.parts import Remark
from pantau.io.roster_books.prose import Prose
from pantau.io.roster_books.reasons import sentences
from pantau.io.roster_books.words import (
    HOW,
    MEANINGS,
    SAID,
    SET_ASIDE,
    SHEET_NAMES,
    SHEETS,
)
from pantau.roster.decide import DECISION_TITLES, DECISIONS
from pantau.roster.funnel import Step

_MOST: Final = 40  # reasons shown, the most frequent first; the sheets of rows hold all
_DIGITS: Final = 10**15  # a cell holds fifteen
_MOST_SHEETS: Final = 2_000


def draw_summary(
    roster: CheckedRoster, remarks: Sequence[Remark], language: Language
) -> Callable[[Any, Any], None]:
    """A function that draws the summary of a roster on an empty sheet."""

    def draw(book: Any, sheet: Any) -> None:
        summary = Prose(book, sheet, language)
        summary.text(SAID["title"].say(language), "title")
        for remark in remarks:
            summary.text(remark.say(language), "remark")
        _decisions(summary, roster)
        _funnel(summary, roster.funnel())
        _unread(summary, roster)
        _reasons(summary, roster)
        _by_sheet(summary, roster)
        _set_aside(summary, roster.set_aside())
        summary.heading(SAID["how"])
        for text in HOW:
            summary.text(text.say(language), "wrapped")

    return draw


def _decisions(summary: Prose, roster: CheckedRoster) -> None:
    said, language = SAID, summary.language
    total = roster.counts.of()
    summary.head([said["decision"], said["rows"], said["share"], said["where"], said["meaning"]])
    sheet_of = {code: sheet for sheet, codes in SHEETS.items() for code in codes}
    parts = []
    for code, title in DECISION_TITLES.items():
        rows = roster.counts.of((code,))
        parts.append(f"{title.say(language)} {format_number(rows, language)}")
        where = SHEET_NAMES[sheet_of[code]].say(language)
        meaning = MEANINGS[code].say(language)
        summary.line([title.say(language), rows, (rows, total), where, meaning], code)
    summary.line([said["total"].say(language), total, (total, total)], "bold")
    read = sum(sheet.data_rows for sheet in roster.sheets)
    if read == total:
        slots = {"n": format_number(total, language), "parts": " + ".join(parts)}
        summary.text(said["adds_up"].fill(**slots).say(language), "wrapped")
    else:
        slots = {"n": format_number(total, language), "read": format_number(read, language)}
        summary.text(said["not_adding"].fill(**slots).say(language), "remark")


def _funnel(summary: Prose, steps: Sequence[Step]) -> None:
    money = any(step.money is not None for step in steps)
    summary.head([SAID["funnel"], SAID["people"], SAID["share"], *([SAID["money"]] if money else [])])
    for step in steps:
        summary.line([step.title.say(summary.language), step.rows, (step.rows, steps[0].rows), _amount(step)])


def _amount(step: Step) -> int | str:
    """Rupiah as a number where a cell holds all its digits."""
    if step.money is None:
        return ""
    whole = step.money == step.money.to_integral_value() and step.money < _DIGITS
    return int(step.money) if whole else f"{step.money:f}"


def _unread(summary: Prose, roster: CheckedRoster) -> None:
    if roster.unread or any(sheet.skipped.en for sheet in roster.sheets):
        summary.head([SAID["unread"], SAID["remark"]])
    for each in roster.unread:
        summary.line([each["file"], _told(each, summary.language)])
    for sheet in roster.sheets:
        if sheet.skipped.en:
            summary.line([f"{sheet.file}, {sheet.sheet}", sheet.skipped.say(summary.language)])


def _told(each: Mapping[str, Any], language: Language) -> str:
    """The faults of a file that could not be read."""
    faults = each.get("faults") or [each]
    return "; ".join(as_text(fault.get("message", "")).say(language) for fault in faults)


def _reasons(summary: Prose, roster: CheckedRoster) -> None:
    found = sorted(roster.counts.reasons.items(), key=lambda each: (-each[1], each[0]))
    if found:
        summary.head([SAID["reasons"], SAID["rows"]])
    for code, rows in found[:_MOST]:
        says, _ = sentences(code)
        summary.line([says.say(summary.language), rows])


def _by_sheet(summary: Prose, roster: CheckedRoster) -> None:
    summary.head([SAID["by_sheet"], SAID["where"], SAID["rows"], *DECISION_TITLES.values(), SAID["remark"]])
    for sheet in roster.sheets[:_MOST_SHEETS]:
        rows = [roster.counts.of((code,), sheet.place) for code in DECISIONS]
        summary.line([sheet.file, sheet.sheet, sheet.data_rows, *rows, sheet.skipped.say(summary.language)])


def _set_aside(summary: Prose, kinds: Mapping[str, int]) -> None:
    if kinds:
        summary.head([SAID["set_aside"], SAID["rows"]])
    for kind, rows in sorted(kinds.items(), key=lambda each: -each[1]):
        summary.line([SET_ASIDE.get(kind, Text(kind, kind)).say(summary.language), rows])
