"""A review in the terminal: what was compared, then every finding with what it should be and why."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from pantau.core.notation import format_period
from pantau.core.regions import full_name
from pantau.core.text import Language, Text
from pantau.figures import SEVERITIES, SEVERITY_TITLES, Case, Finding, Review
from pantau.report.saying import plain
from pantau.review import explanation_title
from pantau.review.wording import amount

_STYLES = {"error": "bold red", "warning": "yellow", "question": "cyan", "info": "dim"}
_SIGNS = {"error": "✗", "warning": "!", "question": "?", "info": "·"}
_COUNTS = Text(
    "{figures} angka, {checks} perbandingan, {consistent} cocok",
    "{figures} figures, {checks} comparisons, {consistent} agree",
)
_CLEAN = Text(
    "Tidak ada temuan: semua yang dapat dibandingkan cocok.", "No finding: all that can be compared agrees."
)
_EXPECTED = Text("seharusnya", "expected")
_PROBABLY = Text("mungkin", "probably")
_SOURCE = Text("sumber", "source")
_REPORTS = Text("Laporan", "Reports")
_MORE = Text(
    "… dan {n} temuan lain; semuanya ada di laporan dan --json",
    "… and {n} more; all are in the reports and --json",
)
_MOST = 200
_LONGEST = 2000  # characters of one text


def print_review(review: Review, language: Language, folder: Path | None) -> None:
    """Print one review for a reader."""
    console = Console(highlight=False, soft_wrap=False)
    case = review.case
    console.print()
    console.print(Line(_said(case.title or case.id), style="bold"))
    console.print(Line(f"{full_name(case.region)} · {_period(case, language)}", style="dim"))
    counts = _COUNTS.fill(**review.summary._asdict()).say(language)
    console.print(Line(counts + _tally(review, language)))
    for warning in case.warnings:
        console.print(Line(f"! {_said(warning.say(language))}", style="yellow"))
    if not review.findings:
        console.print(Line(f"✓ {_CLEAN.say(language)}", style="green"))
    for finding in review.findings[:_MOST]:
        _print_finding(console, finding, case, language)
    if len(review.findings) > _MOST:
        console.print(_MORE.fill(n=len(review.findings) - _MOST).say(language))
    if folder:
        files = ", ".join(f"report.{ending}" for ending in ("html", "pdf", "xlsx"))
        console.print(Line(f"{_REPORTS.say(language)}: {folder} ({files})"), soft_wrap=True)


def _said(text: str) -> str:
    """What a case brings, so that it cannot move the cursor, colour the terminal or turn its direction."""
    return plain(text, _LONGEST)


def _period(case: Case, language: Language) -> str:
    from pantau.core.period import Period

    try:
        return format_period(Period.parse(case.period), language)
    except ValueError:
        return _said(case.period)


def _tally(review: Review, language: Language) -> str:
    counts = review.summary._asdict()
    named = [
        f"{counts[level]} {SEVERITY_TITLES[level].say(language)}" for level in SEVERITIES if counts[level]
    ]
    return "; " + ", ".join(named) if named else ""


def _print_finding(console: Console, finding: Finding, case: Case, language: Language) -> None:
    style = _STYLES[finding.severity]
    title = SEVERITY_TITLES[finding.severity].say(language)
    head = Line.assemble(
        (f"{_SIGNS[finding.severity]} {title}", style),
        (f"  [{finding.check}]", "dim"),
        "" if finding.subject.region == case.region else f"  {full_name(finding.subject.region)}",
    )
    console.print(head)
    console.print(Padding(Line(_said(finding.message.say(language))), (0, 0, 0, 4)))
    for line in _details(finding, case, language):
        console.print(Padding(line, (0, 0, 0, 4)))


def _details(finding: Finding, case: Case, language: Language) -> list[Line]:
    lines = []
    if finding.expected is not None:
        expected = amount(finding.expected, finding.subject.spec.unit).say(language)
        lines.append(Line.assemble((f"{_EXPECTED.say(language)}: ", "dim"), (expected, "bold")))
    for one in finding.explanations:
        words = f"{explanation_title(one.code).say(language)} - {_said(one.detail.say(language))}"
        lines.append(
            Line.assemble((f"{_PROBABLY.say(language)}: ", "dim"), words, (f"  [{one.code}]", "dim"))
        )
    source = case.sources.get(finding.subject.source)
    said = (
        (source.publisher or source.title or source.id, source.date) if source else (finding.subject.source,)
    )
    where = ", ".join(part for part in said if part)
    if where:
        lines.append(Line(f"{_SOURCE.say(language)}: {_said(where)}", style="dim"))
    return lines
