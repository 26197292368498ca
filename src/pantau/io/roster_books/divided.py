"""Rows divided by their decisions: read once, and gone through sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


class Divided:
    """Rows divided by their decisions into files, which are gone through as often as they are asked for."""

    def __init__(
        self, kinds: Mapping[str, Sequence[str]], aside: Path, batches: Iterator[pa.RecordBatch]
    ) -> None:
        self._kinds, self._aside, self._batches = kinds, aside, batches
        self._written: set[str] | None = None

    def rows(self, kind: str) -> Iterator[pa.RecordBatch]:
        """The rows of one kind."""
        if self._written is None:
            self._written = self._divide()
        if kind in self._written:
            with pa.memory_map(str(self._aside / kind)) as kept, pa.ipc.open_stream(kept) as batches:
                yield from batches

    def _divide(self) -> set[str]:
        wanted = {kind: pa.array(decisions) for kind, decisions in self._kinds.items()}
        with ExitStack() as stack:
            writers: dict[str, Any] = {}
            for batch in self._batches:
                for kind, decisions in wanted.items():
                    rows = batch.filter(pc.is_in(batch["decision"], decisions))
                    if not rows.num_rows:
                        continue
                    if kind not in writers:
                        file = stack.enter_context(pa.OSFile(str(self._aside / kind), "wb"))
                        writers[kind] = stack.enter_context(pa.ipc.new_stream(file, rows.schema))
                    writers[kind].write_batch(rows)
        return set(writers)
