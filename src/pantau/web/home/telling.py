"""What waits for a reader: each part of the application tells its own, in a module ``tasks`` of its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from django.utils.module_loading import autodiscover_modules

from pantau.core.text import Text


class Task(NamedTuple):
    """Something to do: what it is, about what, and the address where it is done."""

    says: Text
    about: str
    address: str


Teller = Callable[[Any], Iterable[Task]]
_TELLERS: list[Teller] = []


def tells_tasks(teller: Teller) -> Teller:
    """Have a function asked for the tasks of a user."""
    _TELLERS.append(teller)
    return teller


def tasks_of(user: Any) -> list[Task]:
    """What waits for a user, from all parts."""
    return [task for teller in _found() for task in teller(user)]


@cache
def _found() -> tuple[Teller, ...]:
    autodiscover_modules("tasks")
    return tuple(_TELLERS)
