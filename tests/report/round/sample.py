"""A round made by hand: a city with all that a report can show, its meeting, its letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.figures import Figure, Interval, Source
from pantau.report.round.model import (
    AgendaItem,
    Agreement,
    Answer,
    Attendee,
    BudgetLine,
    Letter,
    Letterhead,
    Meeting,
    Obstacle,
    Progress,
    RegulationStep,
    RoundFinding,
    RoundHead,
    RoundReport,
    Sender,
    Signer,
    WithoutBasis,
)

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
CITY = "36.72"

ROUND = RoundHead(
    id="2026-S2",
    title=Text("Putaran monev Semester II 2026", "Monitoring round, second half of 2026"),
    period="2026-07/2026-12",
    due=date(2026, 11, 13),
)
SENDER = Sender(
    letterhead=Letterhead(
        ("PEMERINTAH KOTA CILEGON", "DINAS TENAGA KERJA"),
        "Jalan Jenderal Sudirman Nomor 2, Cilegon 42411",
    ),
    number="500.15/214/Disnaker",
    place="Cilegon",
    signers=(
        Signer(
            Text("Mengetahui, Sekretaris Daerah", "Acknowledged by the Regional Secretary"),
            "Dewi Lestari",
            "Pembina Utama Muda (IV/c)",
        ),
        Signer(
            Text("Kepala Dinas Tenaga Kerja", "Head of the Labour Office"),
            "Budi Santoso",
            "Pembina Tingkat I (IV/b)",
        ),
    ),
)


def figure(measure: str, value: str, period: str = "2026-09", region: str = CITY, **more: Any) -> Figure:
    """A figure of the city."""
    more.setdefault("source", "jawaban-36.72")
    return Figure(region, measure, Period.parse(period), Decimal(value), **more)


REPORTED = figure("covered_workers", "17000", category="rentan", qualifier="about")
TOTAL = figure("contributions", "480457660", "2026-01/2026-06")
FIGURES = (
    figure("coverage_rate", "53.2"),
    figure("coverage_target", "62.22", "2026", source="target-2026", basis="required"),
    figure("covered_workers", "91480"),
    figure("covered_workers", "90112", basis="recorded", source="buku-besar"),
    figure("eligible_workers", "171955", source="sakernas"),
    REPORTED,
    figure("covered_workers", "19185", category="rentan", basis="recorded", source="buku-besar"),
    figure("covered_workers", "6207", category="rt_rw"),
    figure("covered_workers", "6207", category="rt_rw", basis="recorded", source="buku-besar"),
    figure("covered_workers", "3", category="disabilitas", basis="recorded", source="buku-besar"),
    figure("coverage_rate", "48.1", category="rentan"),
    TOTAL,
    figure("claims_paid", "790000000", "2026-01/2026-06"),
    figure("budget_allocated", "1251331200", "2026", sponsor="APBD"),
)
SOURCES = {
    "jawaban-36.72": Source(
        "jawaban-36.72", "Jawaban Kota Cilegon, Semester II 2026", "Disnaker Kota Cilegon", "2026-11-10"
    ),
    "buku-besar": Source("buku-besar", "Buku besar iuran, versi 418", "Pantau", "2026-09-30"),
    "sakernas": Source("sakernas", "Sakernas Agustus 2025", "BPS", "2025-11-05", "https://www.bps.go.id"),
    "target-2026": Source("target-2026", "Target UCJ 2026", "Kementerian Dalam Negeri", "2026-01-15"),
}
FINDINGS = (
    RoundFinding(
        id="f-1",
        title=Text(
            "peserta aktif pekerja rentan tidak sama dengan data tercatat",
            "active vulnerable workers differ from what is recorded",
        ),
        severity="error",
        state=Text("dalam tindak lanjut", "in follow-up"),
        message=Text(
            "Dilaporkan sekitar 17.000, tercatat 19.185: selisih 2.185 orang.",
            "Reported about 17,000, recorded 19,185: 2,185 people apart.",
        ),
        check="conflict",
        stated=REPORTED,
        expected=Interval.exact(Decimal(19185)),
        proof=(FIGURES[6],),
        explanation="Angka rapat dibulatkan dari daftar lama.",
        cause="Daftar belum diperbarui setelah Pilkada",
        recommendation="Gunakan daftar tercatat per 30 September",
        action="Cocokkan daftar pekerja rentan dengan buku besar iuran",
        owner="Disnaker Kota Cilegon",
        due=date(2026, 12, 5),
        days=16,
    ),
    RoundFinding(
        id="f-2",
        title=Text("iuran bukan kelipatan besaran sah", "contributions are no multiple of a lawful amount"),
        severity="warning",
        state=Text("terbuka", "open"),
        check="divisibility",
        stated=TOTAL,
        recommendation="Minta rincian iuran per kelompok kepada kantor cabang",
        owner="BPJS Ketenagakerjaan Cabang Cilegon",
        due=date(2026, 11, 1),
        days=40,
        rounds=2,
        region=CITY,
    ),
    RoundFinding(
        id="f-3",
        title="Ketua RT dan RW di dua kecamatan belum menerima kartu",
        severity="question",
        state=Text("dijelaskan", "explained"),
        owner="Kecamatan Grogol",
        days=5,
    ),
    RoundFinding(
        id="f-4",
        title=Text("rasio klaim keliru", "claim ratio is wrong"),
        severity="error",
        state=Text("selesai: angka baru sesuai", "resolved: the new figure agrees"),
        closed=True,
    ),
)


def city() -> RoundReport:
    """The report of a city."""
    return RoundReport(
        round=ROUND,
        region=CITY,
        as_of="2026-09-30",
        figures=FIGURES,
        sources=SOURCES,
        findings=FINDINGS,
        obstacles=(
            Obstacle(
                "Anggaran hanya cukup sampai bulan Oktober",
                "Transfer ke daerah berkurang",
                "Masukkan tambahan ke APBD perubahan",
                "Ajukan tambahan dua bulan pada APBD perubahan",
                "BPKAD Kota Cilegon",
                date(2026, 12, 12),
                Text("berjalan", "in progress"),
                CITY,
            ),
        ),
        regulations=(
            RegulationStep(
                CITY,
                "PERWAL",
                "Jaminan sosial ketenagakerjaan bagi pekerja rentan",
                "enacted",
                "41",
                "2024",
                date(2024, 9, 12),
                source="jawaban-36.72",
            ),
            RegulationStep(
                CITY,
                "PERDA",
                "Perlindungan tenaga kerja lokal",
                "harmonisation",
                since=date(2026, 6, 2),
                days=171,
                peer_days=64,
                missing=(Text("sumber dana", "source of money"), Text("jumlah bulan", "number of months")),
            ),
        ),
        without_basis=(WithoutBasis(CITY, "ojek", 2140, "sakernas"), WithoutBasis(CITY, "pemulung", 3)),
        budgets=(
            BudgetLine(
                CITY,
                2026,
                "APBD",
                "rentan",
                allocated=Decimal(1251331200),
                revised=Decimal(1042776000),
                realised=Decimal(782082000),
                required=Decimal(1251331200),
                persons=6207,
                months=10,
                rate=Decimal(16800),
                months_open=2,
                source="jawaban-36.72",
            ),
        ),
        answers=(
            Answer(
                "1.1",
                Text("Apakah ada perda atau perkada yang mengatur?", "Is there a regional regulation?"),
                "Ada, Perwal 41/2024",
                Text("lengkap", "complete"),
                "perwal-41-2024.pdf",
            ),
            Answer(
                "2.1",
                Text("Berapa bulan dibiayai?", "How many months are funded?"),
                "10 bulan",
                Text("sebagian", "partial"),
            ),
        ),
        progress=(
            Progress(CITY, Text("disetujui", "approved"), 12, 12, name="Dinas Tenaga Kerja"),
            Progress(
                CITY,
                Text("draf", "draft"),
                7,
                12,
                days_late=7,
                open_findings=1,
                late_follow_ups=1,
                name="BPKAD",
            ),
        ),
        checks=34,
        agreeing=31,
        law="c56cf8429f6a",
        data="buku besar 418",
    )


def province() -> RoundReport:
    """The report of its province, with the eight regions below it."""
    below = ("36.01", "36.02", "36.03", "36.04", "36.71", "36.72", "36.73", "36.74")
    figures = [
        figure("coverage_rate", "41.7", region="36"),
        figure("coverage_target", "60.00", "2026", "36", source="target-2026", basis="required"),
    ]
    figures += [
        figure("covered_workers", "2171300", region="36"),
        figure("eligible_workers", "5206900", region="36", source="sakernas"),
    ]
    for place, code in enumerate(below):
        figures.append(figure("coverage_rate", f"{28 + place * 5.3:.1f}", region=code))
        figures.append(
            figure("coverage_target", "60.00", "2026", code, source="target-2026", basis="required")
        )
        figures.append(figure("covered_workers", str(91480 + place * 31013), region=code))
        figures.append(
            figure("eligible_workers", str(271955 + place * 40111), region=code, source="sakernas")
        )
    findings = [_of(FINDINGS[n % 3], code) for n, code in enumerate(below)]
    return RoundReport(
        round=ROUND,
        region="36",
        as_of="2026-09-30",
        figures=tuple(figures),
        sources=SOURCES,
        findings=tuple(findings),
        obstacles=city().obstacles,
        regulations=city().regulations,
        budgets=city().budgets,
        progress=tuple(
            Progress(code, Text("diajukan", "submitted"), 12 - place % 3, 12, open_findings=place % 4)
            for place, code in enumerate(below)
        ),
        checks=301,
        agreeing=290,
        law="c56cf8429f6a",
        data="buku besar 418",
    )


def _of(finding: RoundFinding, region: str) -> RoundFinding:
    stated = finding.stated._replace(region=region) if finding.stated else None
    return replace(finding, id=f"{finding.id}-{region}", region=region, stated=stated)


MEETING = Meeting(
    round=ROUND,
    region=CITY,
    day=date(2026, 11, 20),
    start="09.00",
    end="11.30",
    place="Aula Setda II, Kota Cilegon",
    agenda=(
        AgendaItem("09.00", "Pembukaan", "Sekretaris Daerah"),
        AgendaItem("09.15", "Capaian dan target cakupan", "BPJS Ketenagakerjaan Cabang Cilegon"),
        AgendaItem("10.00", "Temuan, kendala, dan tindak lanjut", "Disnaker"),
    ),
    chair="Sekretaris Daerah Kota Cilegon",
    attendance=(
        Attendee("Budi Santoso", "Kepala Dinas", "Disnaker Kota Cilegon"),
        Attendee("Dewi Lestari", "Sekretaris Daerah", "Setda Kota Cilegon"),
        Attendee("Citra Anggraini", "Kepala Bidang", "BPKAD Kota Cilegon"),
    ),
    discussion=("Daftar pekerja rentan dipakai sejak sebelum Pilkada dan belum dicocokkan.",),
    agreements=(
        Agreement("Daftar pekerja rentan dicocokkan dengan buku besar iuran", "Disnaker", date(2026, 12, 5)),
        Agreement("Tambahan dua bulan diajukan pada APBD perubahan", "BPKAD", date(2026, 12, 12)),
    ),
)
LETTER = Letter(
    to=(
        "Kepala BPKAD Kota Cilegon",
        "Kepala Bappeda Kota Cilegon",
        "Kepala BPJS Ketenagakerjaan Cabang Cilegon",
    ),
    sender_role="Kepala Dinas Tenaga Kerja",
    subject=Text(
        "Hasil putaran monev jaminan sosial ketenagakerjaan",
        "Result of the monitoring round on employment social security",
    ),
    enclosed=Text("1 (satu) berkas", "1 (one) file"),
    copies=("Wali Kota Cilegon (sebagai laporan)",),
    contact="Bidang Hubungan Industrial, 0254 000000",
)
