"""One at a time: whoever changes the ledger for an office holds the turn from the check of its rows to their end.

Which rows an office may bring rests on what the ledger holds (`pantau.web.ledger.scope`). The bytes cannot differ
between the check and the adding: they lie under names of ours, and are held against the hashes that were approved.
What the ledger holds could: a second worker might take in the same thing for its own region in between, and the
first would then correct a fact of another region. All workers share one home (the vault lies in it), so a lock in
it is one lock for all; the system lets it go when a process ends, however it ends.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

_LOCK: Final = ".turn"


@contextmanager
def turn(home: Path) -> Iterator[None]:
    """Wait until nobody else changes the ledger of a home, and keep others waiting until the end."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / _LOCK).open("ab") as lock:
        if sys.platform != "win32":  # there a single worker serves a home
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
