"""The columns that a user names: ``nik=B,name=Nama Lengkap``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from pantau.core.spelling import nearest
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.roster.columns_headings import plain_heading

_OPTION: Final = "--columns"
_LETTERS = re.compile(r"[A-Za-z]{1,3}")

_NO_PAIR: Final = Text(
    "'{text}' bukan pasangan; tulis seperti nik=B,name=C",
    "'{text}' is no pair; write it like nik=B,name=C",
)
_TWICE: Final = Text("'{field}' disebut dua kali", "'{field}' is given twice")
_NO_FIELD: Final = Text(
    "'{field}' bukan nama isian; {hint}",
    "'{field}' is not a field; {hint}",
)
_MEANT: Final = Text("maksudnya '{near}'?", "did you mean '{near}'?")
_KNOWN: Final = Text("yang ada: {known}", "the fields are {known}")
_NO_COLUMN: Final = Text(
    "tidak ada kolom '{column}' untuk '{field}'; kolom yang ada: A sampai {last} ({headings})",
    "there is no column '{column}' for '{field}'; the columns are A to {last} ({headings})",
)
_SHARED: Final = Text(
    "kolom '{column}' disebut untuk '{field}' dan '{other}'; satu kolom untuk satu isian",
    "column '{column}' is given for '{field}' and '{other}'; one column for one field",
)


def read_given(text: str) -> dict[str, str]:
    """What ``--columns`` says, column by field; raises `InputError` where it is no list of pairs.

    >>> read_given("nik=B, name=Nama Lengkap")
    {'nik': 'B', 'name': 'Nama Lengkap'}
    """
    found: dict[str, str] = {}
    for pair in filter(str.strip, text.split(",")):
        field, sign, column = (part.strip() for part in pair.partition("="))
        if not (field and sign and column):
            raise _wrong(_NO_PAIR.fill(text=pair.strip()[:60]))
        if field.lower() in found:
            raise _wrong(_TWICE.fill(field=field[:60]))
        found[field.lower()] = column
    return found


def given_columns(given: Mapping[str, str], headings: Sequence[str], fields: Sequence[str]) -> dict[str, int]:
    """The index of each column that was named, as a heading or as a letter; a heading goes first."""
    found: dict[str, int] = {}
    for field, column in given.items():
        if field not in fields:
            near = nearest(field, fields)
            hint = _MEANT.fill(near=near[0]) if near else _KNOWN.fill(known=", ".join(fields))
            raise _wrong(_NO_FIELD.fill(field=field[:60], hint=hint))
        index = column_index(column, headings)
        if index is None:
            raise _wrong(_missing(field, column, headings))
        other = next((each for each, taken in found.items() if taken == index), "")
        if other:
            raise _wrong(_SHARED.fill(column=column[:60], field=field, other=other))
        found[field] = index
    return found


def column_index(column: str, headings: Sequence[str]) -> int | None:
    """The column that a heading or a letter names; none when there is no such column."""
    plain = plain_heading(column)
    for index, heading in enumerate(headings):
        if plain and plain == plain_heading(heading):
            return index
    if not _LETTERS.fullmatch(column):
        return None
    number = 0
    for sign in column.upper():
        number = number * 26 + ord(sign) - 64
    return number - 1 if number <= len(headings) else None


def _missing(field: str, column: str, headings: Sequence[str]) -> Text:
    last = ""
    number = len(headings)
    while number:
        number, rest = divmod(number - 1, 26)
        last = chr(65 + rest) + last
    listed = ", ".join(heading[:30] for heading in headings[:12] if heading) or "-"
    return _NO_COLUMN.fill(column=column[:60], field=field, last=last or "-", headings=listed)


def _wrong(text: Text) -> InputError:
    return InputError([Fault(_OPTION, 0, {"en": text.en, "id": text.id})])
