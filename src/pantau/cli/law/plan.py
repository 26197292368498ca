"""``pantau law schedule`` and ``pantau law eligibility``: year by year, and who may join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pantau.cli.law.answers import asked, print_object, print_table, print_warnings
from pantau.cli.law.options import AsJson, Children, Day, Reader, Segment, Spoken
from pantau.cli.output import spoken_language

if TYPE_CHECKING:
    from pantau.core.text import Language
    from pantau.law import Schedule, Verdict


def schedule(
    programme: Annotated[str, typer.Option(help="JKK or JKM")],
    event: Annotated[str, typer.Option(help="death or total_disability")],
    segment: Segment,
    on: Day,
    income: Annotated[str, typer.Option(help="monthly wage, or declared income (BPU)")] = "",
    children: Children = "",
    months_paid: Annotated[str, typer.Option(help="months of contributions paid")] = "",
    memberships: Annotated[str, typer.Option(help="JKM: memberships of the deceased")] = "",
    phase: Annotated[str, typer.Option(help="PMI: before, during or after work")] = "",
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """What a family receives year by year. (Yang diterima keluarga dari tahun ke tahun.)"""
    from pantau.law import schedule as planned

    def ask(read: Reader) -> Schedule:
        question: dict[str, Any] = {
            "on": read.day("date", on or "?"),
            "income": read.rupiah("income", income),
            "children": read.children("children", children),
            "months_paid": read.whole("months_paid", months_paid),
            "memberships": read.whole("memberships", memberships) if memberships.strip() else 1,
        }
        read.stop()
        return planned(
            programme=programme,
            event=event,
            segment=segment,
            phase=phase,
            **question,
        )

    spoken = spoken_language(language)
    found = asked(ask, spoken)
    if as_json:
        print_object(found.to_json(spoken))
    else:
        _print_schedule(found, spoken)


def _print_schedule(found: Schedule, language: Language) -> None:
    from pantau.core.notation import format_period, format_rupiah
    from pantau.core.period import Period
    from pantau.core.text import Text

    heads = (
        Text("Tahun", "Year"),
        Text("Mulai", "From"),
        Text("Bagian", "Part"),
        Text("Jumlah", "Amount"),
        Text("Keterangan", "Note"),
    )
    rows = [
        (
            str(one.year),
            format_period(Period.parse(one.since.isoformat()), language),
            one.title.say(language),
            format_rupiah(one.amount, language),
            one.detail.say(language) if one.detail else "",
        )
        for one in found.payments
    ]
    total = ("Total", "", "", format_rupiah(found.total, language), "")
    print_table([head.say(language) for head in heads], rows, total=total, right=(0, 3))
    print_warnings(found.owed.warnings, language)


def eligibility(
    segment: Segment,
    on: Annotated[str, typer.Option("--date", help="the day asked about, 2024-07-17")],
    programme: Annotated[str, typer.Option(help="with --birth-date: JKK, JKM, JHT, JP or JKP")] = "",
    birth_date: Annotated[str, typer.Option(help="may somebody born then join? 1970-05-01")] = "",
    months_unpaid: Annotated[str, typer.Option(help="is who owes so many months still active?")] = "",
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """Who may join, and who is still active. (Siapa boleh mendaftar, siapa masih aktif.)"""
    from pantau.law import is_active, may_enrol

    def ask(read: Reader) -> list[Verdict]:
        from pantau.core.text import Text
        from pantau.errors import MissingInput

        day, born = read.day("date", on or "?"), read.day("birth_date", birth_date)
        unpaid = read.whole("months_unpaid", months_unpaid)
        read.stop()
        if unpaid is None and (born is None or not programme):
            need = Text(
                "birth_date dan programme, atau months_unpaid, diperlukan",
                "birth_date and programme, or months_unpaid, are needed",
            )
            raise MissingInput.of(id=need.id, en=need.en)
        found = []
        if day is not None and born is not None:
            found.append(may_enrol(segment.upper(), programme.upper(), born, day))
        if day is not None and unpaid is not None:
            found.append(is_active(segment.upper(), unpaid, day))
        return found

    spoken = spoken_language(language)
    found = asked(ask, spoken)
    if as_json:
        print_object({"verdicts": [verdict.to_json(spoken) for verdict in found]})
        return
    words = {True: "ya", False: "tidak", None: "belum diketahui"}
    if spoken == "en":
        words = {True: "yes", False: "no", None: "not known"}
    for verdict in found:
        typer.echo(f"{words[verdict.holds]}: {verdict.why.say(spoken)}")
        print_warnings(verdict.warnings, spoken)
