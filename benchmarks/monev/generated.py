"""A round of so many regions with figures, findings, obstacles, regulations and budgets of nobody: always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from pantau.core import regions
from pantau.core.categories import categories
from pantau.core.period import Period
from pantau.core.terms import REGULATION_STAGES
from pantau.core.text import Text
from pantau.figures import Figure, Interval, Source
from pantau.report.round.model import (
    Answer,
    BudgetLine,
    Obstacle,
    Progress,
    RegulationStep,
    RoundFinding,
    RoundHead,
    RoundReport,
    WithoutBasis,
)

DAY = date(2026, 11, 20)
MONTH, YEAR = Period.parse("2026-09"), Period.parse("2026")
ROUND = RoundHead(
    "2026-S2",
    Text("Putaran monev Semester II 2026", "Monitoring round, second half of 2026"),
    "2026-07/2026-12",
    date(2026, 11, 13),
)
STATES = (
    Text("terbuka", "open"),
    Text("dijelaskan", "explained"),
    Text("dalam tindak lanjut", "in follow-up"),
)
WORKERS = (
    "rentan",
    "nelayan",
    "petani",
    "ojek",
    "rt_rw",
    "kader",
    "honorer",
    "perangkat_desa",
    "keagamaan",
    "pedagang",
)


def contents() -> Iterator[RoundReport]:
    """All reports of the round: 514 regencies and cities, then 38 provinces; the same whenever it is asked."""
    for province in regions.provinces():
        for code in regions.children(province.code):
            yield regency(code)
    for province in regions.provinces():
        yield from (of_province(province.code),)


def regency(code: str) -> RoundReport:
    """The report of one regency or city."""
    draw = random.Random(f"round {code}")
    figures = list(_own(code, draw))
    for category in WORKERS:
        covered = draw.randrange(3, 9000)
        figures += [
            _figure(code, "covered_workers", covered, f"jawaban-{code}", category=category),
            _figure(
                code,
                "covered_workers",
                covered + draw.choice((0, 0, 0, 1000, -90)),
                "buku-besar",
                category=category,
                basis="recorded",
            ),
            _figure(code, "eligible_workers", covered * 2 + 40, "sakernas", category=category),
        ]
    figures = [each for each in figures if each.value >= 0]
    return RoundReport(
        round=ROUND,
        region=code,
        as_of="2026-09-30",
        figures=tuple(figures),
        sources=_sources(code),
        findings=tuple(_findings(code, figures, draw)),
        obstacles=tuple(_obstacles(code, draw)),
        regulations=tuple(_regulations(code, draw)),
        without_basis=tuple(
            WithoutBasis(code, each, draw.randrange(2, 4000), "sakernas") for each in draw.sample(WORKERS, 3)
        ),
        budgets=tuple(_budgets(code, draw)),
        answers=tuple(_answers(draw)),
        progress=tuple(_offices(code, draw)),
        checks=draw.randrange(40, 90),
        agreeing=draw.randrange(20, 40),
        data="buku besar 418",
    )


def of_province(code: str) -> RoundReport:
    """The report of a province: its own figures, those of the regions below, all their findings."""
    draw = random.Random(f"round {code}")
    below = [regency(each) for each in regions.children(code)]
    parts = [figure for each in below for figure in each.figures if not figure.category]
    return RoundReport(
        round=ROUND,
        region=code,
        as_of="2026-09-30",
        figures=(*_own(code, draw), *parts),
        sources=_sources(code)
        | {f"jawaban-{each.region}": each.sources[f"jawaban-{each.region}"] for each in below},
        findings=tuple(finding for each in below for finding in each.findings),
        obstacles=tuple(obstacle for each in below for obstacle in each.obstacles),
        regulations=tuple(step for each in below for step in each.regulations),
        budgets=tuple(line for each in below for line in each.budgets),
        progress=tuple(_progress(each, draw) for each in below),
        checks=sum(each.checks for each in below),
        agreeing=sum(each.agreeing for each in below),
        data="buku besar 418",
    )


def of_nation() -> RoundReport:
    """The six-monthly report: figures of the provinces, and the gravest of what their reports hold."""
    below = [of_province(each.code) for each in regions.provinces()]
    parts = [figure for each in below for figure in each.figures if figure.region == each.region]
    answered = {f"jawaban-{each.region}": each.sources[f"jawaban-{each.region}"] for each in below}
    return RoundReport(
        round=ROUND,
        region=regions.NATION,
        as_of="2026-09-30",
        figures=(
            *_own(regions.NATION, random.Random("round nation")),
            *(each for each in parts if not each.sponsor),
        ),
        sources=_sources(regions.NATION) | answered,
        findings=tuple(finding for each in below for finding in each.findings[:6]),
        obstacles=tuple(each.obstacles[0] for each in below),
        regulations=tuple(step for each in below for step in each.regulations[:2]),
        budgets=tuple(each.budgets[0] for each in below),
        progress=tuple(_progress(each, random.Random(each.region)) for each in below),
        checks=sum(each.checks for each in below),
        agreeing=sum(each.agreeing for each in below),
        data="buku besar 418",
    )


def _figure(
    code: str, measure: str, value: object, source: str, period: Period = MONTH, **more: str
) -> Figure:
    return Figure(code, measure, period, Decimal(str(value)), source=source, **more)  # type: ignore[arg-type]


def _own(code: str, draw: random.Random) -> Iterator[Figure]:
    eligible = draw.randrange(40_000, 900_000)
    covered = int(eligible * draw.uniform(0.15, 0.75))
    answered = f"jawaban-{code}"
    yield _figure(code, "coverage_rate", round(covered / eligible * 100, 1), answered)
    yield _figure(code, "coverage_target", "60.00", "target-2026", YEAR, basis="required")
    yield _figure(code, "covered_workers", covered, answered)
    yield _figure(
        code, "covered_workers", covered + draw.choice((0, 0, 1000, -350)), "buku-besar", basis="recorded"
    )
    yield _figure(code, "eligible_workers", eligible, "sakernas")
    yield _figure(code, "contributions", covered * 16800 * 6, answered)
    yield _figure(code, "claims_paid", draw.randrange(2, 60) * 42_000_000, answered)
    yield _figure(
        code, "budget_allocated", draw.randrange(500, 9000) * 201_600, answered, YEAR, sponsor="APBD"
    )


def _sources(code: str) -> dict[str, Source]:
    name = regions.region(code).name
    return {
        f"jawaban-{code}": Source(
            f"jawaban-{code}", f"Jawaban {name}", f"Dinas Tenaga Kerja {name}", "2026-11-10"
        ),
        "buku-besar": Source("buku-besar", "Buku besar iuran, versi 418", "Pantau", "2026-09-30"),
        "sakernas": Source("sakernas", "Sakernas Agustus 2025", "BPS", "2025-11-05", "https://www.bps.go.id"),
        "target-2026": Source("target-2026", "Target UCJ 2026", "Kementerian Dalam Negeri", "2026-01-15"),
    }


def _findings(code: str, figures: list[Figure], draw: random.Random) -> Iterator[RoundFinding]:
    for number, figure in enumerate(draw.sample([each for each in figures if each.value > 4], 6)):
        apart = figure.value * draw.choice((Decimal("1.1"), Decimal("0.9"))) + 7
        yield RoundFinding(
            id=f"{code}-{number}",
            title=Text("angka tidak sama dengan sumber lain", "the figure differs from another source"),
            severity=draw.choice(("error", "warning", "question", "info")),  # type: ignore[arg-type]
            state=draw.choice(STATES),
            message=Text("Dua sumber menyebut angka yang berbeda.", "Two sources give different figures."),
            check="conflict",
            stated=figure,
            expected=Interval.exact(apart.to_integral_value()),
            recommendation="Cocokkan dengan daftar tercatat dan kirim ulang jawaban",
            action="Cocokkan daftar dengan buku besar iuran",
            owner="Dinas Tenaga Kerja",
            due=DAY + timedelta(days=draw.randrange(-20, 40)),
            region=code,
            days=draw.randrange(1, 200),
            rounds=draw.randrange(1, 4),
            closed=draw.random() < 0.2,
        )


def _obstacles(code: str, draw: random.Random) -> Iterator[Obstacle]:
    known = (
        ("Anggaran hanya cukup untuk sebagian tahun", "Transfer ke daerah berkurang", "Masukkan ke KUA-PPAS"),
        ("Daftar pekerja belum siap", "Belum dicocokkan dengan Dukcapil", "Tunjuk petugas di tiap desa"),
        (
            "Belum ada perkada",
            "Tim penyusun belum dibentuk",
            "Perda atau perkada dengan kriteria dan sumber dana",
        ),
    )
    for what, cause, recommendation in draw.sample(known, 2):
        due = DAY + timedelta(days=draw.randrange(-20, 60))
        yield Obstacle(what, cause, recommendation, recommendation, "Bappeda", due, STATES[0], code)


def _regulations(code: str, draw: random.Random) -> Iterator[RegulationStep]:
    for kind in ("PERDA", "PERBUP"):
        stage = draw.choice([each for each in REGULATION_STAGES if each != "revoked"])
        missing = () if stage == "enacted" else (Text("sumber dana", "source of money"),)
        yield RegulationStep(
            code,
            kind,
            "Jaminan sosial ketenagakerjaan",
            stage,
            str(draw.randrange(1, 60)) if stage == "enacted" else "",
            "2026" if stage == "enacted" else "",
            DAY - timedelta(days=draw.randrange(10, 300)),
            draw.randrange(10, 300),
            64,
            missing,
            f"jawaban-{code}",
        )


def _budgets(code: str, draw: random.Random) -> Iterator[BudgetLine]:
    for sponsor, category in (("APBD", "rentan"), ("APBDES", "rt_rw"), ("DBHCHT", "petani_tembakau")):
        persons, months = draw.randrange(100, 9000), draw.randrange(3, 13)
        allocated = Decimal(persons * months * 16800)
        yield BudgetLine(
            code,
            2026,
            sponsor,
            category,
            allocated=allocated,
            realised=allocated * draw.randrange(3, 10) / 10,
            required=Decimal(persons * 12 * 16800),
            persons=persons,
            months=months,
            rate=Decimal(16800),
            months_open=12 - months,
            source=f"jawaban-{code}",
        )


def _answers(draw: random.Random) -> Iterator[Answer]:
    for number in range(1, 13):
        question = Text(f"Pertanyaan instrumen nomor {number}", f"Question {number} of the instrument")
        complete = Text("lengkap", "complete") if draw.random() < 0.8 else Text("sebagian", "partial")
        yield Answer(f"{number}.1", question, "Sudah, lihat bukti terlampir", complete, "bukti.pdf")


def _offices(code: str, draw: random.Random) -> Iterator[Progress]:
    for name in ("Dinas Tenaga Kerja", "Bappeda", "BPKAD", "Dinas PMD"):
        yield Progress(
            code, STATES[0], draw.randrange(6, 13), 12, draw.randrange(0, 9), draw.randrange(0, 4), 0, name
        )


def _progress(report: RoundReport, draw: random.Random) -> Progress:
    opened = sum(not each.closed for each in report.findings)
    return Progress(report.region, STATES[0], draw.randrange(8, 13), 12, draw.randrange(0, 9), opened, 1)


KNOWN = set(categories())  # a category that is no longer known would draw an untitled line
assert KNOWN.issuperset(WORKERS)
