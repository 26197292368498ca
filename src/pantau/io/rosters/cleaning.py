"""Files of a list cleaned chunk by chunk, by several processes where there is much to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from types import TracebackType
from typing import Final, Self

from pantau.io.rosters.chunks import ROWS
from pantau.io.rosters.rows import Cleaned, Cleaning, clean_chunk

_ALONE: Final = 2 * ROWS  # rows that are cleaned before it is worth starting other processes
_AHEAD: Final = 2  # chunks for each process that wait or are done


class Cleaners:
    """Cleans chunks in their order; ``processes`` of 1 works in this process alone.

    Other processes start afresh (spawn), so a script that asks for them must be importable; they end with the
    block.
    """

    def __init__(self, processes: int = 1) -> None:
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._done = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def clean(self, works: Iterator[Cleaning]) -> Iterator[Cleaned]:
        """The chunks cleaned, in the order in which they come."""
        waiting: deque[Future[Cleaned]] = deque()
        try:
            for work in works:
                self._done += len(work.chunk.rows)
                alone = self._processes < 2 or self._done <= _ALONE or 2 * len(work.chunk.rows) < ROWS
                if alone and not waiting:
                    yield clean_chunk(work)
                    continue
                waiting.append(self._started().submit(clean_chunk, work))
                if len(waiting) > _AHEAD * self._processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"))
        return self._pool
