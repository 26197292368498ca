"""``pantau law``: what is due and what is owed, with the article of every part."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from pantau.core.period import Month
    from pantau.core.text import Language, Text
    from pantau.errors import Fault
    from pantau.law import Assessment

app = typer.Typer(
    name="law",
    help="What the law asks and gives: contributions and benefits. (Iuran dan manfaat menurut hukum.)",
    no_args_is_help=True,
)

Segment = Annotated[str, typer.Option(help="PU, BPU, JAKON or PMI")]
AsJson = Annotated[bool, typer.Option("--json", help="print the answer as JSON")]
Spoken = Annotated[str, typer.Option(help="id (default) or en")]


@app.command()
def contribution(
    segment: Segment,
    programmes: Annotated[str, typer.Option(help="comma list: JKK,JKM,JHT,JP,JKP")],
    month: Annotated[str, typer.Option(help="contribution month, 2024-07")],
    income: Annotated[str, typer.Option(help="monthly wage (PU, JAKON) or declared income (BPU)")] = "",
    risk: Annotated[str, typer.Option(help="PU: very_low, low, medium, high, very_high")] = "",
    contract_value: Annotated[str, typer.Option(help="JAKON: contract value without VAT")] = "",
    sponsor: Annotated[str, typer.Option(help="who pays: APBN, APBD, SELF ...")] = "",
    occupation: Annotated[str, typer.Option(help="BPU: ojek, sopir, nelayan ...")] = "",
    labour_intensive: Annotated[bool, typer.Option("--labour-intensive", help="PU: such industry")] = False,
    contract_months: Annotated[int | None, typer.Option(help="PMI: months of the contract")] = None,
    agency: Annotated[bool | None, typer.Option(help="PMI: placed by an agency (P3MI)")] = None,
    savings: Annotated[str, typer.Option(help="PMI: JHT a month")] = "",
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """What is due for a worker or a construction contract. (Iuran seorang pekerja atau sebuah kontrak.)"""
    from pantau.law import contribution as due

    def ask(read: _Reader) -> Assessment:
        question: dict[str, Any] = {
            "month": read.month("month", month),
            "income": read.rupiah("income", income),
            "contract_value": read.rupiah("contract_value", contract_value),
            "savings": read.rupiah("savings", savings),
        }
        read.stop()
        return due(
            segment=segment,
            programmes=programmes,
            risk=risk,
            sponsor=sponsor,
            occupation=occupation,
            labour_intensive=labour_intensive,
            contract_months=contract_months,
            agency=agency,
            **question,
        )

    _answer(ask, language, as_json=as_json)


@app.command()
def benefit(
    programme: Annotated[str, typer.Option(help="JKK or JKM")],
    event: Annotated[str, typer.Option(help="death, total_disability, partial_disability ...")],
    segment: Segment,
    on: Annotated[str, typer.Option("--date", help="day of the event, 2024-07-17")],
    income: Annotated[str, typer.Option(help="monthly wage, or declared income (BPU)")] = "",
    children: Annotated[str, typer.Option(help="each child's level and years done in it: SD:2,PT:0")] = "",
    months_paid: Annotated[int | None, typer.Option(help="months of contributions paid")] = None,
    disability: Annotated[str, typer.Option(help="percent of the disability table")] = "",
    memberships: Annotated[int, typer.Option(help="memberships of the deceased")] = 1,
    phase: Annotated[str, typer.Option(help="PMI: before, during or after work")] = "",
    months_unable: Annotated[str, typer.Option(help="months unable to work")] = "",
    as_json: AsJson = False,
    language: Spoken = "",
) -> None:
    """What is owed after an event. (Manfaat setelah suatu peristiwa.)"""
    from pantau.law import benefit as owed

    def ask(read: _Reader) -> Assessment:
        question: dict[str, Any] = {
            "on": read.day("date", on),
            "income": read.rupiah("income", income),
            "children": read.children("children", children),
            "disability": read.amount("disability", disability, unit="percent"),
            "months_unable": read.amount("months_unable", months_unable, unit="months"),
        }
        read.stop()
        return owed(
            programme=programme,
            event=event,
            segment=segment,
            months_paid=months_paid,
            memberships=memberships,
            phase=phase,
            **question,
        )

    _answer(ask, language, as_json=as_json)


class _Reader:
    """Reads the options that are text, and keeps every fault for one answer."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def stop(self) -> None:
        """Raise `InputError` with every fault, if there is one."""
        from pantau.errors import InputError

        if self.faults:
            raise InputError(self.faults)

    def rupiah(self, name: str, text: str) -> Decimal | None:
        """An amount as people type it: ``1000000``, ``1.000.000``, ``Rp1 juta``; None when left out."""
        return self.amount(name, text, unit="IDR")

    def amount(self, name: str, text: str, *, unit: str) -> Decimal | None:
        """A number in this unit, which need not be said; None when left out."""
        from pantau.core.notation import Unreadable, parse_number, shown
        from pantau.core.text import Text

        if not text:
            return None
        try:
            number = parse_number(text, whole=unit == "IDR")
        except Unreadable as wrong:
            self._fault(name, wrong.reason)
            return None
        if number.unit not in ("", unit):
            other = Text("'{found}' bukan {unit}", "'{found}' is not in {unit}")
            said = {
                "IDR": Text("jumlah rupiah", "rupiah"),
                "percent": Text("persen", "percent"),
                "months": Text("jumlah bulan", "months"),
            }[unit]
            self._fault(name, other.fill(found=shown(text), unit=said))
        return number.value

    def month(self, name: str, text: str) -> Month | None:
        """A month like 2024-07."""
        from pantau.core.period import Month
        from pantau.core.text import Text

        try:
            return Month.parse(text)
        except ValueError:
            self._fault(
                name, Text(f"'{text}' bukan bulan seperti 2024-07", f"'{text}' is not a month like 2024-07")
            )
            return None

    def day(self, name: str, text: str) -> date | None:
        """A day like 2024-07-17."""
        from datetime import date

        from pantau.core.text import Text

        try:
            return date.fromisoformat(text)
        except ValueError:
            self._fault(
                name,
                Text(f"'{text}' bukan tanggal seperti 2024-07-17", f"'{text}' is not a date like 2024-07-17"),
            )
            return None

    def children(self, name: str, text: str) -> tuple[tuple[str, int], ...]:
        """Levels and the years done in them: ``SD:2,PT:0``."""
        from pantau.core.notation import shown
        from pantau.core.text import Text

        found = []
        for one in filter(None, (part.strip() for part in text.split(","))):
            level, _, done = one.partition(":")
            if re.fullmatch("[0-9]{1,2}", done.strip()):
                found.append((level, int(done)))
            else:
                self._fault(
                    name, Text(f"'{shown(one)}' tidak seperti SD:2", f"'{shown(one)}' is not like SD:2")
                )
        return tuple(found)

    def _fault(self, name: str, text: Text) -> None:
        from pantau.errors import Fault

        self.faults.append(Fault(name, 0, {"id": text.id, "en": text.en}))


