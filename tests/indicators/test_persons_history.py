"""One person's history: every payment that stands, the gaps between, what rights may rest on."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pantau.core.ledger_tables import CONTRIBUTIONS
from pantau.core.period import Month
from pantau.indicators.persons.history import Gap, cover_at, history
from pantau.indicators.views import Views
from pantau.io.store.columns import arrow_schema
from tests.indicators.people_rows import Book, Duck


@pytest.fixture(scope="module")
def duck():
    return Duck()


def payments(duck, book, person=1):
    return duck.rows(history(duck.views(book.arrow()), person))


def test_a_history_has_each_payment_that_stands_with_its_place_in_a_file(duck):
    book = Book().paid(1, "2024-01", file="januari.csv", row=7).paid(2, "2024-01/2024-12")
    book.paid(1, "2024-04", payer="CV", sponsor="EMPLOYER", segment="PU", file="april.csv")
    book.paid(1, "2024-04", alone=False).paid(1, "2024-03", row=9).paid(1, "2024-03", row=9, sign=-1)
    rows = payments(duck, book)
    assert [(row["month"].month, row["segment"], row["payer"], row["gap"]) for row in rows] == [
        (1, "BPU", "APBD", 0),
        (4, "BPU", "APBD", 2),  # said once for the month
        (4, "PU", "CV", 0),
    ]
    assert (rows[0]["file"], rows[0]["row"], rows[0]["jkk"], rows[0]["jht"]) == (
        "januari.csv",
        7,
        10_000,
        None,
    )


def test_a_row_that_was_counted_anew_is_there_once(duck):
    book = Book()
    for sign, counts in ((1, 7), (-1, 7), (1, 0)):
        book.paid(1, "2024-01", file="a.csv", row=2, sign=sign, counts=counts)
    assert len(payments(duck, book)) == 1


def test_cover_counts_months_in_all_and_in_a_row(duck):
    book = (
        Book().paid(1, "2023-11/2024-02 2024-05/2024-06").paid(1, "2024-06", payer="CV", amounts={"jkk": 1})
    )
    rows = payments(duck, book)
    cover = cover_at(rows, Month(2024, 6))
    assert (cover.first, cover.last, cover.months, cover.in_a_row) == (Month(2023, 11), Month(2024, 6), 6, 2)
    assert cover.gaps == (Gap(Month(2024, 3), Month(2024, 4)),)
    assert (cover.gaps[0].months, cover.payers) == (2, 2)
    assert cover.by_programme == {"JKK": 6, "JKM": 6, "JHT": 0, "JP": 0, "JKP": 0}
    assert cover_at(rows, Month(2024, 4)).in_a_row == 0
    assert cover_at(rows, Month(2024, 2)).in_a_row == 4
    nothing = cover_at([], Month(2024, 2))
    assert (nothing.first, nothing.last, nothing.months, nothing.gaps) == (None, None, 0, ())


def test_only_the_rows_of_the_person_are_read_from_sorted_files(duck, tmp_path):
    """The plan filters the file by the person, which is what lets an engine skip row groups."""
    book = Book()
    for person in range(2_000):
        book.paid(person, "2024-01")
    table = pa.Table.from_pylist(book.rows["contributions"], schema=arrow_schema(CONTRIBUTIONS))
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=2_000)
    rows = duck.engine.read_parquet(str(tmp_path / "a.parquet"))
    views = Views(None, rows, None, None, None, None, None, None)
    expression = history(views, 1_234)
    assert [row["month"] for row in duck.rows(expression)] == [date(2024, 1, 1)]
    plan = duck.engine.raw_sql(f"EXPLAIN {duck.engine.compile(expression)}").fetchall()[0][1]
    scan = plan[plan.index("Filters") :]
    assert "person=1234" in "".join(scan.split())
