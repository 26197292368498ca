"""What ``pantau roster`` prints: the funnel, the decisions, the reasons; pairs in words; and progress on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text as Line

from pantau.core.notation import format_number, format_rupiah
from pantau.core.text import Language, Text
from pantau.report.saying import plain
from pantau.roster.decide import DECISION_TITLES, DECISIONS
from pantau.roster.issues import issues

if TYPE_CHECKING:
    from pantau.io.rosters.explain import Answer
    from pantau.io.rosters.outcome import RosterOutcome
    from pantau.workspace_roster_compare import Compared

_MOST = 15
_LONGEST = 300
_STYLES = {
    "accepted": "green",
    "corrected": "green",
    "review": "yellow",
    "duplicate": "cyan",
    "rejected": "red",
}
_SIGNS = {"accepted": "✓", "corrected": "✓", "review": "?", "duplicate": "=", "rejected": "✗"}
_ROWS_IN = Text("{n} baris masuk = {parts}", "{n} rows in = {parts}")
_FILES = Text(
    "{read} berkas dibaca, {unread} tidak dapat dibaca", "{read} files read, {unread} could not be read"
)
_ASIDE = Text(
    "{n} baris bukan orang (judul, jumlah, tanda tangan) disisihkan",
    "{n} rows of nobody (titles, sums, signatures) set aside",
)
_PEOPLE = Text("{n} orang", "{n} people")
_COST = Text(
    "{people} orang x {months} bulan x {rate} = {total}",
    "{people} people x {months} months x {rate} = {total}",
)
_REASONS = Text("Alasan", "Reasons")
_WRITTEN = Text("Ditulis ke", "Written to")
_MORE = Text("… dan {n} lagi", "… and {n} more")
_ONLY = Text("hanya di {file}", "only in {file}")
_BOTH = Text("di keduanya", "in both")
_DIFFER = Text("di keduanya, dengan perbedaan", "in both, and differing")
_DOUBT = Text("mungkin orang yang sama, perlu dilihat", "may be the same person, to be looked at")
_NO_PAIRS = Text("tidak dibandingkan dengan baris lain", "compared with no other row")
_STAGES = {
    "read": Text("membaca dan membersihkan", "reading and cleaning"),
    "link": Text("menautkan", "linking"),
    "decide": Text("memutuskan", "deciding"),
    "write": Text("menulis", "writing"),
}


@contextmanager
def showing(language: Language) -> Iterator[Callable[[str, int], None]]:
    """A function that shows what is going on and how many rows are done; silent unless on a terminal."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=None)

        def tell(stage: str, rows: int) -> None:
            counted = f" {format_number(rows, language)}" if rows else ""
            shown.update(task, description=_STAGES[stage].say(language) + counted)

        yield tell


def print_outcome(outcome: RosterOutcome, language: Language) -> None:
    """A check for a reader."""
    console = Console(highlight=False, soft_wrap=True)
    for _, faults in outcome.unread:
        for fault in faults:
            console.print(Line(f"✗ {_said(fault.line(language))}", style="red"))
    for warning in outcome.warnings[:_MOST]:
        console.print(Line(f"! {_said(warning.say(language))}", style="yellow"))
    if len(outcome.warnings) > _MOST:
        console.print(_MORE.fill(n=len(outcome.warnings) - _MOST).say(language))
    console.print()
    _print_funnel(console, outcome, language)
    console.print()
    for one in DECISIONS:
        title = f"{_SIGNS[one]} {DECISION_TITLES[one].say(language):<18}"
        console.print(Line(f"{title}{_number(outcome.decisions[one], language):>12}", style=_STYLES[one]))
    _print_reasons(console, outcome, language)
    console.print()
    parts = " + ".join(
        f"{_number(outcome.decisions[one], language)} {DECISION_TITLES[one].say(language)}"
        for one in DECISIONS
    )
    console.print(_ROWS_IN.fill(n=_number(outcome.rows["in"], language), parts=parts).say(language))
    if outcome.rows["set_aside"]:
        console.print(_ASIDE.fill(n=_number(outcome.rows["set_aside"], language)).say(language))
    read = _FILES.fill(read=len(outcome.files), unread=len(outcome.unread)).say(language)
    console.print(f"{read}; {_PEOPLE.fill(n=_number(outcome.people, language)).say(language)}")
    if outcome.out:
        console.print(Line(f"{_WRITTEN.say(language)}: {outcome.out}"))


