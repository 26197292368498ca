"""Processes that work for this one: started afresh, and never left behind when it is killed."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread


def others(processes: int) -> ProcessPoolExecutor:
    """A pool of so many processes that start afresh (spawn), so what they do must be importable.

    They end with the pool, and also when this process is ended from outside before it could end them.
    """
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    Thread(target=_outlived, daemon=True).start()


def _outlived() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # nobody waits for what is being done
