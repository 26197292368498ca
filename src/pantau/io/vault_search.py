"""Looking for somebody by name in the vault, among people who were chosen before; names go nowhere else."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import ibis.expr.types as ir

from pantau.io.vault import Vault

LEAST: Final = 3  # letters of a name; with fewer a search would list a region


class Named(NamedTuple):
    """People of a name, in the order of their names, and how many there are in all."""

    persons: tuple[int, ...]
    total: int


class SearchableVault(Vault):
    """The vault, with a search."""

    def named(self, engine: Any, among: ir.Table, name: str, limit: int) -> Named:
        """The people in ``among`` (``person``) in whose name, as last said, each word typed begins a word.

        Capitals and accents do not matter. `ValueError` for fewer letters than `LEAST`, which would list people.
        """
        words = [word for word in name.replace(".", " ").replace(",", " ").split() if word]
        if sum(map(len, words)) < LEAST:
            raise ValueError(f"type {LEAST} letters of the name at least")
        wanted = " AND ".join("contains(called, ' ' || strip_accents(upper(?)))" for _ in words)
        rows = engine.con.execute(
            f"""WITH among AS ({engine.compile(among.select("person").distinct())}),
              said AS (
                SELECT * FROM {self._scan("details")} SEMI JOIN among USING (person)
                QUALIFY row_number() OVER (PARTITION BY person ORDER BY said DESC, name) = 1),
              called AS (SELECT person, name, ' ' || strip_accents(upper(name)) AS called FROM said)
            SELECT person, count(*) OVER () AS total FROM called WHERE {wanted}
            ORDER BY name, person LIMIT {int(limit)}""",  # noqa: S608
            words,
        ).fetchall()
        return Named(tuple(int(row[0]) for row in rows), int(rows[0][1]) if rows else 0)
