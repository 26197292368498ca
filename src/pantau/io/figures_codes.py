"""The code lists behind figures as other systems exchange them: what each code means, in both languages.

A code of SDMX is made of letters, digits, ``_``, ``-``, ``@`` and ``$``: the dots of a region become dashes, the
plus of ``JKK+JKM`` an underscore. ``_T`` stands for the whole and ``_U`` for what rows do not say, as everywhere
in SDMX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, Final, NamedTuple

from pantau.core.categories import categories, category_title
from pantau.core.ledger_tables import AGE_BANDS
from pantau.core.regions import NATION, children, full_name, is_region
from pantau.core.terms import BASES, PROGRAMMES, QUALIFIERS, SEGMENTS, SPONSORS
from pantau.core.text import Text
from pantau.figures.measures import MEASURES
from pantau.report.words import UNITS

TOTAL: Final = "_T"
UNKNOWN: Final = "_U"
_WHOLE = Text("seluruhnya, atau tidak dirinci", "the whole, or not broken down")
_UNSAID = Text("tidak disebut", "not said")
_AND = Text("{left} dan {right}", "{left} and {right}")
_NOT_A_CODE: Final = re.compile(r"[^A-Za-z0-9_@$-]")
_SEXES: Final = {"M": Text("laki-laki", "men"), "F": Text("perempuan", "women")}


class Code(NamedTuple):
    """A code as it is exchanged, the one that Pantau has for it, and what it means."""

    id: str
    pantau: str
    title: Text


def sdmx_code(code: str) -> str:
    """A code of Pantau as SDMX may write it.

    >>> sdmx_code("36.72.01"), sdmx_code("JKK+JKM"), sdmx_code("65+"), sdmx_code(""), sdmx_code("unknown")
    ('36-72-01', 'JKK_JKM', '65_OVER', '_T', '_U')
    """
    if code in ("", "unknown"):
        return UNKNOWN if code else TOTAL
    over = f"{code[:-1]}_OVER" if code.endswith("+") else code
    return _NOT_A_CODE.sub("_", over.replace(".", "-"))


def code_lists(areas: Iterable[str] = ()) -> dict[str, tuple[Code, ...]]:
    """Every list by its id; that of areas holds the nation, its provinces and regencies, or those asked for."""
    found = {name: tuple(make()) for name, make in _LISTS.items()}
    found["CL_AREA"] = tuple(_area(code) for code in (tuple(areas) or _upper()))
    return found


def code_lists_of(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Code, ...]]:
    """The lists with the areas that figures speak of, and the categories of users among their rows."""
    found = code_lists(sorted({str(row["region"]) for row in rows} | {NATION}))
    known = {one.pantau for one in found["CL_CATEGORY"]}
    own = sorted({str(row.get("category") or "") for row in rows} - known - {"", "unknown"})
    found["CL_CATEGORY"] += tuple(Code(sdmx_code(one), one, category_title(one)) for one in own)
    return found


def _area(code: str) -> Code:
    name = full_name(code) if is_region(code) else code
    return Code(sdmx_code(code), code, Text(name, name))


def _upper() -> tuple[str, ...]:
    provinces = children(NATION)
    return (NATION, *(code for one in provinces for code in (one, *children(one))))


def _listed(texts: Mapping[str, Text]) -> list[Code]:
    return [Code(sdmx_code(code), code, text) for code, text in texts.items() if code]


def _broken(texts: Mapping[str, Text]) -> list[Code]:
    """A list of a dimension: its codes, the whole and what is not said."""
    return [*_listed(texts), Code(TOTAL, "", _WHOLE), Code(UNKNOWN, "unknown", _UNSAID)]


def _joined(texts: Mapping[str, Text]) -> list[Code]:
    """Also the codes that figures join, in the order of the list."""
    several: dict[str, Text] = dict(texts)
    for size in range(2, len(texts) + 1):
        for codes in combinations(texts, size):
            title = texts[codes[0]]
            for code in codes[1:]:
                title = _AND.fill(left=title, right=texts[code])
            several["+".join(codes)] = title
    return _broken(several)


def _categories() -> list[Code]:
    return _broken({code: one.title for code, one in categories().items()})


def _ages() -> list[Code]:
    return _broken({band: Text(f"{band} tahun", f"{band} years") for band in AGE_BANDS if band})


_LISTS: Final[Mapping[str, Callable[[], list[Code]]]] = {
    "CL_MEASURE": lambda: _listed({code: one.title for code, one in MEASURES.items()}),
    "CL_CATEGORY": _categories,
    "CL_SEGMENT": lambda: _joined(SEGMENTS),
    "CL_PROGRAMME": lambda: _joined(PROGRAMMES),
    "CL_SPONSOR": lambda: _broken(SPONSORS),
    "CL_SEX": lambda: _broken(_SEXES),
    "CL_AGE": _ages,
    "CL_BASIS": lambda: _listed(BASES),
    "CL_UNIT": lambda: _listed(UNITS),
    "CL_QUALIFIER": lambda: _listed(QUALIFIERS),
}
