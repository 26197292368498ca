"""Values as plain JSON and back, so that whoever keeps them needs no code of their own for it.

What equals its default is left out. Reading back collects every fault with the place where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pantau.core.period import Month, Period
from pantau.core.spelling import nearest
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.figures import Figure

T = TypeVar("T")
_NOTHING: Any = object()
_WRITTEN: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Period, str),
    (Month, str),
    (Text, Text._asdict),
    (Figure, lambda figure: _record(figure, Figure._fields, Figure._field_defaults)),
    (Decimal, str),
    (date, lambda day: day.isoformat()),
    (Mapping, lambda table: {str(key): plain(value) for key, value in table.items()}),
    (tuple, lambda row: [plain(one) for one in row]),
)
_READ: dict[type, Callable[[Any], Any]] = {
    Period: lambda text: Period.parse(str(text)),
    Month: lambda text: Month.parse(str(text)),
    Decimal: lambda number: Decimal(str(number)),
    datetime: lambda text: datetime.fromisoformat(str(text)),
    date: lambda day: day if isinstance(day, date) else date.fromisoformat(str(day)),
}
_MISSING = Text("tidak ada", "is missing")
_UNKNOWN = Text("tidak dikenal", "is not known")
_MEANT = Text("tidak dikenal; maksudnya {near}?", "is not known; did you mean {near}?")
_NOT_ONE_OF = Text("'{found}' bukan salah satu dari {known}", "'{found}' is not one of {known}")
_NOT_A = Text("'{found}' bukan {what}", "'{found}' is not {what}")
_WHAT = {
    str: Text("teks", "text"),
    int: Text("bilangan bulat", "a whole number"),
    bool: Text("true atau false", "true or false"),
    Decimal: Text("angka", "a number"),
    date: Text("tanggal seperti 2024-07-17", "a day like 2024-07-17"),
    datetime: Text("waktu", "a time"),
    Period: Text("masa seperti 2024-07", "a period like 2024-07"),
    Month: Text("bulan seperti 2024-07", "a month like 2024-07"),
    tuple: Text("daftar", "a list"),
    Mapping: Text("pasangan nama dan nilai", "a map"),
}


def plain(value: Any) -> Any:
    """A value as JSON has it.

    >>> plain((Decimal("1.50"), date(2024, 7, 17)))
    ['1.50', '2024-07-17']
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        given = fields(value)
        defaults = {one.name: _default(one) for one in given}
        return _record(value, [one.name for one in given], defaults)
    for kind, write in _WRITTEN:
        if isinstance(value, kind):
            return write(value)
    raise TypeError(f"{type(value).__name__} cannot be kept")


def revived(kind: type[T], data: Any, name: str = "") -> T:
    """The value that plain JSON stands for; `InputError` with every fault and its place.

    >>> revived(Text, {"id": "ya", "en": "yes"})
    Text(id='ya', en='yes')
    """
    faults: list[Fault] = []
    value = _Reading(name, faults).value(kind, data, "")
    if faults:
        raise InputError(faults)
    return value  # type: ignore[no-any-return]


def revived_table(kind: type[T], data: Any, name: str = "") -> Mapping[str, T]:
    """Values by name, as plain JSON has them."""
    return revived(Mapping[str, kind], data, name)  # type: ignore[valid-type, type-abstract]


def fault(name: str, place: str, wrong: Text) -> Fault:
    """Something wrong at a place of what was given."""
    return Fault(name, 0, {"id": f"{place} {wrong.id}".strip(), "en": f"{place} {wrong.en}".strip()})


class _Reading:
    """One reading: the name of what is read, and the faults found in it."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        self._name, self._faults = name, faults

    def value(self, kind: Any, data: Any, place: str) -> Any:
        origin = get_origin(kind)
        if origin in (Union, UnionType):
            inner = next(one for one in get_args(kind) if one is not NoneType)
            return None if data is None else self.value(inner, data, place)
        if origin is Literal:
            return self._chosen(get_args(kind), data, place)
        if origin is tuple:
            return self._several(get_args(kind), data, place)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self._table(get_args(kind)[1], data, place)
        if is_dataclass(kind) or kind in (Text, Figure):
            return self._record(kind, data, place)
        return self._single(kind, data, place)

    def _wrong(self, place: str, text: Text) -> Any:
        self._faults.append(fault(self._name, place or "data", text))
        return _NOTHING

    def _not_a(self, what: type, data: Any, place: str) -> Any:
        return self._wrong(place, _NOT_A.fill(found=str(data)[:60], what=_WHAT[what]))

    def _chosen(self, known: tuple[Any, ...], data: Any, place: str) -> Any:
        if data in known:
            return data
        return self._wrong(place, _NOT_ONE_OF.fill(found=str(data)[:60], known=", ".join(map(str, known))))

    def _several(self, kinds: tuple[Any, ...], data: Any, place: str) -> Any:
        if not isinstance(data, list | tuple):
            return self._not_a(tuple, data, place)
        return tuple(self.value(kinds[0], one, f"{place}[{n}]") for n, one in enumerate(data, 1))

    def _table(self, kind: Any, data: Any, place: str) -> Any:
        if not isinstance(data, Mapping):
            return self._not_a(Mapping, data, place)
        return MappingProxyType(
            {str(key): self.value(kind, one, f"{place}.{key}") for key, one in data.items()}
        )

    def _record(self, kind: Any, data: Any, place: str) -> Any:
        if not isinstance(data, Mapping):
            return self._not_a(Mapping, data, place)
        shape, needed = _shape(kind)
        for key in data:
            if key not in shape:
                near = nearest(str(key), shape)
                self._wrong(_at(place, str(key)), _MEANT.fill(near=near[0]) if near else _UNKNOWN)
        given = {key: self.value(shape[key], data[key], _at(place, key)) for key in data if key in shape}
        missing = [key for key in needed if key not in data]
        for key in missing:
            self._wrong(_at(place, key), _MISSING)
        return _NOTHING if missing or self._faults else kind(**given)

    def _single(self, kind: Any, data: Any, place: str) -> Any:
        if kind in _READ:
            try:
                return _READ[kind](data)
            except (ValueError, ArithmeticError):
                return self._not_a(kind, data, place)
        if kind is int and isinstance(data, Decimal) and data == data.to_integral_value():
            return int(data)
        if kind is str and isinstance(data, Decimal):
            return str(data)
        if isinstance(data, kind) and (kind is bool or not isinstance(data, bool)):
            return data
        return self._not_a(kind, data, place)


def _at(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _record(value: Any, names: Sequence[str], defaults: Mapping[str, Any]) -> dict[str, Any]:
    given = ((name, getattr(value, name)) for name in names)
    return {name: plain(one) for name, one in given if one != defaults.get(name, _NOTHING)}


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return _NOTHING if field.default is MISSING else field.default


@cache
def _shape(kind: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The fields of a record with their types, and those that must be given."""
    hints = get_type_hints(kind)
    if is_dataclass(kind):
        given = {one.name: hints[one.name] for one in fields(kind) if one.init}
        return given, tuple(one.name for one in fields(kind) if _default(one) is _NOTHING)
    return hints, tuple(name for name in kind._fields if name not in kind._field_defaults)
