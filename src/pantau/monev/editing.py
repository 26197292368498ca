"""Editing an instrument: a new version out of edits, and what differs between two versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from pantau.core.notation import dated
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.monev.instrument import Instrument
from pantau.monev.instruments import instrument_of
from pantau.monev.kept import fault, plain

_NO_SUCH: Final = Text("tidak ada dalam instrumen ini", "is not in this instrument")
_EARLIER: Final = Text(
    "versi baru berlaku {new}, sebelum versi sebelumnya ({old})",
    "the new version holds from {new}, before the one it follows ({old})",
)
_NOTHING: Final = Text("tidak ada yang diubah", "nothing was changed")
_ADDED: Final = Text("{code} ditambahkan: {title}", "{code} added: {title}")
_REMOVED: Final = Text("{code} dihapus: {title}", "{code} removed: {title}")
_CHANGED: Final = Text("{code}: {field} diubah", "{code}: {field} changed")


@dataclass(frozen=True)
class Edit:
    """One edit of an instrument.

    ``set`` gives a field of the item or question with that code another value (None: its default); ``add`` puts a
    question into the item ``into``, or an item where ``into`` is empty; ``remove`` takes one out. Values are
    plain, as in the YAML of an instrument. An empty code means the instrument itself.
    """

    what: Literal["set", "add", "remove"]
    code: str = ""
    field: str = ""
    value: Any = None
    into: str = ""


@dataclass(frozen=True)
class Change:
    """What differs in one place between two versions; values are plain, None where there is nothing."""

    code: str
    field: str
    before: Any
    after: Any
    text: Text


def edited(instrument: Instrument, edits: Sequence[Edit], *, valid_from: date) -> Instrument:
    """The next version of an instrument; the old one stays as it was. `InputError` with every fault."""
    name = f"{instrument.id} v{instrument.version + 1}"
    if valid_from < instrument.valid_from:
        wrong = _EARLIER.fill(new=dated(valid_from), old=dated(instrument.valid_from))
        raise InputError([fault(name, "valid_from", wrong)])
    data = deepcopy(plain(instrument))
    faults = [wrong for edit in edits for wrong in _apply(data, edit, name)]
    if faults:
        raise InputError(faults)
    data |= {"version": instrument.version + 1, "valid_from": valid_from.isoformat()}
    found = instrument_of(data, name)
    if not difference(instrument, found):
        raise InputError([fault(name, "", _NOTHING)])
    return found


def difference(old: Instrument, new: Instrument) -> tuple[Change, ...]:
    """What changed from one version to another, in the order of the newer one; then what was removed."""
    before, after = _parts(plain(old)), _parts(plain(new))
    found = [change for code in after for change in _changes(code, before.get(code), after[code])]
    found += [_removed(code, before[code]) for code in before if code not in after]
    return tuple(found)


def _apply(data: dict[str, Any], edit: Edit, name: str) -> Iterator[Fault]:
    if edit.what == "add":
        into = data["items"] if not edit.into else _listed(data, edit.into, "questions")
        if into is None:
            yield fault(name, edit.into, _NO_SUCH)
        else:
            into.append(edit.value)
        return
    place = _find(data, edit.code) if edit.code else (None, data)
    if place is None or (edit.what == "remove" and place[0] is None):
        yield fault(name, edit.code, _NO_SUCH)
    elif edit.what == "remove":
        place[0].remove(place[1])  # type: ignore[union-attr]
    elif edit.value is None:
        place[1].pop(edit.field, None)
    else:
        place[1][edit.field] = edit.value


def _find(data: dict[str, Any], code: str) -> tuple[list[Any], dict[str, Any]] | None:
    """A list and the item or question of it that bears a code."""
    lists = [data["items"], *(item.get("questions", []) for item in data["items"])]
    return next(((row, one) for row in lists for one in row if one.get("code") == code), None)


def _listed(data: dict[str, Any], code: str, field: str) -> list[Any] | None:
    found = _find(data, code)
    return found[1].get(field) if found else None


def _parts(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The instrument, its items and its questions by code, each without what is in it."""
    found = {"": {key: value for key, value in data.items() if key not in ("items", "version", "valid_from")}}
    for item in data["items"]:
        found[item["code"]] = {key: value for key, value in item.items() if key != "questions"}
        for question in item["questions"]:
            found[question["code"]] = {**question, "item": item["code"]}
    return found


def _changes(code: str, old: dict[str, Any] | None, new: dict[str, Any]) -> Iterator[Change]:
    if old is None:
        yield Change(code, "", None, new, _ADDED.fill(code=code, title=Text(**new["title"])))
        return
    for field in dict.fromkeys([*new, *old]):
        before, after = old.get(field), new.get(field)
        if before != after:
            yield Change(code, field, before, after, _CHANGED.fill(code=code or new["id"], field=field))


def _removed(code: str, old: dict[str, Any]) -> Change:
    return Change(code, "", old, None, _REMOVED.fill(code=code, title=Text(**old["title"])))
