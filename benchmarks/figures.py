"""Makes a national case of any size: 514 regions x 12 months x measures x categories, nearly all consistent."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from pantau.core.categories import categories
from pantau.core.regions import regencies
from pantau.core.schema import FIGURES

HEADER = [column.name for column in FIGURES]
WRONG_ONE_IN = 5_000  # a national month has errors, not millions of them


def rows(seed: int = 2021) -> Iterator[dict[str, str]]:
    """Figures of one year, region by region; nine measures a category and month."""
    draw = random.Random(seed)
    parents = {category.parent for category in categories().values()}
    codes = [code for code in categories() if code not in parents][:19]
    for regency in regencies():
        region, most = regency.code, max(100, (regency.population or 100_000) // (2 * len(codes)))
        for category in codes:
            eligible = draw.randint(50, most)
            covered = int(eligible * draw.uniform(0.2, 0.7))
            for month in range(1, 13):
                covered = min(eligible, int(covered * draw.uniform(0.99, 1.03)))
                yield from _month(draw, region, category, f"2024-{month:02d}", (eligible, covered))


def _month(
    draw: random.Random, region: str, category: str, period: str, people: tuple[int, int]
) -> Iterator[dict[str, str]]:
    eligible, covered = people
    shown = covered + (1000 if draw.randrange(WRONG_ONE_IN) == 0 else 0)
    cases = max(1, covered // 400)
    values = {
        "eligible_workers": eligible,
        "covered_workers": shown,
        "uncovered_workers": eligible - covered,
        "coverage_rate": f"{covered / eligible * 100:.2f}",
        "contributions": covered * 16_800,
        "claims_paid": cases * 42_000_000,
        "claim_cases": cases,
        "claim_ratio": f"{cases * 42_000_000 / (covered * 16_800) * 100:.2f}",
        "balance": covered * 16_800 - cases * 42_000_000,
    }
    for measure, value in values.items():
        programme = (
            "JKM"
            if measure in ("claims_paid", "claim_cases", "claim_ratio", "balance", "contributions")
            else ""
        )
        yield {
            "region": region, "measure": measure, "category": category, "segment": "BPU" if programme else "",
            "programme": programme, "period": period, "value": str(value), "source": "s001",
        }  # fmt: skip


def write_case(folder: Path, count: int) -> Path:
    """Write a case of ``count`` figures."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(
        f'id = "national-{count}"\ntitle = "National, {count} figures"\nregion = "ID"\nperiod = "2024"\n'
        'round = ""\nlanguage = "en"\n',
        encoding="utf-8",
    )
    (folder / "sources.csv").write_text(
        "source,title,publisher,date,url\ns001,Generated,Pantau,2024-12-31,\n", encoding="utf-8"
    )
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        writer.writerows(islice(rows(), count))
    return folder
