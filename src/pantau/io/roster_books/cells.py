"""Rows of text as a spreadsheet keeps them: never a number or a formula by mistake, never a text it cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
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
_SPECIAL = re.compile(
    rf"[&<>\x00-\x09\x0b-\x1f\x7f\ufffe\uffff]|_x[0-9A-Fa-f]{{4}}_|^(?:{_RISKY})", re.MULTILINE
)


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


class Cells:
    """Sets rows of one sheet; ``columns`` are letters, kinds and widths, ``styles`` the number of each look.

    ``short`` cuts every cell to a few words: a sheet that grew too large is still opened.
    """

    def __init__(self, columns: Sequence[tuple[str, str, float]], styles: Mapping[str, int]) -> None:
        self._styles, self.short = styles, False
        self._columns = [
            (letter, _middle(kind, styles[kind]), "</t></is></c>" if kind in _TEXTS else "</v></c>")
            for letter, kind, _ in columns
        ]
        self._wrapped = [(at, width) for at, (_, kind, width) in enumerate(columns) if kind == "wrapped"]

    def row(self, number: int, texts: Sequence[str], looks: Mapping[int, str]) -> str:
        """A row with its number; an empty text leaves no cell, unless it is coloured."""
        joined = "\n".join(texts)
        if len(joined) > min(SHORT * len(texts), _SURELY_FITS) or _SPECIAL.search(joined):
            texts, looks = self._made_safe(texts, looks)
        cells = [
            f'<c r="{letter}{number}{middle}{text}{end}' if text else ""
            for (letter, middle, end), text in zip(self._columns, texts, strict=False)
        ]
        for place, look in looks.items():
            letter, _, end = self._columns[place]
            cells[place] = f'<c r="{letter}{number}{_middle("text", self._styles[look])}{texts[place]}{end}'
        lines = max((lines_of(texts[at], width) for at, width in self._wrapped if texts[at]), default=1)
        high = f' ht="{height_of(lines):g}" customHeight="1"' if lines > 1 else ""
        return f'<row r="{number}"{high}>{"".join(cells)}</row>'

    def _made_safe(self, texts: Sequence[str], looks: Mapping[int, str]) -> tuple[list[str], dict[int, str]]:
        """The texts of a row as XML that a cell can hold, and the look of those that begin like a formula."""
        safe, seen = list(texts), dict(looks)
        longest = SHORT if self.short else LONGEST
        for place, text in enumerate(texts):
            if 2 * len(text) > longest or _SPECIAL.search(text):
                if _FORMULA.match(text):
                    seen.setdefault(place, "quoted")
                safe[place] = _NUMBERED.sub("_x005F_", as_cell(text, longest)).translate(_XML)
        return safe, seen


def _middle(kind: str, style: int) -> str:
    if kind in _TEXTS:
        return f'" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
    return f'" s="{style}"><v>'
