"""Which column of a file holds what: the headings that were read, and the form in which people set them right.

What is read of a file is plain values for JSON: sheets with ``file``, ``sheet`` and ``columns``, each column with
``key`` (its heading, or its letter where it has none of its own), ``heading``, ``letter``, ``example``, ``field``,
``how`` and ``percent``; ``faults`` where a file cannot be read, ``skipped`` where a sheet is none of the kind.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from django import forms

from pantau.core.text import Text
from pantau.roster.columns_headings import plain_heading
from pantau.web.language import said

_FILE: Final = "headings.json"
_TWICE = Text("isian ini sudah dipilih untuk kolom {column}", "this is already chosen for column {column}")
_NO_MORE = Text(
    "kolom ini dikenali sebagai {field}; untuk melepasnya, pilih kolom lain sebagai {field}",
    "this column is recognised as {field}; to free it choose another column as {field}",
)


class Column(NamedTuple):
    """A column as the lists have it: how it is named to the reader of lists, where it stands, what it is taken for.

    ``key`` is its heading, or its letter where it has none of its own.
    """

    key: str
    heading: str
    where: tuple[str, ...]
    example: str
    field: str
    how: str
    percent: int


def keep_headings(folder: Path, sheets: Sequence[Mapping[str, Any]]) -> None:
    """Keep what was read, for its owner's eyes only."""
    path = folder / _FILE
    path.touch(mode=0o600)
    path.write_text(json.dumps(sheets, ensure_ascii=False), encoding="utf-8")


def kept_headings(folder: Path) -> list[dict[str, Any]]:
    """What was read; nothing before the first reading."""
    path = folder / _FILE
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


def listed(sheets: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The sheets that are lists of people; all that could be opened where none looks like one."""
    opened = [sheet for sheet in sheets if not sheet.get("faults")]
    return [sheet for sheet in opened if not sheet.get("skipped")] or opened


def columns_of(sheets: Sequence[Mapping[str, Any]]) -> list[Column]:
    """The columns of all lists, those of one heading together, in the order in which they come."""
    found: dict[str, Column] = {}
    for sheet in listed(sheets):
        for one in sheet["columns"]:
            place = ", ".join(part for part in (sheet["file"], sheet["sheet"], one["letter"]) if part)
            key = plain_heading(one["key"]) or one["key"]
            known = found.get(key)
            if known is None:
                told = (one["key"], one["heading"], (place,), one["example"])
                found[key] = Column(*told, one["field"], one["how"], one["percent"])
            else:
                found[key] = known._replace(
                    where=(*known.where, place),
                    example=known.example or one["example"],
                    field=known.field or one["field"],
                    how=known.how or one["how"],
                )
    return list(found.values())


def without(sheets: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    """The lists that have no such column: they cannot be read by a mapping that names it."""
    return [
        ", ".join(part for part in (sheet["file"], sheet["sheet"]) if part)
        for sheet in listed(sheets)
        if not _in_sheet(sheet, key)
    ]


def heading_key(heading: str) -> str:
    """How a heading is remembered: as it is compared."""
    return plain_heading(heading)[:200]


class ColumnsForm(forms.Form):
    """Which column holds what; answers where fields stand that were not found so by themselves."""

    def __init__(
        self, sheets: Sequence[Mapping[str, Any]], titles: Mapping[str, Text], *args: Any, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.columns, self.sheets, self.titles = columns_of(sheets), sheets, titles
        none = said(Text("— tidak dipakai —", "— not used —"))
        choices = [("", none), *((field, said(title)) for field, title in titles.items())]
        for place, column in enumerate(self.columns):
            self.fields[f"c{place}"] = forms.ChoiceField(
                required=False, choices=choices, initial=column.field, label=column.heading or column.key
            )

    def rows(self) -> list[tuple[Column, Any]]:
        """Each column with the field of the form that asks for it."""
        return [(column, self[f"c{place}"]) for place, column in enumerate(self.columns)]

    def clean(self) -> dict[str, Any]:
        """One column for one field in each file; ``by_file`` is what has to be said of files, by name."""
        given = super().clean() or {}
        chosen = [given.get(f"c{place}") or "" for place in range(len(self.columns))]
        by_file: dict[str, dict[str, str]] = {}
        for place, (column, field) in enumerate(zip(self.columns, chosen, strict=True)):
            if not field and column.field and column.field not in chosen:
                self.add_error(f"c{place}", said(_NO_MORE.fill(field=self.titles[column.field])))
            other = self._other(place, chosen) if field else ""
            if other:
                self.add_error(f"c{place}", said(_TWICE.fill(column=other)))
            elif field and (field != column.field or column.how == "given"):
                for file in to_be_said(self.sheets, column.key, field):
                    by_file.setdefault(file, {})[field] = column.key
        return {**given, "by_file": by_file}

    def _other(self, place: int, chosen: Sequence[str]) -> str:
        """Another column that is to hold the same in a file that has both."""
        files = set(files_with(self.sheets, self.columns[place].key))
        for other, column in enumerate(self.columns):
            both = other != place and chosen[other] == chosen[place]
            if both and files & set(files_with(self.sheets, column.key)):
                return column.heading or column.key
        return ""


def files_with(sheets: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    """The files that have such a column."""
    return [str(sheet["file"]) for sheet in listed(sheets) if _in_sheet(sheet, key)]


def to_be_said(sheets: Sequence[Mapping[str, Any]], key: str, field: str) -> list[str]:
    """The files in which a column would not be taken for a field unless somebody says so."""
    found = []
    for sheet in listed(sheets):
        one = _in_sheet(sheet, key)
        if one and (one["field"] != field or one["how"] == "given"):
            found.append(str(sheet["file"]))
    return found


def _in_sheet(sheet: Mapping[str, Any], key: str) -> Mapping[str, Any] | None:
    wanted = plain_heading(key) or key
    return next(
        (one for one in sheet["columns"] if wanted == (plain_heading(one["key"]) or one["key"])), None
    )


def on_pages(text: str) -> str:
    """A sentence of the command line as a page says it: options are pages here."""
    for before, after in _ON_PAGES:
        text = re.sub(before, after, text)
    return text


_ON_PAGES: Final = (
    (r" \(pantau roster explain\)", ""),
    (r"(tentukan|sebut kolomnya|sebut) dengan --columns( \S+)?", r"\1 di halaman kolom"),
    (r"(say which|name its columns|name it) with --columns( \S+)?", r"\1 on the page of columns"),
)
