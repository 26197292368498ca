"""The composer of the ledger: opens store and vault, calls the pure steps, commits what comes out."""

from pantau.workspace_ledger.answers import Answer
from pantau.workspace_ledger.ledger import Ledger
from pantau.workspace_ledger.outcomes import (
    Added,
    Compacted,
    Exported,
    Problem,
    Rebuilt,
    Status,
    Undone,
    Verified,
)

__all__ = [
    "Added",
    "Answer",
    "Compacted",
    "Exported",
    "Ledger",
    "Problem",
    "Rebuilt",
    "Status",
    "Undone",
    "Verified",
]
