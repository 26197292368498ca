"""NIKs exchanged for persons: what leaves here holds no number and no name, and what the ledger knows is attached."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import ibis.expr.types as ir

from pantau.core.ledger_tables import FACTS, Field
from pantau.io.intake.incoming import Incoming, fresh
from pantau.io.intake.numbers import SEX, born, impossible
from pantau.io.intake.staging import drop
from pantau.io.vault import Vault

_ADDING: Final = frozenset(("enrolments", "deaths"))
_TYPES: Final = {"int64": "BIGINT", "string": "VARCHAR", "date": "DATE"}
_DEFAULTS: Final = {("eligible", "definition"): "eligible", ("figures", "basis"): "reported"}


def exchanged(
    engine: Any, incoming: Incoming, vault: Vault, people: ir.Table, enrolments: ir.Table
) -> Incoming:
    """The same rows in the columns of the ledger's table: key, content, attached, then ``file, sheet, row``.

    ``people`` and ``enrolments`` are what the ledger holds now, a row for each fact. Enrolments and deaths give
    new people an id; other rows of people whom ``people`` does not know are set aside as ``not_enrolled``, and
    numbers that can be nobody's by what is wrong with them. May be asked again of the same rows.
    """
    if "nik" not in incoming.table.columns:
        return _with(engine, incoming, f'SELECT * FROM "{incoming.base}"', "", "TABLE")  # noqa: S608
    adding = incoming.kind in _ADDING
    wrong, known = "", ""
    niks = fresh("niks")
    engine.raw_sql(f'CREATE TEMP TABLE "{niks}" AS SELECT DISTINCT nik FROM "{incoming.base}"')  # noqa: S608
    try:
        if adding:
            wrong = impossible(engine, niks, incoming.today)
            known = _given(engine, incoming, vault, wrong)
        else:
            known = _known(engine, niks, vault, people)
            wrong = _unknown(engine, niks, known, incoming)
        if incoming.kind == "contributions" and not _has_gaps(engine, incoming):
            # Nothing is copied: a person is looked up wherever a row is used, and only the columns in use are read.
            relation, kept, known = _plain_contributions(incoming, known), "VIEW", ""
        else:
            relation, kept = _ATTACHED[incoming.kind](engine, incoming, known, enrolments), "TABLE"
        return _with(engine, incoming, relation, wrong, kept)
    finally:
        drop(engine, niks, *filter(None, (wrong, known)))


def _has_gaps(engine: Any, incoming: Incoming) -> bool:
    gaps = f'SELECT 1 FROM "{incoming.base}" WHERE region IS NULL OR category IS NULL LIMIT 1'  # noqa: S608
    return engine.con.sql(gaps).fetchone() is not None


def _plain_contributions(incoming: Incoming, known: str) -> str:
    return f'SELECT b.*, k.* EXCLUDE (nik) FROM "{incoming.base}" b JOIN "{known}" k USING (nik)'  # noqa: S608


def _given(engine: Any, incoming: Incoming, vault: Vault, wrong: str) -> str:
    """The persons of numbers that somebody can have; those not met before get an id."""
    columns = incoming.table.columns
    birth, kpj = (column if column in columns else "NULL" for column in ("birth_date", "kpj"))
    given = fresh("given")
    engine.raw_sql(
        f'CREATE TEMP VIEW "{given}" AS SELECT nik, name, {birth}::DATE AS birth_date, {kpj}::VARCHAR AS kpj '  # noqa: S608
        f'FROM "{incoming.base}" ANTI JOIN "{wrong}" USING (nik)'
    )
    known = vault.persons(engine, engine.table(given), add=True).get_name()
    engine.raw_sql(f'DROP VIEW "{given}"')
    return str(known)


def _known(engine: Any, niks: str, vault: Vault, people: ir.Table) -> str:
    """The persons of numbers that the vault and the table of people both know, with what is known of them."""
    persons = vault.persons(engine, engine.table(niks), add=False).get_name()
    made = fresh("known")
    engine.raw_sql(
        f'CREATE TEMP TABLE "{made}" AS SELECT nik, person, sex, birth_month, region AS home '  # noqa: S608
        f'FROM "{persons}" JOIN ({engine.compile(people)}) USING (person)'
    )
    drop(engine, persons)
    return made


def _unknown(engine: Any, niks: str, known: str, incoming: Incoming) -> str:
    """Why the other numbers are of nobody: what is wrong with them, else that they were never enrolled."""
    others = fresh("others")
    rest = f'SELECT nik FROM "{niks}" ANTI JOIN "{known}" USING (nik)'  # noqa: S608
    engine.raw_sql(f'CREATE TEMP TABLE "{others}" AS {rest}')
    wrong = impossible(engine, others, incoming.today)
    engine.raw_sql(
        f'INSERT INTO "{wrong}" SELECT nik, \'not_enrolled\' FROM "{others}" ANTI JOIN "{wrong}" USING (nik)'  # noqa: S608
    )
    drop(engine, others)
    return wrong


def _enrolments(engine: Any, incoming: Incoming, known: str, enrolments: ir.Table) -> str:
    birth = f"coalesce(birth_date, {born(incoming.today)})"
    return (
        f"SELECT * REPLACE (coalesce(sex, {SEX}) AS sex), date_trunc('month', {birth})::DATE AS birth_month "  # noqa: S608
        f'FROM "{incoming.base}" JOIN "{known}" USING (nik)'
    )


def _deaths(engine: Any, incoming: Incoming, known: str, enrolments: ir.Table) -> str:
    return f'SELECT * FROM "{incoming.base}" JOIN "{known}" USING (nik)'  # noqa: S608


def _contributions(engine: Any, incoming: Incoming, known: str, enrolments: ir.Table) -> str:
    """Region and category that a row does not say are those of the enrolment in that month."""
    plain = f'FROM "{incoming.base}" b JOIN "{known}" k USING (nik)'
    return f"""WITH open AS (
        SELECT b.file, b.sheet, b.row, e.region, e.category, row_number() OVER (PARTITION BY b.file, b.sheet, b.row
          ORDER BY e.segment = b.segment DESC, e.sponsor = coalesce(b.sponsor, '') DESC, e.start DESC, e.category,
            e.region) AS place
        {plain} JOIN ({engine.compile(enrolments)}) e ON k.person = e.person
          AND e.start <= last_day(b.month) AND (e."end" IS NULL OR e."end" >= b.month)
        WHERE b.region IS NULL OR b.category IS NULL)
      SELECT b.* REPLACE (coalesce(b.region, o.region, k.home) AS region, coalesce(b.category, o.category) AS category),
        k.* EXCLUDE (nik)
      {plain} LEFT JOIN open o ON o.place = 1 AND b.file = o.file AND b.sheet = o.sheet AND b.row = o.row"""


def _claims(engine: Any, incoming: Incoming, known: str, enrolments: ir.Table) -> str:
    """Segment, category and sponsor are those of the enrolment on the day of the event."""
    plain = f'FROM "{incoming.base}" b JOIN "{known}" k USING (nik)'
    return f"""SELECT b.* REPLACE (coalesce(b.region, o.region, k.home) AS region), k.* EXCLUDE (nik),
        o.segment, o.category, o.sponsor
      {plain} LEFT JOIN (
        SELECT b.file, b.sheet, b.row, e.* FROM "{incoming.base}" b JOIN "{known}" k USING (nik)
        JOIN ({engine.compile(enrolments)}) e ON k.person = e.person
          AND e.start <= b.event_date AND (e."end" IS NULL OR e."end" >= b.event_date)
        QUALIFY row_number() OVER (PARTITION BY b.file, b.sheet, b.row
          ORDER BY contains(e.programmes, b.programme) DESC, e.start DESC, e.segment, e.sponsor) = 1
      ) o ON b.file = o.file AND b.sheet = o.sheet AND b.row = o.row"""  # noqa: S608


_ATTACHED: Final = {
    "enrolments": _enrolments,
    "deaths": _deaths,
    "contributions": _contributions,
    "claims": _claims,
}


def _with(engine: Any, incoming: Incoming, relation: str, wrong: str, kept: str) -> Incoming:
    """The rows in the types of the ledger, and those set aside with the ones whose number is wrong."""
    table = FACTS[incoming.kind]
    fields = (*table.key, *table.content, *table.attached)
    made = fresh("ready")
    engine.raw_sql(
        f'CREATE TEMP {kept} "{made}" AS SELECT {", ".join(_cast(incoming.kind, field) for field in fields)}, '  # noqa: S608
        f"file, sheet, row FROM ({relation})"
    )
    return replace(incoming, table=engine.table(made), aside=_aside(engine, incoming, wrong), base=made)


def _cast(kind: str, field: Field) -> str:
    plain = f'"{field.name}"::{_TYPES.get(field.dtype, field.dtype.upper())}'
    if field.dtype == "string":
        default = _DEFAULTS.get((kind, field.name), "")
        return f"coalesce({plain}, '{default}') AS \"{field.name}\""
    return f'{plain} AS "{field.name}"'


def _aside(engine: Any, incoming: Incoming, wrong: str) -> ir.Table:
    if not wrong:
        return incoming.aside
    from pantau.io.intake.reading import as_read  # noqa: PLC0415

    made = fresh("aside")
    engine.raw_sql(
        f"""CREATE TEMP TABLE "{made}" AS SELECT * FROM ({engine.compile(incoming.aside)})
        UNION ALL BY NAME SELECT file, sheet, row, reason, 'nik' AS "column", {as_read(incoming.kind)}
        FROM "{incoming.base}" JOIN "{wrong}" USING (nik) ORDER BY file, sheet, row"""  # noqa: S608
    )
    return engine.table(made)