def _print_funnel(console: Console, outcome: RosterOutcome, language: Language) -> None:
    for step in outcome.steps:
        money = "" if step.money is None else format_rupiah(step.money, language)
        title = step.title.say(language)
        lost = f"-{_number(step.lost, language)}" if step.lost else ""
        console.print(Line(f"{title:<24}{_number(step.rows, language):>12}{lost:>12}{money:>24}"))
    if outcome.month is not None:
        last = outcome.steps[-1]
        told = _COST.fill(
            people=_number(last.rows, language),
            months=outcome.months,
            rate=format_rupiah(outcome.month, language),
            total=format_rupiah(last.money or 0, language),
        )
        console.print(Line(told.say(language), style="bold"))


def _print_reasons(console: Console, outcome: RosterOutcome, language: Language) -> None:
    shown = [
        (code, rows)
        for code, rows in outcome.reasons.items()
        if issues()[code].severity in ("error", "doubt", "fix")
    ]
    if shown:
        console.print()
        console.print(Line(_REASONS.say(language), style="bold"))
    for code, rows in shown[:_MOST]:
        says = issues()[code].says.say(language)
        console.print(Line.assemble(f"{_number(rows, language):>9}  {says}", (f"  [{code}]", "dim")))
    if len(shown) > _MOST:
        console.print(_MORE.fill(n=len(shown) - _MOST).say(language))


def print_compared(found: Compared, language: Language) -> None:
    """Two lists held against each other, for a reader."""
    console = Console(highlight=False, soft_wrap=True)
    for warning in found.warnings[:_MOST]:
        console.print(Line(f"! {_said(warning.say(language))}", style="yellow"))
    lines = (
        (_ONLY.fill(file=found.names[0]), found.only_first),
        (_ONLY.fill(file=found.names[1]), found.only_second),
        (_BOTH, found.both),
        (_DIFFER, found.differing),
        (_DOUBT, found.doubts),
    )
    for title, people in lines:
        console.print(Line(f"{_number(people, language):>12}  {_said(title.say(language))}"))
    for field, people in found.fields.items():
        console.print(Line(f"{_number(people, language):>16}  {field}", style="dim"))
    if found.out:
        console.print(Line(f"{_WRITTEN.say(language)}: {found.out}"))


def print_issues(listed: Sequence[dict[str, Any]], language: Language) -> None:
    """Reasons with their meaning."""
    console = Console(highlight=False, soft_wrap=True)
    for one in listed:
        console.print(Line.assemble((one["code"], "bold"), f"  ({one['means']})"))
        console.print(Line(f"    {one['says']}"))
        console.print(Line(f"    → {one['do']}", style="dim"))


def print_pairs(answer: Answer, language: Language) -> None:
    """The rows of a question and their pairs, with the weights in words."""
    console = Console(highlight=False, soft_wrap=True)
    for place, name, decision in answer.rows:
        title = DECISION_TITLES[decision].say(language)  # type: ignore[index]
        console.print(Line.assemble((_said(place), "bold"), f"  {_said(name)}  [{title}]"))
    if not answer.pairs:
        console.print(Line(_NO_PAIRS.say(language), style="dim"))
    for pair in answer.pairs:
        console.print()
        console.print(Line(f"{_said(pair.left)}  ↔  {_said(pair.right)}", style="bold"))
        console.print(Line(f"  {pair.explanation.verdict.say(language)}"))
        for reason in pair.explanation.reasons:
            console.print(Line(f"    {reason.line().say(language)}", style="dim"))


def pairs_json(answer: Answer, language: Language) -> dict[str, Any]:
    """The rows of a question and their pairs, for programs; ``left`` and ``right`` are what --decided asks for."""
    return {
        "rows": [{"row": place, "name": name, "decision": decision} for place, name, decision in answer.rows],
        "pairs": [
            {
                "left": pair.keys[0],
                "right": pair.keys[1],
                "verdict": pair.explanation.verdict.say(language),
                "reasons": [reason.line().say(language) for reason in pair.explanation.reasons],
            }
            for pair in answer.pairs
        ],
    }


def _number(value: int, language: Language) -> str:
    return format_number(value, language)


def _said(text: str) -> str:
    """What a list brings, so that it cannot move the cursor or colour the terminal."""
    return plain(text, _LONGEST)
