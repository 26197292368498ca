"""Who holds data of people: each part says how to find and how to erase what it holds about a NIK.

A part that keeps names or NIKs outside vault and ledger puts a module ``personal.py`` beside its models and calls
`register` there; requests for access and erasure then reach it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

from pantau.core.text import Text

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Person:
    """Whose data are asked for: the NIK, and the person id that the vault gave for it, none where it gave none."""

    nik: str
    person: int | None


@dataclass(frozen=True)
class Holder:
    """One place where data of people lie.

    ``find`` gives its rows about somebody, each with ``region`` where it has one; ``erase`` takes names and NIK
    out of it and gives the number of rows touched. It must come to the same when it is done twice.
    """

    code: str
    title: Text
    find: Callable[[Person], Sequence[Row]]
    erase: Callable[[Person], int]


_HOLDERS: dict[str, Holder] = {}


def register(holder: Holder) -> None:
    """Make a place known to requests of access and erasure."""
    _HOLDERS[holder.code] = holder


def holders() -> list[Holder]:
    """Every place, in the order of their codes."""
    _discovered()
    return [_HOLDERS[code] for code in sorted(_HOLDERS)]


@cache
def _discovered() -> None:
    autodiscover_modules("personal")
