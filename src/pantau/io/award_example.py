"""A made-up award to try: 38 provinces with figures, regulations and a jury, the same for every seed."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import Any, Final

import numpy as np

from pantau.core.regions import provinces, regional_office
from pantau.core.regions import region as region_of

YEAR: Final = 2025
INFLATED: Final = "14"  # states a coverage that its own headcounts do not give
SILENT: Final = "81"  # reports no employers
_DEFINITIONS: Final = ("kemendagri", "ucj_with_jakon", "rpjmn", "of_target")
_STAGES: Final = ("drafting", "harmonisation", "facilitation", "enacted")
_FIGURES: Final = (
    "region",
    "measure",
    "sponsor",
    "period",
    "value",
    "precision",
    "definition",
    "source",
    "note",
)
_SCHEME: Final = """# Kriteria CONTOH: bobot resmi tidak diketahui. (EXAMPLE criteria: official weights are not known.)
id = "contoh"
title = { id = "Penghargaan contoh 2025", en = "Example award 2025" }
version = "1"
valid_from = 2025-01-01
source = "contoh yang dikarang, bukan ketentuan penyelenggara (made up, not the organiser's)"
status = "example"
period = "2025"

[rules]
peers = ["level"]
ties = ["coverage", "growth"]
sure = 90
weight_spread = 100
disagreement = 25

[quality]
error = 5
warning = 1
most = 30

[[criteria]]
code = "regulation"
title = { id = "Regulasi daerah", en = "Regional regulation" }
weight = 15
kind = "regulation"
ladder = { none = 0, drafting = 25, harmonisation = 50, facilitation = 60, approved = 80, enacted = 100 }

[[criteria]]
code = "budget"
title = { id = "Anggaran iuran per potensi pekerja", en = "Budget for contributions per eligible worker" }
weight = 15
measure = "budget_allocated"
sponsor = "APBD_PROV"
per = "eligible_workers"
scale = "percentile"

[[criteria]]
code = "coverage"
title = { id = "Cakupan (UCJ)", en = "Coverage (UCJ)" }
weight = 30
measure = "coverage_rate"
definition = "kemendagri"
definitions = ["ucj_with_jakon", "rpjmn", "of_target"]
at_least = 20

[[criteria]]
code = "growth"
title = { id = "Kenaikan cakupan", en = "Growth of coverage" }
weight = 10
measure = "coverage_rate"
definition = "kemendagri"
change = true

[[criteria]]
code = "compliance"
title = { id = "Pemberi kerja terdaftar", en = "Employers registered" }
weight = 10
measure = "employers_registered"
per = "employers"
scale = "anchors"
low = 0
high = 100
missing = "peer_lowest"

[[criteria]]
code = "innovation"
title = { id = "Inovasi", en = "Innovation" }
weight = 10
kind = "jury"
low = 0
high = 100

