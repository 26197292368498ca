"""Which column of a list holds which field: as given, by its heading, or by what its cells look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from pantau.core.text import Text
from pantau.roster.columns_content import Content, agrees_with_nik, content_of, plain_cell
from pantau.roster.columns_given import given_columns
from pantau.roster.columns_headings import Meaning, field_of, is_of_something_else, plain_heading
from pantau.roster.columns_values import Reader, reader_of

FIELDS: Final = (
    *("nik", "kk", "name", "birth_place", "birth_date", "sex", "address", "rt_rw", "village", "district"),
    *("regency", "province", "region", "phone", "email", "occupation", "category", "kpj", "npp", "employer"),
    *("segment", "programmes", "income", "mother_name", "marital_status", "religion", "education"),
    *("start_date", "no", "note"),
)
# What a column may hold only part of: RT and RW apart, a mark under L or P, birthplace and day in one cell.
PARTS: Final = ("birth_place_date", "rt", "rw", "sex_male", "sex_female")
_BY_CONTENT: Final = (
    *("nik", "kk", "birth_place_date", "birth_date", "sex", "phone", "email", "kpj", "rt_rw", "no", "name"),
)
_NUMBERS: Final = frozenset(("nik", "kk", "kpj", "phone"))
_SURELY_NOT: Final = 20  # percent of the cells that look like it, below which a heading is not believed
_NEARLY: Final = 15  # percent between two columns that cannot be told apart

_SAME_HEADING: Final = Text(
    "beberapa kolom tampak seperti {field}: {columns}; dipakai kolom {chosen}; tentukan dengan --columns bila "
    "keliru",
    "several columns look like {field}: {columns}; column {chosen} is used; say which with --columns if that is "
    "wrong",
)
_NOT_AS_SAID: Final = Text(
    "kolom {said} berjudul {field}, tetapi isinya bukan itu; dipakai kolom {chosen}; tentukan dengan --columns "
    "bila keliru",
    "column {said} is headed {field} but does not hold it; column {chosen} is used; say which with --columns if "
    "that is wrong",
)
_ALIKE: Final = Text(
    "isi kolom {columns} sama-sama mungkin {field}; dipakai kolom {chosen}; tentukan dengan --columns bila keliru",
    "the cells of columns {columns} could each be {field}; column {chosen} is used; say which with --columns if "
    "that is wrong",
)

How = Literal["given", "name", "content"]


class Column(NamedTuple):
    """A column and the field it holds; ``position`` from 0, ``percent`` how surely."""

    field: str
    position: int
    heading: str
    how: How
    percent: int


class Ambiguity(NamedTuple):
    """A field that more than one column could hold: the one that is used, the others, and why in words."""

    field: str
    chosen: int
    others: tuple[int, ...]
    text: Text


class Recognition(NamedTuple):
    """The columns of a list; ``fields`` gives the index of each, ``values`` reads a row into fields."""

    columns: tuple[Column, ...]
    ambiguous: tuple[Ambiguity, ...]
    unknown: tuple[int, ...]
    fields: Mapping[str, int]
    values: Reader

    def is_list(self) -> bool:
        """Whether these are the columns of a list of people: a number of a person, or a name with more."""
        known = self.fields.keys()
        return "nik" in known or "kpj" in known or ("name" in known and len(known - {"no", "note"}) > 1)


def recognise(
    headers: Sequence[str], samples: Sequence[Sequence[str]], given: Mapping[str, str] | None = None
) -> Recognition:
    """Find the fields of a list from its headings and some of its rows.

    ``given`` says of a field in which column it stands, as a letter or a heading; it prevails over all else.
    Raises `InputError` where it names a field or a column that does not exist.

    >>> found = recognise(["No", "Nama", "No KTP"], [["1", "SITI", "32"]], {})
    >>> found.fields
    {'no': 0, 'name': 1, 'nik': 2}
    """
    width = max([len(headers), *map(len, samples)])
    names = [*headers, *[""] * (width - len(headers))]
    search = _Search(names, samples)
    for field, index in given_columns(given or {}, names, (*FIELDS, *PARTS)).items():
        search.take(Column(field, index, names[index], "given", 100))
    search.by_name()
    search.by_content()
    columns = tuple(sorted(search.found.values(), key=lambda column: column.position))
    taken = {column.position for column in columns}
    return Recognition(
        columns,
        tuple(search.ambiguous),
        tuple(index for index in range(width) if index not in taken),
        {column.field: column.position for column in columns},
        reader_of({column.field: column.position for column in columns}),
    )


def letter(index: int) -> str:
    """How a spreadsheet calls a column.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


