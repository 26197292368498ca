"""Train the weights that linking starts from, and write them with how they were made.

Lists too short to teach anything use them as they are; longer ones lean on them where they say little. They are
learnt without labels, as on any list, from generated rosters of several regions and error rates; the medians
over those rosters are kept.

    python scripts/train_linkage.py            writes src/pantau/roster/data/linkage_weights.json
"""

from __future__ import annotations

import json
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.rosters.generated import write_rows  # noqa: E402 - the path comes first
from pantau.io.linking.linker import LinkSettings, link  # noqa: E402
from pantau.roster.linkage_model import COMPARISONS, VERSION, Model  # noqa: E402
from pantau.synthetic import TYPICAL, UGLY, Rates  # noqa: E402

OUT = ROOT / "src" / "pantau" / "roster" / "data" / "linkage_weights.json"
ROWS = 60_000
LISTS: tuple[tuple[int, tuple[str, ...], str], ...] = (
    (101, ("36",), "ugly"),
    (102, ("33",), "typical"),
    (103, ("12",), "ugly"),
    (104, ("51",), "ugly"),
    (105, (), "typical"),
)
RATES: dict[str, Rates] = {"typical": TYPICAL.times(1.5), "ugly": UGLY}


def trained(seed: int, regions: tuple[str, ...], rates: str) -> Model:
    """The model that one generated roster teaches."""
    with tempfile.TemporaryDirectory() as folder:
        rows = write_rows(Path(folder) / "rows.parquet", ROWS, seed, rates=RATES[rates], regions=regions)
        return link(rows, None, Path(folder), LinkSettings()).model


def main() -> None:
    """Train on every list and write the medians."""
    models = [trained(*one) for one in LISTS]
    weights = {
        one.code: {
            level.code: [
                float(f"{median(model.weights[one.code][level.code][place] for model in models):.3g}")
                for place in (0, 1)
            ]
            for level in one.levels
            if not level.unknown
        }
        for one in COMPARISONS
    }
    how = {
        "trained": "expectation maximisation without labels on generated rosters, median over the lists",
        "script": "scripts/train_linkage.py",
        "rows_each": ROWS,
        "lists": [{"seed": seed, "regions": list(regions), "rates": rates} for seed, regions, rates in LISTS],
        "splink": version("splink"),
        "model": VERSION,
    }
    OUT.write_text(json.dumps({"how": how, "weights": weights}, indent=1) + "\n", encoding="utf-8")
    print(OUT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
