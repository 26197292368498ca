"""``pantau monev``: review the figures of a case and report what cannot be right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pantau.figures import Review
    from pantau.workspace import Beside


def monev(
    cases: Annotated[
        list[Path], typer.Argument(metavar="CASE...", help="folder or .xlsx workbook of a case")
    ],
    out: Annotated[
        Path | None, typer.Option(help="write report.html, report.pdf and report.xlsx here")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="print the review as JSON")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="exit with status 1 when an error stands")] = False,
    language: Annotated[
        str, typer.Option(help="id or en; else that of the settings, else that of the case")
    ] = "",
    ledger: Annotated[
        Path | None, typer.Option(help="hold what is reported against what this home or ledger records")
    ] = None,
    now: Annotated[
        str, typer.Option(help="date of the report, ISO 8601; else SOURCE_DATE_EPOCH, else today")
    ] = "",
) -> None:
    """Review the figures of a case: what cannot be right, why, and what it was probably meant to be.

    Periksa angka sebuah kasus: mana yang tidak mungkin benar, mengapa, dan apa yang mungkin dimaksud.
    With several cases, --out holds a folder for each and --json prints a list.
    """
    from pantau.cli.output import language_option, moment_option, print_json, told_in
    from pantau.cli.summary import print_review
    from pantau.workspace import Workspace

    asked, moment = language_option(language), moment_option(now)
    with told_in(asked):
        workspace = Workspace.open()
        found = workspace.review(cases, asked, beside=_beside(ledger))
        reviews = [(review, workspace.language(review, asked)) for review in found]
        folders = [out / review.case.id if out and len(reviews) > 1 else out for review, _ in reviews]
        if out:
            _refuse_same_id(cases, [review for review, _ in reviews])
        for (review, spoken), folder in zip(reviews, folders, strict=True):
            if folder:
                workspace.write_reports(review, folder, language=spoken, now=moment)
    if as_json:
        print_json([workspace.as_json(review, spoken) for review, spoken in reviews])
    else:
        for (review, spoken), folder in zip(reviews, folders, strict=True):
            print_review(review, spoken, folder)
    if strict and any(review.summary.error for review, _ in reviews):
        raise typer.Exit(1)


def _beside(ledger: Path | None) -> Beside | None:
    """What a ledger records of a case; none without a ledger."""
    if ledger is None:
        return None
    from pantau.workspace_ledger import Ledger

    return Ledger(ledger).beside


def _refuse_same_id(cases: list[Path], reviews: list[Review]) -> None:
    """Each case has the folder of its id, so the second of two would overwrite the first."""
    from pantau.core.text import Text
    from pantau.errors import Fault, InputError

    first: dict[str, Path] = {}
    faults = []
    for path, review in zip(cases, reviews, strict=True):
        earlier = first.setdefault(review.case.id.casefold(), path)
        if earlier is not path:
            text = Text(
                "id '{id}' sudah dipakai oleh {earlier}; beri setiap kasus id sendiri, atau --out sendiri",
                "the id '{id}' is that of {earlier} too; give each case an id of its own, or an --out of its own",
            ).fill(id=review.case.id, earlier=earlier)
            faults.append(Fault(str(path), 0, text._asdict()))
    if faults:
        raise InputError(faults)
