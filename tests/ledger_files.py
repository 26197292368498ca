"""Small hand-made files for tests of the ledger: people with made-up numbers, their months, claims and surveys."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

PEOPLE = 6
ENROLMENT = (
    "nik", "name", "birth_date", "sex", "region", "category", "segment", "programmes", "sponsor", "income", "start",
    "end", "end_reason", "kpj",
)  # fmt: skip
CONTRIBUTION = (
    "nik", "month", "segment", "sponsor", "payer", "region", "category", "jkk", "jkm", "jht", "jp", "jkp", "paid_on",
    "office",
)  # fmt: skip


def nik(number: int) -> str:
    """A number of nobody, told apart by its serial."""
    return "367201" + f"{number % 28 + 1:02d}0180" + f"{9001 + number}"


def write(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Path:
    """A CSV file; what a row does not say is empty."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(columns), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def enrolment(number: int, **other: Any) -> dict[str, Any]:
    """A self-employed worker of Cilegon whom the city pays for, from January 2024."""
    return {
        "nik": nik(number), "name": f"ORANG {chr(65 + number % 26)}", "birth_date": f"1980-01-{number % 28 + 1:02d}",
        "sex": "M", "region": "36.72", "category": "nelayan", "segment": "BPU", "programmes": "JKK+JKM",
        "sponsor": "APBD", "income": 1000000, "start": "2024-01-01",
    } | other  # fmt: skip


def contribution(number: int, month: str, **other: Any) -> dict[str, Any]:
    """A month of that worker, paid by the city: JKK and JKM, 16,800 rupiah."""
    return {
        "nik": nik(number), "month": month, "segment": "BPU", "sponsor": "APBD", "region": "36.72",
        "category": "nelayan", "jkk": 10000, "jkm": 6800, "paid_on": f"{month}-10",
    } | other  # fmt: skip


def enrolments_file(folder: Path, people: int = PEOPLE, name: str = "enrolments.csv") -> Path:
    """The enrolments of the first so many people."""
    return write(folder / name, ENROLMENT, (enrolment(number) for number in range(people)))


def contributions_file(
    folder: Path, month: str = "2024-01", people: int = PEOPLE, name: str = "", **other: Any
) -> Path:
    """A month of the first so many people."""
    rows = (contribution(number, month, **other) for number in range(people))
    return write(folder / (name or f"contributions-{month}.csv"), CONTRIBUTION, rows)
