"""How a catalogue is filled: the modules of one of our own packages are walked for what they define."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def discover(package: ModuleType, kind: type[T]) -> tuple[T, ...]:
    """The instances of ``kind`` that stand at the top of the package's modules: by module, then as written.

    To add one to a catalogue is to write it in a module of the package; nothing else lists it.
    """
    found: list[T] = []
    for module in sorted(info.name for info in iter_modules(package.__path__)):
        names = vars(import_module(f"{package.__name__}.{module}"))
        found += [item for item in names.values() if isinstance(item, kind) and item not in found]
    return tuple(found)
