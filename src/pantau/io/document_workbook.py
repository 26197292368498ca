"""The edge to Excel: figures, findings and evidence as real numbers and dates, text always as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Final, NamedTuple

import xlsxwriter

from pantau.core.notation import format_number
from pantau.core.text import Language
from pantau.figures import Review
from pantau.report import words
from pantau.report.appendix import Making
from pantau.report.names import COLUMNS, NOTES, SHEETS
from pantau.report.saying import plain
from pantau.report.sheets import Amount, Sheet, sheets

SHEET_ROWS: Final = 1_048_576
EXACT_DIGITS: Final = 15  # a cell holds a double: more digits would be lost without a word
LONGEST_TEXT: Final = 32_000
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r")


class _Look(NamedTuple):
    head: Any
    text: Any
    quoted: Any
    day: Any


def workbook(review: Review, language: Language, making: Making) -> bytes:
    """The workbook of a review; rows are streamed, so a million figures need no more memory than one."""
    target = BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "d mmmm yyyy",
    }
    with xlsxwriter.Workbook(target, options) as book:
        now = making.now
        created = now.astimezone(UTC).replace(tzinfo=None) if now.tzinfo else now
        book.set_properties(
            {"title": plain(review.case.title), "author": making.software, "created": created}
        )
        writer = _Writer(book, language)
        for sheet in sheets(review, language, making):
            writer.write(sheet)
    return target.getvalue()


class _Writer:
    """Writes sheets one after the other; formats are made once."""

    def __init__(self, book: Any, language: Language) -> None:
        self.book, self.language = book, language
        self.formats: dict[str, Any] = {}
        wrapped = {"valign": "top"}
        self.look = _Look(
            head=book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"}),
            text=book.add_format(wrapped),
            quoted=book.add_format({**wrapped, "quote_prefix": True}),
            day=book.add_format({**wrapped, "num_format": "d mmmm yyyy", "align": "left"}),
        )

    def write(self, sheet: Sheet) -> None:
        """One sheet: heads that stay, a filter, widths, then the rows as far as a sheet goes."""
        page = self.book.add_worksheet(SHEETS[sheet.key].say(self.language))
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
        for place, column in enumerate(sheet.columns):
            page.write_string(0, place, COLUMNS[column.key].say(self.language), self.look.head)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        last = 0
        for last, values in self._capped(sheet):
            for place, value in enumerate(values):
                self._cell(page, last, place, value)
        page.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)

    def _capped(self, sheet: Sheet) -> Iterator[tuple[int, Iterable[Any]]]:
        """The rows that fit; when some do not, the last line says so."""
        room = SHEET_ROWS - 1
        for number, values in enumerate(sheet.rows, 1):
            if number == room and sheet.total > room:
                shown = {"shown": room - 1, "all": sheet.total}
                said = {key: format_number(value, self.language) for key, value in shown.items()}
                yield number, [words.say(NOTES["sheet_limit"], self.language, **said)]
                return
            yield number, values

    def _cell(self, page: Any, line: int, place: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, Amount):
            self._amount(page, line, place, value)
        elif isinstance(value, datetime | date):
            page.write_datetime(line, place, value, self.look.day)
        elif isinstance(value, int):
            page.write_number(line, place, value, self._format("#,##0"))
        else:
            text = value if len(value) <= LONGEST_TEXT else f"{value[: LONGEST_TEXT - 1]}…"
            look = self.look.quoted if text.startswith(_RISKY) else self.look.text
            page.write_string(line, place, text, look)

    def _amount(self, page: Any, line: int, place: int, amount: Amount) -> None:
        value = amount.value
        if not value.is_finite():
            return
        if amount.exact and len(value.normalize().as_tuple().digits) > EXACT_DIGITS:
            page.write_string(line, place, f"{value:f}", self.look.text)
            return
        page.write_number(
            line, place, float(value), self._format(number_format(value, amount.unit, self.language))
        )

    def _format(self, code: str) -> Any:
        if code not in self.formats:
            self.formats[code] = self.book.add_format({"num_format": code, "valign": "top"})
        return self.formats[code]


def number_format(value: Decimal, unit: str, language: Language) -> str:
    """How Excel shows a number of a unit; it puts in the separators of whoever reads it.

    >>> number_format(Decimal("24.86"), "percent", "id"), number_format(Decimal(17000), "IDR", "id")
    ('#,##0.00" %"', '"Rp"#,##0')
    """
    exponent = value.as_tuple().exponent
    digits = min(max(-exponent, 0), 2) if isinstance(exponent, int) else 0
    pattern = "#,##0" + (
        f".{'0' * digits}" if (digits and value % 1) or (unit in ("percent", "points") and digits) else ""
    )
    if unit == "IDR":
        return f'"Rp"{pattern}'
    if unit == "percent":
        return f'{pattern}" %"'
    if unit == "points":
        return f'{pattern}" {words.UNITS["points"].say(language)}"'
    return pattern