def _answer(ask: Callable[[_Reader], Assessment], language: str, *, as_json: bool) -> None:
    from pantau.cli.output import language_option, print_json, told_in
    from pantau.errors import InputError, PantauError
    from pantau.law import explain
    from pantau.settings import load_settings

    asked = language_option(language)
    with told_in(asked):
        spoken: Language = asked or load_settings(os.environ).language or "id"
    try:
        found = ask(_Reader())
    except PantauError as error:
        dashes = "--" if isinstance(error, InputError) else ""
        for line in explain(error, spoken):
            typer.echo(f"{dashes}{line.replace('_', '-', 1) if dashes else line}", err=True)
        raise typer.Exit(2) from None
    if as_json:
        print_json([found.to_json(spoken)])
    else:
        _print(found, spoken)


def _print(found: Assessment, language: Language) -> None:
    from rich.console import Console
    from rich.table import Table

    from pantau.core.notation import format_rupiah
    from pantau.core.text import Text

    heads = (
        Text("Bagian", "Part"),
        Text("Jumlah", "Amount"),
        Text("Dasar hukum", "Law"),
        Text("Keterangan", "Note"),
    )
    table = Table(*(head.say(language) for head in heads), box=None, pad_edge=False, show_footer=False)
    table.columns[1].justify = "right"
    table.columns[1].no_wrap = True
    for part in found.parts:
        detail = part.detail.say(language) if part.detail else ""
        table.add_row(part.title.say(language), format_rupiah(part.amount, language), part.reference, detail)
    table.add_section()
    table.add_row("Total", format_rupiah(found.total, language), "", "", style="bold")
    console = Console(highlight=False)
    console.print(table)
    for warning in found.warnings:
        console.print(f"! {warning.say(language)}", style="yellow", markup=False)
