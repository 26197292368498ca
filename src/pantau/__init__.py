"""Pantau: what is reported, held against what is recorded and what is required."""

from importlib import import_module
from typing import Any

_HOMES = {
    "Case": "pantau.figures",
    "Figure": "pantau.figures",
    "Finding": "pantau.figures",
    "Interval": "pantau.figures",
    "Ledger": "pantau.workspace_ledger",
    "PantauError": "pantau.errors",
    "Review": "pantau.figures",
    "Workspace": "pantau.workspace",
    "benefit": "pantau.law",
    "contribution": "pantau.law",
    "read_case": "pantau.io.cases",
}

__all__ = [
    "Case",
    "Figure",
    "Finding",
    "Interval",
    "Ledger",
    "PantauError",
    "Review",
    "Workspace",
    "benefit",
    "contribution",
    "read_case",
]


def __getattr__(name: str) -> Any:
    """Fetch a public name from its room when it is first asked for: ``pantau --help`` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"pantau has no public name '{name}'; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)
