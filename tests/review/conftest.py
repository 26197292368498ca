"""Small cases written as the tables that they are."""

import csv
from decimal import Decimal
from io import StringIO

import pytest

from pantau.core.period import Period
from pantau.figures import Case, Figure
from pantau.review import review


def figures_of(table: str) -> tuple[Figure, ...]:
    rows = csv.DictReader(StringIO("\n".join(line.strip() for line in table.strip().splitlines())))
    return tuple(figure_of(row, number) for number, row in enumerate(rows, start=2))


def figure_of(row: dict[str, str], number: int) -> Figure:
    given = {
        key: value for key, value in row.items() if value and key not in ("period", "value", "precision")
    }
    precision = Decimal(row["precision"]) if row.get("precision") else None
    return Figure(
        **{"region": "36", **given},
        period=Period.parse(row["period"]),
        value=Decimal(row["value"]),
        precision=precision,
        row=number,
    )


def case_of(table: str) -> Case:
    return Case("made-up", "A made-up case", "36", "2024", figures_of(table))


@pytest.fixture
def reviewed():
    """Review a table of figures written in the test."""

    def run(table: str):
        return review(case_of(table))

    return run
