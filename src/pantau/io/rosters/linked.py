"""The rows of all lists linked to people; loads what links only where it is done, which may be another process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pantau.io.rosters.columns import LINKS
from pantau.io.rosters.parts import joined

if TYPE_CHECKING:
    from pantau.io.linking.linker import LinkResult
    from pantau.io.linking.persons import Decided


def link_lists(
    lists: Sequence[Path],
    against: Sequence[Path],
    folder: Path,
    work: Path,
    decided: Sequence[Decided],
    previous: Path | None,
) -> LinkResult:
    """Link the rows of lists, with those held against where there are any; writes into ``folder``."""
    from pantau.io.linking.linker import LinkSettings, link  # noqa: PLC0415  heavy, and not always done here

    rows = joined(lists, work / "links.parquet", LINKS)
    beside = joined(against, work / "against.parquet", LINKS) if against else None
    return link(rows, beside, folder, LinkSettings(decided=tuple(decided), previous=previous, scratch=work))
