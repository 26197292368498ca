"""Files of a list cleaned chunk by chunk, by several processes where there is much to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Final

import pyarrow as pa

from pantau.io.rosters.crew import Crew
from pantau.io.rosters.rows import Cleaned, Cleaning, clean_chunk, portions

_FEWEST: Final = 500  # rows that are worth handing to another process
_PORTIONS: Final = 4  # of a chunk for each process
_AHEAD: Final = 2  # chunks for each other process that wait for it; when there are more, this one cleans too
_Waiting = deque[tuple[Cleaning, Future[Cleaned]]]


class Cleaners:
    """Cleans chunks in their order, with a crew or alone."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        crew.prepare(_ready)

    def clean(self, works: Iterator[Cleaning]) -> Iterator[Cleaned]:
        """The chunks cleaned, in the order in which they come."""
        waiting: _Waiting = deque()
        try:
            for work in works:
                for part in self._parts(work, idle=not waiting):
                    waiting.append((part, self._begun(part, waiting)))
                    while waiting and waiting[0][1].done():
                        yield waiting.popleft()[1].result()
            self._finish(waiting)
            while waiting:
                yield waiting.popleft()[1].result()
        finally:
            for _, future in waiting:
                future.cancel()

    def _begun(self, work: Cleaning, waiting: _Waiting) -> Future[Cleaned]:
        """A chunk on its way: with another process, or cleaned here where these have enough to do."""
        behind = sum(1 for _, future in waiting if not future.done())
        if len(work.chunk.rows) >= _FEWEST and behind < _AHEAD * self._crew.others:
            return self._crew.submit(clean_chunk, work)
        return _done(work)

    def _finish(self, waiting: _Waiting) -> None:
        """Clean here, from the last on, what no other process has begun."""
        for place in reversed(range(len(waiting))):
            work, future = waiting[place]
            if future.cancel():
                waiting[place] = (work, _done(work))

    def _parts(self, work: Cleaning, *, idle: bool) -> list[Cleaning]:
        """A chunk that comes when nobody is at work is divided among all: often it is the whole list."""
        rows = len(work.chunk.rows)
        if not self._crew.others or not idle or rows < 2 * _FEWEST:
            return [work]
        return portions(work, min(_PORTIONS * (1 + self._crew.others), rows // _FEWEST))


def _done(work: Cleaning) -> Future[Cleaned]:
    future: Future[Cleaned] = Future()
    future.set_result(clean_chunk(work))
    return future


def _ready() -> None:
    """What another process does before its first chunk: the first array of Arrow loads other libraries."""
    pa.array([""])
