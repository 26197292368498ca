"""Reviews made by hand: what a reader meets, and what a hostile user might bring."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.figures import (
    Case,
    Derived,
    Explanation,
    Figure,
    Finding,
    Interval,
    MeasureTaken,
    Regulation,
    Review,
    Source,
    Summary,
)
from pantau.figures.interval import INFINITY

NOW = datetime(2025, 11, 21, 10, 30, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example","click")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "\t=1+1",
    '#panic("typst") #import "x": * $x^2$ @ref *b* _i_ `r` <lab> \\ [c] //',
    "{{ 7*7 }} {% raw %} {0} {title}",
    "\x00\x1b[31m\u202etxt.exe\ud800 \ufffe",
    "A" * 3000,
)


def figure(measure: str, value: str, period: str = "2025-08-13", region: str = "18", **more: Any) -> Figure:
    """A figure of Lampung."""
    more.setdefault("source", "s001")
    return Figure(region, measure, Period.parse(period), Decimal(value), **more)


def interval(low: str | None, high: str | None) -> Interval:
    """An interval; `None` is no limit."""
    return Interval(Decimal(low) if low else -INFINITY, Decimal(high) if high else INFINITY)


def review(case: Case, findings: tuple[Finding, ...] = (), derived: tuple[Derived, ...] = ()) -> Review:
    """A review whose counts follow its findings."""
    counts = dict.fromkeys(("error", "warning", "question", "info"), 0)
    for finding in findings:
        counts[finding.severity] += 1
    checks = len(findings) + 24
    return Review(case, findings, derived, Summary(len(case.figures), checks, 24, **counts))


def lampung() -> Review:
    """A province with all that a report can show."""
    eligible = figure("eligible_workers", "2800000", qualifier="about", precision=Decimal(100000), row=4)
    covered = figure("covered_workers", "687000", precision=Decimal(1000), row=3)
    rate = figure("coverage_rate", "24.5", row=2)
    target = figure("coverage_target", "38.39", "2025", row=5)
    uncovered = figure(
        "uncovered_workers", "389534", source="s002", row=18, note="given as workers without protection"
    )
    recorded = figure("covered_workers", "680412", basis="recorded", source="ledger", row=1)
    rentan_then = figure("eligible_workers", "896780", category="rentan", row=13)
    rentan_now = figure("eligible_workers", "380270", "2025-12", category="rentan", source="s003", row=23)
    metro = figure("coverage_rate", "34.9", "2025-12", "18.72", source="s004", row=28)
    lambar = figure("coverage_rate", "41.20", "2025-12", "18.04", source="s004", row=29)
    rate_perisai = figure(
        "contribution_rate", "16800", programme="JKK+JKM", segment="BPU", sponsor="APBD", row=30
    )
    budget = figure("budget_allocated", "2016000000", "2025", sponsor="APBD", row=31)
    benefit = figure("benefit_death", "70000000", "2025-08", programme="JKM", source="", row=32)
    figures = (
        rate,
        covered,
        eligible,
        target,
        uncovered,
        recorded,
        rentan_then,
        rentan_now,
        metro,
        lambar,
        rate_perisai,
        budget,
        benefit,
    )
    case = Case(
        id="lampung-2025",
        title="UCJ Lampung 2025",
        region="18",
        period="2025-08-13",
        figures=figures,
        round="Semester II 2025",
        sources=_sources(),
        regulations=_regulations(),
        measures_taken=_measures_taken(),
        warnings=(Text("figures.csv:32: no source", "figures.csv:32: no source"),),
    )
    gap = figure("gap_workers", "387920", row=0)
    derived = (
        Derived(
            gap,
            interval("368420.5", "426810.2"),
            "eligible_workers x coverage_target / 100 - covered_workers",
            (eligible, target, covered),
        ),
    )
    return review(case, _findings(figures), derived)


def _sources() -> dict[str, Source]:
    return {
        "s001": Source(
            "s001", "Coverage at the award ceremony", "Berdikari", "2025-08-13", "https://example.org/a", 2
        ),
        "s002": Source(
            "s002",
            "The same event in another paper",
            "Lampung Post",
            "2025-08-13",
            "https://example.org/b",
            3,
        ),
        "s003": Source("s003", "Meeting on coverage in December", "Harian Satelit", "2025-12-08", "", 4),
        "s004": Source(
            "s004", "The December meeting", "Radar Lampung", "2025-12", "https://example.org/d?x=1&y=2", 5
        ),
    }


def _regulations() -> tuple[Regulation, ...]:
    return (
        Regulation(
            "18",
            "PERGUB",
            "12",
            "2023",
            "Pelaksanaan jaminan sosial",
            "enacted",
            "2023-05-02",
            "https://example.org/p",
        ),
        Regulation("18.72", "PERDA", "", "2025", "Perlindungan pekerja rentan", "drafting", "", ""),
    )


def _measures_taken() -> tuple[MeasureTaken, ...]:
    return (
        MeasureTaken(
            "18",
            "12.a",
            "in_progress",
            "Surat edaran",
            "Anggaran belum tersedia",
            "Usulkan dalam perubahan APBD",
            "BPKAD",
            date(2025, 10, 31),
        ),
        MeasureTaken("18", "12.b", "done", "Perjanjian kerja sama", "", "", "Disnaker", None),
    )


def _findings(figures: tuple[Figure, ...]) -> tuple[Finding, ...]:
    rate, covered, eligible, target, uncovered, _, then, now, *_, budget, benefit = figures
    return (
        Finding(
            "jump-18-eligible-rentan",
            "jump",
            "warning",
            now,
            interval("672585", "1120975"),
            Text(
                "Potensi pekerja rentan turun 57,6 % dalam empat bulan.",
                "Eligible vulnerable workers fall by 57.6% in four months.",
            ),
            (then,),
        ),
        Finding(
            "difference-18-uncovered",
            "difference",
            "error",
            uncovered,
            interval("2062500", "2163500"),
            Text(
                "Potensi dikurangi peserta adalah 2,06 sampai 2,16 juta.",
                "Eligible less covered is 2.06 to 2.16 million.",
            ),
            (eligible, covered, target),
            (
                Explanation(
                    "uncovered_for_gap",
                    Text(
                        "389.534 adalah kekurangan menuju target 38,39 %",
                        "389,534 is the gap to the target of 38.39%",
                    ),
                    1,
                    interval("387000", "390000"),
                ),
            ),
            "eligible_workers - covered_workers",
        ),
        Finding(
            "law-18-death",
            "law_benefit",
            "warning",
            benefit,
            Interval.exact(42000000),
            Text("Santunan kematian JKM adalah Rp42.000.000.", "The death benefit of JKM is Rp42,000,000."),
            reference="PP 82/2019 Pasal 34",
        ),
        Finding(
            "budget-18",
            "budget",
            "warning",
            budget,
            interval("2100000000", None),
            Text("Anggaran tidak cukup untuk 12 bulan.", "The budget does not pay 12 months."),
        ),
        Finding(
            "ambiguous-18",
            "ambiguous",
            "question",
            covered,
            None,
            Text("Tidak jelas apakah PU termasuk.", "Whether PU is included is not clear."),
        ),
        Finding(
            "target-18",
            "target",
            "info",
            rate,
            interval("38.39", "100"),
            Text("Target belum tercapai.", "The target is not reached."),
            (target,),
        ),
    )


def hostile() -> Review:
    """A case whose every text tries to be more than text."""
    figures = []
    sources = {}
    for number, text in enumerate(HOSTILE):
        sources[text] = Source(text, text, text, text, f"javascript:alert(1)//{text}", number + 2)
        figures.append(
            figure(
                "coverage_rate",
                "24.5",
                source=text,
                note=text,
                group=text,
                definition=text,
                category=text,
                segment=text,
                programme=text,
                sponsor=text,
            )
        )
    figures += [figure("coverage_rate", str(number), source=text) for number, text in enumerate(HOSTILE)]
    text = " ".join(HOSTILE)
    case = Case(
        text,
        text,
        HOSTILE[0],
        "2025",
        tuple(figures),
        text,
        "id",
        sources,
        (Regulation(text, text, text, text, text, text, text, "javascript:alert(1)"),),
        (MeasureTaken(text, text, text, text, text, text, text, date(2020, 1, 1)),),
        (Text(text, text),),
    )
    findings = tuple(
        Finding(
            each,
            each,
            "error",
            subject,
            interval("90", "95"),
            Text(each, each),
            (subject,),
            (Explanation(each, Text(each, each), 1, interval("1", "2")),),
            each,
            each,
        )
        for each, subject in zip(HOSTILE, figures, strict=False)
    )
    return review(case, findings, (Derived(figures[0], interval("1", "2"), text, (figures[1],), text),))
