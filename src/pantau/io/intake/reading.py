"""Files of one kind as rows: every row is either in order or set aside with its reason, and all are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import ibis.expr.types as ir

from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.io.intake.cleaning import Cleaned, clean
from pantau.io.intake.fingerprint import Fingerprint, begun
from pantau.io.intake.forms import form
from pantau.io.intake.incoming import FileRead, Incoming, Noted, Options, fresh
from pantau.io.intake.kinds import KINDS
from pantau.io.intake.plain import Question, plain_part
from pantau.io.intake.sheets import sheet_parts, unknown_columns
from pantau.io.intake.staging import Staged, drop
from pantau.ledger.accept import refused

_NO_FILE: Final = Text("sebutkan paling sedikit satu berkas", "name one file at least")
_CANNOT: Final = Text(
    "tidak dapat dibaca ({why}); periksa nama dan izin berkasnya",
    "cannot be read ({why}); look at the name and the rights of the file",
)


def read(
    engine: Any,
    kind: str,
    paths: Sequence[Path],
    columns: Mapping[str, str] | None = None,
    *,
    options: Options,
) -> Incoming:
    """The rows of files of one kind (a key of `KINDS`); ``columns`` says where a column stands, as in rosters.

    Raises `InputError` with the faults of all files that cannot be read; then nothing is kept.
    """
    if not paths:
        raise InputError([Fault(kind, 0, {"en": _NO_FILE.en, "id": _NO_FILE.id})])
    names = _names(paths)
    parts: list[Staged] = []
    notes: list[Noted] = []
    faults: list[Fault] = []
    files: list[FileRead] = []
    with ThreadPoolExecutor(1) as pool:
        for path, name in zip(paths, names, strict=True):
            try:
                asked = Question(kind, path, name, columns or {})
                found, told, print_ = _file(engine, asked, options, pool)
            except InputError as error:
                faults += error.faults
            else:
                parts, notes = parts + found, notes + told
                files.append(FileRead(name, print_.sha256, sum(part.rows for part in found)))
    if faults:
        drop(engine, *(part.table for part in parts))
        raise InputError(faults)
    cleaned = [clean(engine, part, options.today) for part in parts]
    notes += [note for one in cleaned for note in one.notes]
    return _divided(engine, cleaned, tuple(files), tuple(notes), options)


def _names(paths: Sequence[Path]) -> list[str]:
    """How rows name their file: by its name, or by its path where two are called the same."""
    often = Counter(path.name for path in paths)
    return [path.name if often[path.name] == 1 else str(path) for path in paths]


def _file(
    engine: Any, asked: Question, options: Options, pool: ThreadPoolExecutor
) -> tuple[list[Staged], list[Noted], Fingerprint]:
    if not asked.path.is_file():
        sheet_parts(engine, asked, options.most_mb)  # which tells what it is instead
    waiting: Future[Fingerprint] = begun(pool, asked.path)
    try:
        plain = plain_part(engine, asked, waiting, options.most_mb)
        if plain:
            staged, columns, headings = plain
            return [staged], unknown_columns(asked.name, headings, columns), waiting.result()
        found = sheet_parts(engine, asked, options.most_mb)
        return found.parts, found.notes, waiting.result()
    except OSError as error:
        said = _CANNOT.fill(why=error.strerror or type(error).__name__)
        raise InputError([Fault(asked.name, 0, {"en": said.en, "id": said.id})]) from error


def _divided(
    engine: Any,
    cleaned: Sequence[Cleaned],
    files: tuple[FileRead, ...],
    notes: tuple[Noted, ...],
    options: Options,
) -> Incoming:
    """All rows together, divided into those in order and those set aside."""
    kind = cleaned[0].staged.kind
    together = fresh("rows")
    engine.raw_sql(f'CREATE TEMP VIEW "{together}" AS {" UNION ALL ".join(_relations(cleaned))}')
    rows = engine.table(together)
    judged = engine.compile(refused(rows.filter(rows.reason.isnull()), kind, options.today))
    aside = fresh("aside")
    made = engine.con.execute(
        f"""CREATE TEMP TABLE "{aside}" AS SELECT {_aside_columns(kind)} FROM (
          SELECT * FROM ({judged}) WHERE refusal IS NOT NULL
          UNION ALL BY NAME SELECT *, reason AS refusal, reason_column AS refusal_column FROM "{together}"
          WHERE reason IS NOT NULL) ORDER BY file, sheet, row"""  # noqa: S608
    ).fetchone()
    base = fresh("good")
    relation = f"({judged}) WHERE refusal IS NULL" if made[0] else f'"{together}"'
    kept = ", ".join(_good(column.name, column.form) for column in KINDS[kind].columns)
    kept += "".join(f', "raw_{column.name}"' for column in KINDS[kind].columns)
    engine.raw_sql(f'CREATE TEMP VIEW "{base}" AS SELECT {kept}, file, sheet, row FROM {relation}')  # noqa: S608
    return Incoming(
        kind=kind,
        table=_told(engine.table(base), kind),
        aside=engine.table(aside),
        files=files,
        rows_in=sum(file.rows for file in files),
        today=options.today,
        base=base,
        notes=notes,
    )


def _told(base: ir.Table, kind: str) -> ir.Table:
    kept = base.select(*KINDS[kind].names, "file", "sheet", "row")
    return kept.mutate(nik=kept.nik.cast("string")) if "nik" in kept.columns else kept


def _good(name: str, kind: str) -> str:
    """A cell as it is handed on: a payment of nothing is no membership, but for JKP.

    JKP costs a wage earner nothing beyond JKK and JKM (PP 37/2021, PP 6/2025), so there 0 says that they are in it.
    """
    if kind != "paid":
        return f'"{name}"'
    nothing = f'NULLIF("{name}", 0)'
    if name == "jkp":
        nothing = f"CASE WHEN segment = 'PU' THEN \"{name}\" ELSE {nothing} END"
    return f'{nothing} AS "{name}"'


def _relations(cleaned: Sequence[Cleaned]) -> list[str]:
    """Each sheet as SQL, its plain rows and its odd ones, in the same columns."""
    found = []
    for one in cleaned:
        part = one.staged
        columns = KINDS[part.kind].columns
        kept = ", ".join(
            f'"{each.name}"::{form(each.form).dtype} AS "{each.name}"'
            if each.name in part.fields
            else f'NULL::{form(each.form).dtype} AS "{each.name}"'
            for each in columns
        )
        place = ", ".join(
            f'odd[{part.fields.index(each.name) + 1}] AS "raw_{each.name}"'
            if each.name in part.fields
            else f'NULL::VARCHAR AS "raw_{each.name}"'
            for each in columns
        )
        where = f"{_text(part.file)} AS file, {_text(part.sheet)} AS sheet"
        nothing = "NULL::VARCHAR AS reason, NULL::VARCHAR AS reason_column"
        found.append(
            f"SELECT {kept}, {place}, {where}, ({part.row})::INTEGER AS row, {nothing} "  # noqa: S608
            f'FROM "{part.table}" WHERE odd IS NULL'
        )
        if one.odd:
            found.append(
                f'SELECT {kept}, {place}, {where}, place AS row, reason, reason_column FROM "{one.odd}"'  # noqa: S608
            )
    return found


def _aside_columns(kind: str) -> str:
    """What is kept of a row that is set aside: why, and every cell as it was read."""
    return (
        f'file, sheet, row, refusal AS reason, refusal_column AS "column", {as_read(kind, "refusal_column")}'
    )


def as_read(kind: str, column: str = "'nik'") -> str:
    """The cells of a row as SQL: ``found``, that of a column, then all of them by their names."""
    cells = {
        one.name: f"coalesce(\"raw_{one.name}\", {form(one.form).said.format(_quoted(one.name))}, '')"
        for one in KINDS[kind].columns
    }
    found = " ".join(f"WHEN '{name}' THEN {cell}" for name, cell in cells.items())
    kept = ", ".join(f'{cell} AS "{name}"' for name, cell in cells.items())
    return f"CASE {column} {found} ELSE '' END AS found, {kept}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
