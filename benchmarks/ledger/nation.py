"""A made-up nation of any size in DuckDB: people, enrolments and contributions, without a loop over rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pantau.core import regions
from pantau.core.period import Month
from pantau.synthetic.ledger_payments import lawful
from pantau.synthetic.ledger_rows import AMOUNTS, Member
from pantau.synthetic.ledger_schemes import schemes_of
from pantau.synthetic.profiles import mix_of
from pantau.synthetic.tables import rows

HERE = Path(__file__).parent
FIRST = Month(2022, 1)
MONTHS_PAID = 9.59  # of twelve, over all people; a little less than is drawn, so that there are enough
_BUCKETS = 1000
_INCOMES = 6  # wages of a scheme that are met; a nation needs no more for its speed


@dataclass(frozen=True)
class Nation:
    """Tables of a nation on a DuckDB connection: ``people``, ``schemes``, and the months that they pay."""

    connection: Any
    people: int

    @classmethod
    def of(cls, connection: Any, people: int, within: str = regions.NATION) -> Nation:
        """Draw so many people, in the regencies of a region by their population."""
        connection.execute("CREATE TEMP TABLE called AS SELECT ? AS names", [_names()])
        _regencies(connection, people, within)
        _schemes(connection)
        connection.execute((HERE / "nation.sql").read_text(encoding="utf-8"))
        found = connection.execute("SELECT count(*) FROM people").fetchone()[0]
        return cls(connection, found)

    def month(self, at: int) -> str:
        """The rows of contributions of one month as a query; of a second payer they have ``number`` 1."""
        query = (HERE / "months.sql").read_text(encoding="utf-8")
        first = query.replace("$month", f"DATE '{FIRST.plus(at).first}'").replace("$at", str(at))
        second = (
            "SELECT * REPLACE ('BPU' AS segment, 'SELF' AS sponsor, 'pedagang' AS category, 10000 AS jkk, "
            "6800 AS jkm, NULL AS jht, NULL AS jp, NULL AS jkp, 1 AS number) FROM paid WHERE second"
        )
        return f"(WITH paid AS ({first}) FROM paid UNION ALL {second})"

    def lines(self, at: int, where: str = "") -> str:
        """The lines of a file of contributions for one month, as a query."""
        return (
            f"SELECT nik, '{FIRST.plus(at)}' AS month, segment, sponsor, region, category, "
            f"{', '.join(AMOUNTS)}, paid_on, 'ZZ' || replace(region, '.', '') AS office "
            f"FROM {self.month(at)} {where}"
        )

    def months(self, many: int) -> str:
        """The lines of a file of contributions for the first months, as a query."""
        return " UNION ALL ".join(self.lines(at) for at in range(many))

    def enrolments(self) -> str:
        """The lines of a file of enrolments, one for each person and payer, as a query."""
        told = "nik, name, birth_date, sex, region"
        start = f"DATE '{FIRST.first}'"
        return (
            f"SELECT {told}, category, segment, programmes, sponsor, income, {start} AS start, "
            f"NULL::DATE AS \"end\", '' AS end_reason, '99' || lpad(i::VARCHAR, 9, '0') AS kpj "
            f"FROM people JOIN schemes USING (scheme) UNION ALL "
            f"SELECT {told}, 'pedagang', 'BPU', 'JKK+JKM', 'SELF', 1000000, {start}, NULL, '', "
            f"'99' || lpad(i::VARCHAR, 9, '0') FROM people WHERE second"
        )

    def ledger_rows(self, at: int, batch: str) -> str:
        """The rows of the table of contributions for one month, as a query."""
        held = " + ".join(
            f"CASE WHEN {name} IS NULL THEN 0 ELSE {2 << n} END" for n, name in enumerate(AMOUNTS)
        )
        amounts = ", ".join(f"{name}::DECIMAL(18, 2) AS {name}" for name in AMOUNTS)
        stamp = f"TIMESTAMPTZ '{FIRST.plus(at + 1).first} 00:00:00+00'"
        return (
            f"SELECT person, DATE '{FIRST.plus(at).first}' AS month, segment, sponsor, '' AS payer, "
            f"region, category, {amounts}, paid_on, 'ZZ' || replace(region, '.', '') AS office, sex, birth_month, "
            f"CASE WHEN number = 1 THEN 0 ELSE 1 + {held} + CASE WHEN second THEN 64 ELSE 0 END END::SMALLINT "
            f"AS counts, "
            f"1::TINYINT AS sign, '{batch}' AS batch, {stamp} AS recorded_at, '{batch}' AS origin, "
            f"'made-up.csv' AS file, '' AS sheet, i::INTEGER AS row FROM {self.month(at)}"
        )


def people_for(worker_months: int, months: int = 12) -> int:
    """How many people give at least so many worker-months over whole years."""
    return int(worker_months / (MONTHS_PAID * months / 12))


def write_csv(connection: Any, query: str, path: Path) -> int:
    """A query as a CSV file; answers its rows."""
    return int(connection.execute(f"COPY ({query}) TO '{path}' (FORMAT csv, HEADER)").fetchone()[0])


def _names() -> list[str]:
    found = {
        name
        for row in rows("names.csv")
        if row["part"] in ("male", "female", "last_m")
        for name in row["names"].split()
    }
    return sorted({name.upper().replace("_", " ").replace("'", "") for name in found if name.isascii()})[:900]


def _regencies(connection: Any, people: int, within: str) -> None:
    chosen = [each for each in regions.regencies() if regions.within(each.code, within)]
    whole = sum(each.population or 1 for each in chosen)
    connection.execute(
        "CREATE TEMP TABLE regencies (code VARCHAR, districts VARCHAR[], many BIGINT, first BIGINT)"
    )
    held: list[tuple[Any, ...]] = []
    first = 0
    for each in chosen:
        many = max(1, people * (each.population or 1) // whole)
        six = [code.replace(".", "") for code in regions.children(each.code)]
        held.append((each.code, six, many, first))
        first += many
    connection.executemany("INSERT INTO regencies VALUES (?, ?, ?, ?)", held)


def _schemes(connection: Any) -> None:
    """The schemes with what the law asks for, and a thousand buckets that share them out among the people."""
    amounts = ", ".join(f"{name} INTEGER" for name in AMOUNTS)
    connection.execute(
        "CREATE TEMP TABLE schemes (scheme INTEGER, category VARCHAR, segment VARCHAR, sponsor VARCHAR, "
        f"programmes VARCHAR, course VARCHAR, income INTEGER, {amounts})"
    )
    weights: list[tuple[int, float]] = []
    for number, (row, weight) in enumerate(_weighted()):
        connection.execute(f"INSERT INTO schemes VALUES (?{', ?' * (6 + len(AMOUNTS))})", [number, *row])
        weights.append((number, weight))
    whole, upto, held = sum(weight for _, weight in weights), 0.0, []
    for number, weight in weights:
        start, upto = round(upto), upto + weight / whole * _BUCKETS
        held += [(bucket, number) for bucket in range(start, round(upto))]
    connection.execute("CREATE TEMP TABLE buckets (bucket UBIGINT, scheme INTEGER)")
    connection.executemany("INSERT INTO buckets VALUES (?, ?)", held)


def _weighted() -> Iterator[tuple[tuple[Any, ...], float]]:
    """Every scheme of every category with some of its incomes, and how often it is met in the country."""
    for profile in mix_of(()).items:
        found = schemes_of(profile.category)
        if found is None:
            continue
        upto = [0.0, *found._upto]
        for at, scheme in enumerate(found.items):
            lowest, highest, step = scheme.incomes
            incomes = list(range(lowest, highest + 1, step))[:_INCOMES]
            share = profile.weight * _BIGGER.get(profile.category, 1.0) * (upto[at + 1] - upto[at])
            for income in incomes:
                member = Member(
                    0, scheme.segment, scheme.sponsor, "", profile.category, "", scheme.programmes, income,
                    date(2024, 1, 1), None, "", scheme.risk,
                )  # fmt: skip
                row = (profile.category, scheme.segment, scheme.sponsor, scheme.programmes, scheme.course)
                yield (*row, income, *lawful(member, Month(2024, 1))), share / len(incomes)


_BIGGER = {"formal": 40.0, "bumd": 4.0}  # two of three who are covered earn a wage
