"""Processes that work beside this one on a long list: started once, early, and ended with the work."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from pantau.io.processes import others

_WORTH: Final = 600_000  # bytes of lists, some thousand rows: with less, starting takes longer than the work

# What linking would load at need, while all wait for it.
_LATE: Final = ("splink", "splink.internals.duckdb.database_api", "sqlglot.dialects.duckdb")


class Crew:
    """This process and, where so many are asked for and the lists are not short, others beside it.

    The others start afresh (spawn), so a script that asks for them must be importable; they end with the block.
    To start them is cheap here, so it can be the first thing that is done.
    """

    def __init__(self, processes: int, lists: Sequence[Path] = ()) -> None:
        short = sum(path.stat().st_size for path in lists if path.is_file()) < _WORTH
        self.others = 0 if short else max(0, processes - 1)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self.others:
            self._pool = others(self.others)
            for _ in range(self.others):
                self._pool.submit(_ready)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def begin(self, work: Callable[..., Any], *given: Any) -> Future[Any]:
        """Have another do a work; where there is none it is done here, at once."""
        return done(work, *given) if self._pool is None else self._pool.submit(work, *given)

    def together(self, works: Sequence[Callable[[], Any]]) -> None:
        """Do all works: the others from the first on, this process from the last; all are done at the end.

        Whatever one of them raises is raised here.
        """
        todo = deque(works)
        with ThreadPoolExecutor(max(1, self.others)) as hands:
            handed = [hands.submit(self._hand_out, todo) for _ in range(self.others)]
            try:
                while (work := _taken(todo.pop)) is not None:
                    work()
            finally:
                todo.clear()
            for one in handed:
                one.result()

    def _hand_out(self, todo: deque[Callable[[], Any]]) -> None:
        """Keep one of the others at work.

        A work is handed over when it can begin: what waits in the queue of a pool cannot be called back.
        """
        while (work := _taken(todo.popleft)) is not None:
            self.begin(work).result()


def _ready() -> None:
    """What others load while this process still reads: for cleaning, for linking, for writing."""
    import_module("pantau.io.rosters.rows")
    import_module("pyarrow").array([""])  # the first array of Arrow loads other libraries
    for name in (*_LATE, "pantau.io.linking.linker", "pantau.io.roster_books.outputs"):
        import_module(name)


def done(work: Callable[..., Any], *given: Any) -> Future[Any]:
    """A work done here, as if another had."""
    future: Future[Any] = Future()
    future.set_result(work(*given))
    return future


def _taken(take: Callable[[], Callable[[], Any]]) -> Callable[[], Any] | None:
    """The next work; none where another took the last one."""
    try:
        return take()
    except IndexError:
        return None
