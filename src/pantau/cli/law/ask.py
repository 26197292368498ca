"""``pantau law contribution`` and ``pantau law benefit``: what is due, and what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pantau.cli.law.answers import asked, show
from pantau.cli.law.options import AsJson, Children, Day, Reader, Segment, Spoken, Trace, listed
from pantau.cli.output import spoken_language

if TYPE_CHECKING:
    from pantau.law import Assessment


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
    contract_months: Annotated[str, typer.Option(help="PMI: months of the contract")] = "",
    agency: Annotated[bool | None, typer.Option(help="PMI: placed by an agency (P3MI)")] = None,
    savings: Annotated[str, typer.Option(help="PMI: JHT a month")] = "",
    as_json: AsJson = False,
    trace: Trace = False,
    language: Spoken = "",
) -> None:
    """What is due for a worker or a construction contract. (Iuran seorang pekerja atau sebuah kontrak.)"""
    from pantau.law import contribution as due

    def ask(read: Reader) -> Assessment:
        question: dict[str, Any] = {
            "month": read.month("month", month or "?"),
            "income": read.rupiah("income", income),
            "contract_value": read.rupiah("contract_value", contract_value),
            "savings": read.rupiah("savings", savings),
            "contract_months": read.whole("contract_months", contract_months),
        }
        read.stop()
        return due(
            segment=segment,
            programmes=programmes,
            risk=risk.strip().lower(),
            sponsor=sponsor,
            occupation=occupation,
            labour_intensive=labour_intensive,
            agency=agency,
            **question,
        )

    spoken = spoken_language(language)
    show(asked(ask, spoken), spoken, as_json=as_json, trace=trace)


def benefit(
    programme: Annotated[str, typer.Option(help="JKK, JKM, JHT, JP or JKP")],
    event: Annotated[str, typer.Option(help="death, total_disability, partial_disability, dismissal ...")],
    segment: Segment,
    on: Day,
    income: Annotated[str, typer.Option(help="monthly wage, or declared income (BPU)")] = "",
    daily_wage: Annotated[str, typer.Option(help="instead of --income: counts 30 times")] = "",
    children: Children = "",
    months_paid: Annotated[str, typer.Option(help="months of contributions paid")] = "",
    disability: Annotated[str, typer.Option(help="JKK: percent of the disability table")] = "",
    function_lost: Annotated[str, typer.Option(help="JKK: percent of the function that is lost")] = "",
    injury: Annotated[str, typer.Option(help="JKK: a row of the disability table, one_eye ...")] = "",
    months_unable: Annotated[str, typer.Option(help="JKK: months unable to work")] = "",
    costs: Annotated[str, typer.Option(help="JKK: by receipt, medical:12000000,transport_land:750000")] = "",
    memberships: Annotated[str, typer.Option(help="JKM: memberships of the deceased")] = "",
    heirs: Annotated[str, typer.Option(help="comma list: spouse,child,parent,sibling ... or none")] = "",
    balance: Annotated[str, typer.Option(help="JHT, JP: balance by BPJS Ketenagakerjaan")] = "",
    share: Annotated[str, typer.Option(help="JHT: 10, or 30 percent for housing")] = "",
    average_wage: Annotated[str, typer.Option(help="JP: average indexed monthly wage")] = "",
    birth_date: Annotated[str, typer.Option(help="of the worker, 1970-05-01")] = "",
    joined: Annotated[str, typer.Option(help="JP, JKP: month of the first contribution")] = "",
    claimed_on: Annotated[str, typer.Option(help="day of the claim")] = "",
    employer_arrears: Annotated[str, typer.Option(help="months the employer is in arrears")] = "",
    phase: Annotated[str, typer.Option(help="PMI: before, during or after work")] = "",
    as_json: AsJson = False,
    trace: Trace = False,
    language: Spoken = "",
) -> None:
    """What is owed after an event. (Manfaat setelah suatu peristiwa.)"""
    from pantau.law import benefit as owed

    def ask(read: Reader) -> Assessment:
        question: dict[str, Any] = {
            "on": read.day("date", on or "?"),
            "income": read.rupiah("income", income),
            "daily_wage": read.rupiah("daily_wage", daily_wage),
            "children": read.children("children", children),
            "disability": read.amount("disability", disability, unit="percent"),
            "function_lost": read.amount("function_lost", function_lost, unit="percent"),
            "months_unable": read.amount("months_unable", months_unable, unit="months"),
            "costs": read.costs("costs", costs),
            "balance": read.rupiah("balance", balance),
            "average_wage": read.rupiah("average_wage", average_wage),
            "birth_date": read.day("birth_date", birth_date),
            "joined": read.month("joined", joined),
            "claimed_on": read.day("claimed_on", claimed_on),
            "months_paid": read.whole("months_paid", months_paid),
            "memberships": read.whole("memberships", memberships) if memberships.strip() else 1,
            "share": read.whole("share", share),
            "employer_arrears": read.whole("employer_arrears", employer_arrears),
        }
        read.stop()
        return owed(
            programme=programme,
            event=event,
            segment=segment,
            injury=injury,
            heirs=listed(heirs),
            phase=phase,
            **question,
        )

    spoken = spoken_language(language)
    show(asked(ask, spoken), spoken, as_json=as_json, trace=trace)
