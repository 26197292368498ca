"""The ledger as the pages ask it: opened once a process, and again when the home is another one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from pantau.workspace_ledger import Ledger


def ledger() -> Ledger:
    """The ledger of this home; questions after the first find it open."""
    return _opened(Path(settings.HOME))


@lru_cache(maxsize=1)
def _opened(home: Path) -> Ledger:
    return Ledger(home, settings=settings.PANTAU)
