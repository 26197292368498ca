"""A ledger that stays open for questions: an engine, the tables at their newest versions, queries once compiled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import lru_cache
from threading import Lock
from typing import Any, Final, NamedTuple
from uuid import uuid4
from weakref import finalize

import ibis.expr.types as ir
import pyarrow as pa

from pantau.core.ledger_tables import LEDGER
from pantau.indicators.views import Views
from pantau.io.engine import duckdb_engine
from pantau.io.store.scratch import PREFIX
from pantau.io.store.snapshot import Snapshot
from pantau.ledger.asof import known
from pantau.workspace_ledger.place import MEMORY_GB, Place, quoted

_QUERIES: Final = 256  # that are kept compiled


class _Read(NamedTuple):
    """A table as it was read: its version, the mark of that version, and its rows on the engine."""

    snapshot: Snapshot
    mark: str
    rows: ir.Table


class Opened:
    """What questions to one ledger share; nothing is opened before the first of them.

    The second question costs its queries alone. Whatever is committed meanwhile, by whom ever, is seen by the
    next one: whether a table is still the one that was read is told by its log.
    """

    def __init__(self, place: Place) -> None:
        self._place, self._lock = place, Lock()
        self._running: Running | None = None

    @contextmanager
    def running(self) -> Iterator[Running]:
        """What answers; after an error it is not used again. Two questions at once have one each."""
        if not self._lock.acquire(blocking=False):
            yield Running(self._place)
            return
        try:
            self._running = self._running or Running(self._place)
            yield self._running
        except BaseException:
            self._running = None
            raise
        finally:
            self._lock.release()


class Running:
    """An engine with the tables that were read on it; it ends with its last reader."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.engine = duckdb_engine(memory_gb=MEMORY_GB)
        finalize(self, _ended, self.engine)
        # Only a query that does not fit into memory makes this folder, and the engine takes it away.
        spill = place.store.scratch / f"{PREFIX}{uuid4().hex}"
        self.engine.raw_sql(f"SET temp_directory = '{quoted(spill)}'")
        self.engine.raw_sql("SET parquet_metadata_cache = true")
        self._read: dict[str, _Read] = {}
        self._compiled = lru_cache(_QUERIES)(_Compiler(self.engine))

    def table(self, name: str) -> tuple[Snapshot, ir.Table]:
        """The newest version of a table, and its rows."""
        read, store = self._read.get(name), self._place.store
        if read is not None and store.mark(LEDGER[name], read.snapshot.version) == read.mark:
            read.snapshot.present()
        else:
            snapshot = store.snapshot(LEDGER[name])
            mark = store.mark(snapshot.table, snapshot.version)
            read = self._read[name] = _Read(snapshot, mark, snapshot.read(self.engine))
        return read.snapshot, read.rows

    def views(self, known_at: datetime | None) -> tuple[Views, dict[str, int]]:
        """All tables as known at a moment, and their versions."""
        tables = {name: self.table(name) for name in Views._fields}
        versions = {name: snapshot.version for name, (snapshot, _) in tables.items()}
        return Views(**{name: known(rows, known_at) for name, (_, rows) in tables.items()}), versions

    def collect(self, expression: Any) -> pa.Table:
        """The rows of an expression; what was asked before is not compiled again."""
        found = self.engine.con.sql(self._compiled(expression.op())).to_arrow_table()
        return found.cast(expression.schema().to_pyarrow())


class _Compiler:
    """Expressions as SQL."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    def __call__(self, operation: Any) -> str:
        """The query; tables in memory that it reads are registered and stay."""
        expression = operation.to_expr()
        self._engine._run_pre_execute_hooks(expression)
        return str(self._engine.compile(expression))


def _ended(engine: Any) -> None:
    with suppress(Exception):  # at the end of the interpreter
        engine.disconnect()