[[criteria]]
code = "interview"
title = { id = "Wawancara", en = "Interview" }
weight = 10
kind = "jury"
low = 0
high = 100
combine = "median"
"""


def write_example(folder: Path, seed: int = YEAR) -> Path:
    """Write the example into a folder, which may not hold an award yet; nothing in it is true."""
    generator = np.random.default_rng(seed)
    regions = [one.code for one in provinces()]
    good = dict(zip(regions, generator.beta(2.2, 3.0, len(regions)), strict=True))
    folder.mkdir(parents=True, exist_ok=True)
    case = f'id = "contoh"\ntitle = "Penghargaan contoh"\nregion = "ID"\nperiod = "{YEAR}"\n'
    files = {
        "award.toml": _SCHEME,
        "case.toml": case,
        "figures.csv": _csv(_FIGURES, _figures(regions, good, generator)),
        "sources.csv": _csv(
            ("source", "title", "publisher", "date", "url"),
            [("s1", "Angka karangan", "Pantau", str(YEAR), "")],
        ),
        "regulations.csv": _csv(
            ("region", "kind", "number", "year", "title", "stage", "stage_date", "url"),
            _regulations(regions, good, generator),
        ),
        "peers.csv": _csv(("region", "zone", "fiscal"), _peers(regions, generator)),
        "jurors.csv": _csv(("juror", "name", "region", "conflicts"), _JURORS),
        "jury.csv": _csv(("juror", "region", "criterion", "score", "note"), _marks(regions, good, generator)),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


_JURORS: Final = [
    ("j1", "Akademisi", "34.04", ""),
    ("j2", "Serikat pekerja", "32.73", ""),
    ("j3", "Asosiasi pengusaha", "31.74", "51"),
    ("j4", "Pemerintah pusat", "ID", ""),
]


def _figures(regions: list[str], good: dict[str, float], generator: Any) -> Iterable[tuple[Any, ...]]:
    for region in regions:
        eligible = int((region_of(region).population or 0) * generator.uniform(0.3, 0.42)) // 1000 * 1000
        rate = 0.15 + 0.6 * good[region]
        before = rate - generator.uniform(0.005, 0.08)
        for definition, more in zip(_DEFINITIONS, (0.0, 0.05, -0.04, 0.25), strict=True):
            odd = 1 + more + generator.normal(0, 0.03)
            for year, share in ((YEAR - 1, before), (YEAR, rate)):
                day = f"{year}-12-31"
                yield (
                    region,
                    "covered_workers",
                    "",
                    day,
                    int(eligible * share * odd),
                    "",
                    definition,
                    "s1",
                    "",
                )
                yield region, "eligible_workers", "", day, eligible, eligible // 40, definition, "s1", ""
        if region == INFLATED:
            stated = f"{rate * 100 + 25:.2f}"
            yield region, "coverage_rate", "", f"{YEAR}-12-31", stated, "", "kemendagri", "s1", ""
        yield region, "eligible_workers", "", f"{YEAR}-12-31", eligible, eligible // 40, "", "s1", ""
        budget = int(eligible * generator.uniform(0, 9000) * (0.3 + good[region])) // 1_000_000 * 1_000_000
        yield region, "budget_allocated", "APBD_PROV", str(YEAR), budget, "", "", "s1", ""
        employers = int(generator.integers(2000, 90000))
        yield region, "employers", "", f"{YEAR}-12-31", employers, "", "", "s1", ""
        if region != SILENT:
            registered = int(employers * min(0.97, 0.3 + 0.6 * good[region] + generator.normal(0, 0.08)))
            yield region, "employers_registered", "", f"{YEAR}-12-31", registered, "", "", "s1", ""


def _regulations(regions: list[str], good: dict[str, float], generator: Any) -> Iterable[tuple[Any, ...]]:
    for region in regions:
        reached = int(np.clip(round(good[region] * 4 + generator.normal(0, 0.8)), 0, 4))
        if reached:
            stage = _STAGES[reached - 1]
            title = "Perlindungan jaminan sosial ketenagakerjaan (karangan)"
            yield region, "PERGUB", str(int(generator.integers(1, 60))), str(YEAR), title, stage, "", ""


def _peers(regions: list[str], generator: Any) -> Iterable[tuple[str, str, str]]:
    for region in regions:
        office = regional_office(region)
        yield region, office.name if office else "", str(generator.choice(["rendah", "sedang", "tinggi"]))


def _marks(regions: list[str], good: dict[str, float], generator: Any) -> Iterable[tuple[Any, ...]]:
    lenient = generator.normal(0, 5, len(_JURORS))
    for region in regions:
        for criterion in ("innovation", "interview"):
            level = 35 + 50 * good[region] + generator.normal(0, 8)
            for place, (juror, *_) in enumerate(_JURORS):
                mark = int(np.clip(round(level + lenient[place] + generator.normal(0, 6)), 0, 100))
                yield juror, region, criterion, mark, ""


def _csv(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()
