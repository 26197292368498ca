"""Rows of text as a spreadsheet keeps them: never a number or a formula by mistake, never a text it cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress
from math import ceil
from typing import Final

LONGEST: Final = 32_000  # UTF-16 units; a cell holds 32,767
SHORT: Final = 40
_FULL: Final = (
    1.05  # letters for each digit that a column is wide, words that go to the next line allowed for
)
_LINE, _HIGHEST = 15.0, 405.0  # points
_SURELY_FITS: Final = LONGEST // 2  # signs, each of one unit or two
_CUT: Final = "…"
_TEXTS: Final = ("text", "wrapped")
# The start of a formula, which a cell then says that it is not; a phone number with its country is no formula.
_RISKY: Final = r"[=@\t\r]|[+\-](?![\d ().\-]*$)"
_FORMULA = re.compile(_RISKY)
_SIGNS: Final = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)} | {
    0x7F: "␡",
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}
_XML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# A spreadsheet reads _x0041_ as a sign by its number, so a text that looks like it must say that it is none.
_NUMBERED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Signs to be looked at, and where: most rows have none of them, which is quickly seen.
_RARE: Final = (
    *((sign, sign) for sign in "&<>"),
    *((sign, f"\n{sign}") for sign in "=@+-"),
    ("_", "_x"),
)
_EDGES: Final = ("\n ", " \n")
_NUMBER: Final = "\0"  # where a row has its number, in the form of rows like it
_KNOWN: Final = 4_096  # forms of rows


def as_cell(text: str, longest: int = LONGEST) -> str:
    """A text as a cell can hold it: signs that control a machine are made visible, one too long is cut with ``…``.

    >>> as_cell("SITI\\0AMINAH\\r\\nRT 1")
    'SITI␀AMINAH\\nRT 1'
    """
    text = text.replace("\r\n", "\n").translate(_SIGNS)
    if 2 * len(text) <= longest:
        return text
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * longest:
        return text
    return units[: 2 * (longest - 1)].decode("utf-16-le", "ignore") + _CUT


@lru_cache(maxsize=8192)
def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a cell of so many characters; whole words go to the next line.

    >>> lines_of("NIK kosong", 48), lines_of("1. NIK kosong\\n2. nama kosong", 48), lines_of("x" * 100, 48)
    (1, 2, 3)
    """
    fits = max(1.0, _FULL * width)
    return sum(max(1, ceil(len(line) / fits)) for line in text.split("\n"))


def height_of(lines: int) -> float:
    """The height of a row of so many lines, in points: not every program finds it by itself."""
    return min(_LINE * lines, _HIGHEST)


_Form = tuple[str, list[bool]]
"""A row with slots for its number, its height and its texts; and which texts it holds."""


class Cells:
    """Sets rows of one sheet; ``columns`` are letters, kinds and widths, ``styles`` the number of each look.

    ``short`` cuts every cell to a few words: a sheet that grew too large is still opened.
    """

    def __init__(self, columns: Sequence[tuple[str, str, float]], styles: Mapping[str, int]) -> None:
        self._styles, self.short = styles, False
        self._columns = [(letter, kind, styles[kind]) for letter, kind, _ in columns]
        self._wrapped = [(at, width) for at, (_, kind, width) in enumerate(columns) if kind == "wrapped"]
        self._forms: dict[tuple[object, ...], _Form] = {}

    def row(self, number: int, texts: Sequence[str], looks: Mapping[int, str]) -> str:
        """A row with its number; an empty text leaves no cell, unless it is coloured."""
        joined = "\n" + "\n".join(texts) + "\n"
        spaced = joined.count("\n") > len(texts) + 1 or any(edge in joined for edge in _EDGES)
        if len(joined) > min(SHORT * len(texts), _SURELY_FITS) or not _is_plain(joined):
            texts, looks = self._made_safe(texts, looks)
            spaced = True
        like = tuple(map(bool, texts)), tuple(looks.items()), spaced
        form, held = self._forms.get(like) or self._form(*like)
        lines = max((lines_of(texts[at], width) for at, width in self._wrapped if texts[at]), default=1)
        high = f' ht="{height_of(lines):g}" customHeight="1"' if lines > 1 else ""
        return form.replace(_NUMBER, str(number)) % (high, *compress(texts, held))

    def _form(self, filled: tuple[bool, ...], looks: tuple[tuple[int, str], ...], spaced: bool) -> _Form:
        """The form of all rows with the same cells and looks: a slot for the height, then one for each cell.

        ``spaced``: spaces and line ends may stand around a text, and are kept.
        """
        styled = {place: ("text", self._styles[look]) for place, look in looks}
        held = [there or place in styled for place, there in enumerate(filled)]
        cells = [
            _cell(letter, *styled.get(place, (kind, style)), spaced)
            for place, (letter, kind, style) in compress(enumerate(self._columns), held)
        ]
        form = f'<row r="{_NUMBER}"%s>{"".join(cells)}</row>', held
        if len(self._forms) < _KNOWN:
            self._forms[filled, looks, spaced] = form
        return form

    def _made_safe(self, texts: Sequence[str], looks: Mapping[int, str]) -> tuple[list[str], dict[int, str]]:
        """The texts of a row as XML that a cell can hold, and the look of those that begin like a formula."""
        safe, seen = list(texts), dict(looks)
        longest = SHORT if self.short else LONGEST
        for place, text in enumerate(texts):
            if 2 * len(text) > longest or not _is_plain(f"\n{text}"):
                if _FORMULA.match(text):
                    seen.setdefault(place, "quoted")
                safe[place] = _NUMBERED.sub("_x005F_", as_cell(text, longest)).translate(_XML)
        return safe, seen


def _is_plain(lines: str) -> bool:
    """Whether texts, each after a line end, surely stand in XML as they are, and begin like no formula."""
    if any(sign in lines and meant in lines for sign, meant in _RARE):
        return False
    return lines.replace("\n", "").isprintable()


def _cell(letter: str, kind: str, style: int, spaced: bool) -> str:
    begins = f'<c r="{letter}{_NUMBER}" s="{style}"'
    if kind in _TEXTS:
        kept = ' xml:space="preserve"' if spaced else ""
        return f'{begins} t="inlineStr"><is><t{kept}>%s</t></is></c>'
    return f"{begins}><v>%s</v></c>"
