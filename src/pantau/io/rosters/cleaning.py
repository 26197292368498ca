"""Files of a list cleaned chunk by chunk, by several processes where there is much to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from typing import Final

from pantau.io.rosters.crew import Crew, done
from pantau.io.rosters.rows import Cleaned, Cleaning, clean_chunk, portions

_FEWEST: Final = 500  # rows that are worth handing to another process
_PORTIONS: Final = 8  # of a chunk for each process: in the end one waits for the last portion of another
_AHEAD: Final = 3  # portions for each other process that wait for it; beyond that this one cleans too
_Waiting = deque[tuple[Cleaning, Future[Cleaned]]]


class Cleaners:
    """Cleans chunks in their order, with a crew or alone."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew

    def clean(self, works: Iterator[Cleaning]) -> Iterator[Cleaned]:
        """The chunks cleaned, in the order in which they come."""
        waiting: _Waiting = deque()
        try:
            for work in works:
                for part in self._parts(work):
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
            return self._crew.begin(clean_chunk, work)
        return done(clean_chunk, work)

    def _finish(self, waiting: _Waiting) -> None:
        """Clean here, from the last on, what no other process has begun."""
        for place in reversed(range(len(waiting))):
            work, future = waiting[place]
            if future.cancel():
                waiting[place] = (work, done(clean_chunk, work))

    def _parts(self, work: Cleaning) -> list[Cleaning]:
        """A chunk is divided among all: often it is the whole list."""
        rows = len(work.chunk.rows)
        if not self._crew.others or rows < 2 * _FEWEST:
            return [work]
        return portions(work, min(_PORTIONS * (1 + self._crew.others), rows // _FEWEST))