class _Search:
    """The columns found so far, and those still free."""

    def __init__(self, headings: list[str], samples: Sequence[Sequence[str]]) -> None:
        self.found: dict[str, Column] = {}
        self.ambiguous: list[Ambiguity] = []
        self._headings, self._samples = headings, samples
        self._free = list(range(len(headings)))
        self._contents = [
            content_of([row[index] for row in samples if index < len(row)]) for index in self._free
        ]

    def take(self, column: Column) -> None:
        """Give a column to a field."""
        self.found[column.field] = column
        self._free.remove(column.position)

    def by_name(self) -> None:
        """Take the columns whose heading is known, where what is in them does not say otherwise."""
        meanings: dict[str, list[tuple[int, Meaning]]] = {}
        for index in self._free:
            meaning = field_of(self._headings[index])
            if meaning and meaning.field not in self.found:
                meanings.setdefault(meaning.field, []).append((index, meaning))
        for field, named in meanings.items():
            index, meaning = max(
                named, key=lambda each: (*self._fit(field, each[0]), each[1].percent, -each[0])
            )
            if not self._denied(field, index):
                self.take(Column(field, index, self._headings[index], "name", meaning.percent))
                self._note(_SAME_HEADING, field, index, [each for each, _ in named])

    def by_content(self) -> None:
        """Take columns for the fields that no heading named, where the cells say it."""
        for field in _BY_CONTENT:
            if field in self.found or (field == "birth_place_date" and "birth_date" in self.found):
                continue
            if field == "birth_date" and "birth_place_date" in self.found:
                continue
            could = [index for index in self._free if self._tells(field, index)]
            if could:
                best = max(could, key=lambda index: (*self._rank(field, index), -index))
                self.take(Column(field, best, self._headings[best], "content", self._share(field, best)))
                self._explain(field, best, could)

    def _explain(self, field: str, best: int, could: list[int]) -> None:
        said = [index for index in self._free if _named(self._headings[index], field)]
        if said:
            self._note(_NOT_AS_SAID, field, best, said)
            return
        rank = self._rank(field, best)
        alike = [index for index in could if sum(rank) - sum(self._rank(field, index)) <= _NEARLY]
        self._note(_ALIKE, field, best, alike)

    def _note(self, text: Text, field: str, chosen: int, all_of_them: list[int]) -> None:
        others = tuple(index for index in all_of_them if index != chosen)
        if others:
            listed = ", ".join(letter(index) for index in sorted({chosen, *others}))
            said = ", ".join(map(letter, others))
            filled = text.fill(field=field, columns=listed, said=said, chosen=letter(chosen))
            self.ambiguous.append(Ambiguity(field, chosen, others, filled))

    def _share(self, field: str, index: int) -> int:
        return self._contents[index].share.get(field, 0)

    def _fit(self, field: str, index: int) -> tuple[int, int]:
        """How well the cells agree with a heading; a column that is empty comes last."""
        content = self._contents[index]
        return (self._share(field, index) if field in _BY_CONTENT else 0, content.filled)

    def _rank(self, field: str, index: int) -> tuple[int, int, int]:
        """How well the cells alone speak for a field: numbers of persons do not repeat, those of families do."""
        content = self._contents[index]
        named = 100 * plain_heading(self._headings[index]).startswith(("nama", "name"))
        own = {"nik": content.women, "kk": -content.women, "name": named}.get(field, 0)
        repeats = {"nik": content.distinct, "kk": -content.distinct, "name": content.distinct}.get(field, 0)
        return self._share(field, index), own, repeats

    def _tells(self, field: str, index: int) -> bool:
        content, heading = self._contents[index], self._headings[index]
        meaning = field_of(heading)
        if is_of_something_else(heading):
            return False
        if meaning and meaning.field != field and not self._denied(meaning.field, index):
            return False  # a second column of the same heading stays what it says
        if field == "birth_date" and plain_heading(heading) and not self._is_of_birth(index):
            return False  # some other day under a heading of its own
        if field == "kk" and content.women:
            return False
        return content.telling == field or (field == "kk" and content.telling == "nik")

    def _is_of_birth(self, index: int) -> bool:
        """Whether the days of a column are mostly those inside the NIKs beside them."""
        nik = self.found["nik"].position if "nik" in self.found else -1
        pairs = [(row[index], row[nik]) for row in self._samples if 0 <= nik < len(row) and index < len(row)]
        agreed = sum(agrees_with_nik(plain_cell(day), plain_cell(number)) for day, number in pairs)
        return 2 * agreed > len(pairs)

    def _denied(self, field: str, index: int) -> bool:
        """Whether the cells are plainly something else than a heading says, where cells can tell."""
        content: Content = self._contents[index]
        if field not in _NUMBERS or not content.telling:
            return False
        return content.telling not in _NUMBERS and self._share(field, index) < _SURELY_NOT


def _named(heading: str, field: str) -> bool:
    meaning = field_of(heading)
    return meaning is not None and meaning.field == field
