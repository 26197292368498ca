"""The home that is served: a nation with a year of contributions, and those who could be covered.

``python -m benchmarks.web.home`` runs inside the settings of the application (``PANTAU_*``) and prints as JSON what
the load asks for (`benchmarks.web.cast`).
"""

from __future__ import annotations

import csv
import json
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.ledger.home import LATE, with_history
from benchmarks.ledger.measured import Measured, pantau
from benchmarks.ledger.nation import FIRST
from pantau.cli.serve import django_ready
from pantau.core import regions
from pantau.synthetic.ledger_lines import HEADINGS

MONTHS = 12
WORKING = 0.5  # of the people of a region: about as many as could be covered


def built(folder: Path, people: int) -> Path:
    """A home with the ledger of a nation; answers where it is."""
    home = with_history(folder, people, MONTHS).folder / "home"
    late = [str(folder / f"late-{number}.csv") for number in range(LATE)]
    pantau(Measured(""), "ledger", "add", "contributions", *late, home=home)
    file = folder / "eligible.csv"
    _write_eligible(file, people)
    pantau(Measured(""), "ledger", "add", "eligible", str(file), home=home)
    return home


def _write_eligible(file: Path, people: int) -> None:
    """Those who could be covered in each regency, in proportion to its people, with a range."""
    places = [regions.region(code) for code in regions.children(regions.NATION)]
    regencies = [regions.region(code) for place in places for code in regions.children(place.code)]
    total = sum(one.population or 0 for one in regencies)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEADINGS["eligible"])
        for one in regencies:
            value = max(1, round(people * (one.population or 0) / total * (1 + WORKING)))
            ends = (round(value * 0.95), round(value * 1.05))
            writer.writerow((one.code, "", "", "eligible", f"{FIRST.first}", value, *ends, "made up", "2022"))


def main() -> None:
    """Set the application up, then fill its database: models cannot be imported before."""
    django_ready("")
    json.dump(import_module("benchmarks.web.cast").filled(), sys.stdout)


if __name__ == "__main__":
    main()
