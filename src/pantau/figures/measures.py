"""The catalogue of measures: unit, kind, how it adds up, formula from others, words in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from pantau.core.text import Text
from pantau.figures.formula import Formula

Kind = Literal["stock", "flow", "ratio", "change", "amount"]
Unit = Literal["people", "percent", "points", "IDR", "cases", "months", "per_1000", "days", "units"]


@dataclass(frozen=True)
class Measure:
    """What a figure measures.

    A ``stock`` adds up over regions and categories and never over time; a ``flow`` adds up over both; a
    ``ratio`` or ``change`` is computed again from its parts; an ``amount`` does not add up.
    ``whole`` is the measure that it is a part of, ``lasting`` marks what holds for a whole year once said
    (a target, a survey), ``history`` what is compared with its own past.
    """

    code: str
    unit: Unit
    kind: Kind
    title: Text
    formulas: tuple[Formula, ...] = ()
    whole: str = ""
    signed: bool = False
    share: bool = False
    lasting: bool = False
    history: bool = False
    rounded: bool = field(init=False)  # printed to so many digits; counts and amounts are exact as printed

    def __post_init__(self) -> None:
        object.__setattr__(self, "rounded", self.kind in ("ratio", "change"))

    @property
    def adds_up(self) -> bool:
        """Whether figures of different regions or categories may be added."""
        return self.kind in ("stock", "flow")


def _people(code: str, title: Text, **more: object) -> Measure:
    return Measure(code, "people", "stock", title, **more)  # type: ignore[arg-type]


_ALL: Final = (
    _people("eligible_workers", Text("potensi pekerja", "eligible workers"), lasting=True, history=True),
    _people("listed_workers", Text("pekerja dalam daftar", "listed workers"), history=True),
    _people(
        "valid_workers",
        Text("pekerja lolos verifikasi", "valid workers"),
        whole="listed_workers",
        history=True,
    ),
    _people(
        "enrolled_workers",
        Text("pekerja didaftarkan", "enrolled workers"),
        whole="valid_workers",
        history=True,
    ),
    _people(
        "covered_workers", Text("peserta aktif", "covered workers"), whole="eligible_workers", history=True
    ),
    _people(
        "funded_workers",
        Text("peserta yang dibiayai pemerintah", "workers funded by the government"),
        whole="covered_workers",
        history=True,
    ),
    Measure("added_workers", "people", "flow", Text("peserta baru terlindungi", "newly covered workers")),
    _people(
        "uncovered_workers",
        Text("pekerja belum terlindungi", "workers not covered"),
        formulas=(
            Formula("difference", ("eligible_workers", "covered_workers"), lambda e, c: e - c),
            Formula("difference", ("covered_workers", "coverage_rate"), lambda c, r: c * (100 / r - 1)),
            Formula("difference", ("eligible_workers", "coverage_rate"), lambda e, r: e * (100 - r) / 100),
        ),
        whole="eligible_workers",
        history=True,
    ),
    _people("target_workers", Text("target peserta", "target headcount"), lasting=True),
    _people(
        "gap_workers",
        Text("kekurangan menuju target", "gap to target"),
        formulas=(
            Formula("difference", ("target_workers", "covered_workers"), lambda t, c: t - c),
            Formula(
                "difference",
                ("eligible_workers", "coverage_target", "covered_workers"),
                lambda e, t, c: e * t / 100 - c,
            ),
            Formula(
                "difference",
                ("eligible_workers", "coverage_target", "coverage_rate"),
                lambda e, t, r: e * (t - r) / 100,
            ),
            Formula(
                "difference",
                ("covered_workers", "coverage_target", "coverage_rate"),
                lambda c, t, r: c * (t / r - 1),
            ),
        ),
        signed=True,
    ),
    Measure(
        "coverage_rate",
        "percent",
        "ratio",
        Text("cakupan (UCJ)", "coverage rate (UCJ)"),
        formulas=(Formula("ratio", ("covered_workers", "eligible_workers"), lambda c, e: c / e * 100),),
        share=True,
        history=True,
    ),
    Measure(
        "uncovered_rate",
        "percent",
        "ratio",
        Text("bagian yang belum terlindungi", "share not covered"),
        formulas=(
            Formula("difference", ("coverage_rate",), lambda r: 100 - r),
            Formula("ratio", ("uncovered_workers", "eligible_workers"), lambda u, e: u / e * 100),
        ),
        share=True,
    ),
    Measure(
        "coverage_target",
        "percent",
        "ratio",
        Text("target cakupan", "coverage target"),
        share=True,
        lasting=True,
    ),
    Measure(
        "coverage_change",
        "points",
        "change",
        Text("perubahan cakupan", "change in coverage"),
        formulas=(
            Formula(
                "difference",
                ("coverage_rate", "coverage_rate_before"),
                lambda now, before: now - before,
                "points",
            ),
            Formula(
                "difference",
                ("coverage_rate", "coverage_rate_before"),
                lambda now, before: (now / before - 1) * 100,
                "percent",
            ),
        ),
        signed=True,
    ),
    Measure(
        "gap_points",
        "points",
        "change",
        Text("kekurangan menuju target (poin)", "gap to target in points"),
        formulas=(Formula("difference", ("coverage_target", "coverage_rate"), lambda t, r: t - r),),
        signed=True,
    ),
    Measure(
        "target_achievement",
        "percent",
        "ratio",
        Text("capaian target", "achievement of target"),
        formulas=(
            Formula("ratio", ("covered_workers", "target_workers"), lambda c, t: c / t * 100),
            Formula("ratio", ("coverage_rate", "coverage_target"), lambda r, t: r / t * 100),
        ),
    ),
    Measure(
        "growth_rate",
        "percent",
        "ratio",
        Text("pertumbuhan peserta", "growth of covered workers"),
        formulas=(
            Formula(
                "growth",
                ("covered_workers", "covered_workers_before"),
                lambda now, before: (now / before - 1) * 100,
            ),
        ),
        signed=True,
    ),
    Measure("contribution_rate", "IDR", "amount", Text("besaran iuran", "contribution rate"), lasting=True),
    Measure("contributions", "IDR", "flow", Text("iuran", "contributions")),
    Measure("claims_paid", "IDR", "flow", Text("klaim dibayar", "claims paid")),
    Measure("claim_cases", "cases", "flow", Text("jumlah klaim", "claim cases")),
    Measure(
        "balance",
        "IDR",
        "flow",
        Text("selisih iuran dan klaim", "balance"),
        formulas=(Formula("difference", ("contributions", "claims_paid"), lambda c, p: c - p),),
        signed=True,
    ),
    Measure(
        "claim_ratio",
        "percent",
        "ratio",
        Text("rasio klaim", "claim ratio"),
        formulas=(Formula("ratio", ("claims_paid", "contributions"), lambda p, c: p / c * 100),),
    ),
    Measure("benefit_death", "IDR", "amount", Text("santunan kematian", "death benefit")),
    Measure(
        "benefit_disability", "IDR", "amount", Text("santunan cacat total tetap", "total disability benefit")
    ),
    Measure("benefit_scholarship", "IDR", "amount", Text("beasiswa", "scholarship")),
    Measure(
        "benefit_average",
        "IDR",
        "ratio",
        Text("rata-rata manfaat", "mean benefit"),
        formulas=(Formula("ratio", ("claims_paid", "claim_cases"), lambda p, n: p / n),),
    ),
    Measure("budget_allocated", "IDR", "flow", Text("anggaran", "budget allocated")),
    Measure(
        "budget_realised",
        "IDR",
        "flow",
        Text("realisasi anggaran", "budget realised"),
        whole="budget_allocated",
    ),
    Measure("months_funded", "months", "amount", Text("bulan yang dibiayai", "months funded"), lasting=True),
    Measure("arrears", "IDR", "stock", Text("tunggakan", "arrears")),
    Measure("worker_months", "months", "flow", Text("bulan-pekerja", "worker-months")),
    Measure("new_workers", "people", "flow", Text("peserta baru", "new workers")),
    Measure("lapsed_workers", "people", "flow", Text("peserta menjadi tidak aktif", "lapsed workers")),
    Measure("restarted_workers", "people", "flow", Text("peserta aktif kembali", "restarted workers")),
    Measure("average_workers", "people", "flow", Text("rata-rata peserta", "average workers")),
    Measure("ever_covered_workers", "people", "flow", Text("pernah terlindungi", "ever covered workers")),
    Measure(
        "short_cover_workers", "people", "flow", Text("perlindungan kurang bulan", "workers with short cover")
    ),
    Measure("paid_twice_workers", "people", "flow", Text("peserta dibayar ganda", "workers paid twice")),
    Measure(
        "claim_frequency",
        "per_1000",
        "ratio",
        Text("frekuensi klaim", "claim frequency"),
        formulas=(Formula("ratio", ("claim_cases", "worker_months"), lambda n, m: n / m * 12000),),
    ),
    Measure("days_to_pay", "days", "ratio", Text("hari sampai dibayar", "days to pay")),
    Measure("deaths_without_claim", "people", "flow", Text("kematian tanpa klaim", "deaths without a claim")),
    _people("gone_workers", Text("peserta yang tidak lagi membayar", "workers who are no longer covered")),
    _people("workers_in_arrears", Text("peserta menunggak", "workers in arrears")),
    Measure("months_in_arrears", "months", "stock", Text("bulan tunggakan", "months in arrears")),
    _people("inactive_workers", Text("peserta BPU tidak aktif", "inactive workers without wage")),
    Measure(
        "december_only_workers",
        "people",
        "flow",
        Text("hanya terlindungi pada bulan Desember", "covered in December only"),
    ),
    Measure(
        "paid_after_death",
        "people",
        "flow",
        Text("iuran masih dibayar setelah meninggal", "still paid for after death"),
    ),
    Measure("villages", "units", "stock", Text("desa/kelurahan", "villages")),
    Measure(
        "villages_in_arrears",
        "units",
        "stock",
        Text("desa menunggak", "villages in arrears"),
        whole="villages",
    ),
    Measure("employers", "units", "stock", Text("pemberi kerja", "employers")),
    Measure(
        "employers_registered",
        "units",
        "stock",
        Text("pemberi kerja terdaftar", "employers registered"),
        whole="employers",
    ),
    Measure("beneficiaries", "people", "flow", Text("penerima manfaat", "beneficiaries")),
    Measure(
        "scholarship_children",
        "people",
        "flow",
        Text("anak penerima beasiswa", "children with a scholarship"),
        whole="beneficiaries",
    ),
)

MEASURES: Final = {measure.code: measure for measure in _ALL}
