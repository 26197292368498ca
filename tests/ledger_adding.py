"""A process that adds a file to a ledger, forked from one that has imported all of it and has started no engine."""

import multiprocessing
from pathlib import Path

from pantau.workspace_ledger import Ledger


def _add(home: str, kind: str, file: str) -> None:
    Ledger(Path(home)).add(kind, Path(file))


def begin_adding(home: Path, kind: str, file: Path) -> multiprocessing.Process:
    """It has begun; an interpreter of its own would take a second only to import."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    process = context.Process(target=_add, args=(str(home), kind, str(file)))
    process.start()
    return process
