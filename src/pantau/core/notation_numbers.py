"""Numbers as people write them, in Indonesian and English, read without guessing."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import Final, NamedTuple

from pantau.core.notation_dates import LONGEST, Unreadable, looks_like_date, shown
from pantau.core.text import Text

_ID_SCALES: Final = {
    "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "mlr": 9, "triliun": 12, "trilyun": 12,
}  # fmt: skip
_EN_SCALES: Final = {"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12}
_ID_UNITS: Final = {
    "persen": "percent", "poin": "points", "persen poin": "points", "poin persen": "points",
    "poin persentase": "points", "rupiah": "IDR", "orang": "people", "jiwa": "people", "pekerja": "people",
    "peserta": "people", "kasus": "cases", "klaim": "cases", "bulan": "months", "hari": "days",
}  # fmt: skip
_EN_UNITS: Final = {
    "percent": "percent", "per cent": "percent", "point": "points", "points": "points",
    "percentage point": "points",
    "percentage points": "points", "people": "people", "workers": "people",
    "cases": "cases", "claims": "cases",
    "months": "months", "days": "days",
}  # fmt: skip
_UNITS: Final = {"": "", "%": "percent", **_ID_UNITS, **_EN_UNITS}

_PLAIN = re.compile(r"-?[0-9]{1,24}(?:\.[0-9]{1,12})?")
_AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_WRITTEN = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[-+−–])?\s*(?P<currency>rp\.?|idr)?\s*(?P<sign2>[-+−–])?\s*(?P<open2>\()?"
    r"(?P<digits>[0-9]+(?:[.,][0-9]+)*)(?:,[-=–]+)?(?P<close2>\))?\s*(?P<words>[a-z %]*?)\s*(?P<close>\))?"
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_EXPONENT = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+")
_EXACT = Context(prec=60)
_BOUND: Final = Decimal(10**18)  # a million trillion; all that is computed stays exact, in JSON too

_DATE = Text(
    "'{found}' adalah tanggal, bukan angka: aplikasi spreadsheet mengubah angka menjadi tanggal; "
    "format kolom sebagai angka atau teks, lalu ketik ulang angkanya",
    "'{found}' is a date, not a number: a spreadsheet turned the number into a date; "
    "format the column as number or text, then type the number again",
)
_CUT = Text(
    "'{found}' disingkat oleh aplikasi spreadsheet dan angkanya hilang; tampilkan kolom sebagai angka "
    "penuh, lalu salin lagi",
    "'{found}' was shortened by a spreadsheet and has lost digits; show the column as a full number, then "
    "copy it again",
)
_ERROR = Text(
    "'{found}' adalah kesalahan rumus spreadsheet; isi dengan angkanya",
    "'{found}' is an error of a spreadsheet formula; write the number",
)
_NO_NUMBER = Text(
    "'{found}' bukan angka; tulis seperti 480457660, 53.2 atau 790 juta",
    "'{found}' is not a number; write it like 480457660, 53.2 or 790 juta",
)
_TOO_LARGE = Text(
    "'{found}' terlalu besar; yang diharapkan angka di bawah 10^18 (sejuta triliun)",
    "'{found}' is too large; expected a number below 10^18 (a million trillion)",
)
_GROUPS = Text(
    "'{found}' tidak punya pemisah ribuan yang teratur; tulis tanpa pemisah ribuan, dengan titik desimal",
    "'{found}' has no regular thousands separators; write it without them, with '.' as decimal point",
)
_TWO_READINGS = Text(
    "'{found}' dapat dibaca dua cara: {many} atau {few}; tulis {many} atau {few}",
    "'{found}' can be read in two ways, as {many} or as {few}; write {many} or {few}",
)


class ParsedNumber(NamedTuple):
    """A number as it was written: its value, what round words leave open, and the unit that was said.

    ``unit`` is ``percent``, ``points``, ``IDR``, ``people``, ``cases``, ``months``, ``days`` or empty.
    """

    value: Decimal
    precision: Decimal | None = None
    unit: str = ""


def is_plain(text: str) -> bool:
    """Whether a text is a number as files hold it: digits, at most one ``.``, no thousands separator."""
    return _PLAIN.fullmatch(text) is not None


def has_two_readings(text: str) -> bool:
    """Whether a plain number is ``17.000``: seventeen in a file, seventeen thousand on Indonesian paper."""
    return _AMBIGUOUS.fullmatch(text) is not None


def parse_number(text: str, *, whole: bool = False) -> ParsedNumber:
    """Read what people type or paste; `Unreadable` when it is no number or can be read in two ways.

    A plain number follows the rule of the files, ``.`` is its decimal point. A text that is clearly
    Indonesian (``Rp``, a word, a decimal comma, several dots) is read the Indonesian way. ``whole`` says that
    a fraction makes no sense here (people, rupiah, cases): then ``17.000`` has two readings and is refused.
    A number of 10^18 or more is refused too.

    >>> parse_number("Rp 8,59 triliun")
    ParsedNumber(value=Decimal('8590000000000'), precision=Decimal('10000000000'), unit='IDR')
    >>> parse_number("24.90").value, parse_number("1.234,56").value, parse_number("(200)").value
    (Decimal('24.90'), Decimal('1234.56'), Decimal('-200'))
    """
    stripped = " ".join(text.split())
    if _PLAIN.fullmatch(stripped):
        if whole and _AMBIGUOUS.fullmatch(stripped):
            raise _two_readings(stripped)
        return _bounded(ParsedNumber(Decimal(stripped)), stripped)
    found = _WRITTEN.fullmatch(stripped.lower()) if len(stripped) <= LONGEST else None
    if not found:
        raise Unreadable(_what_else(stripped).fill(found=shown(stripped)))
    return _bounded(_written(found, stripped, whole), stripped)


def _bounded(number: ParsedNumber, text: str) -> ParsedNumber:
    if abs(number.value) >= _BOUND:
        raise Unreadable(_TOO_LARGE.fill(found=shown(text)))
    return number


def _what_else(text: str) -> Text:
    if looks_like_date(text):
        return _DATE
    if _EXPONENT.fullmatch(text.lower()):
        return _CUT
    return _ERROR if text.startswith("#") else _NO_NUMBER


def _written(found: re.Match[str], text: str, whole: bool) -> ParsedNumber:
    wrong = Unreadable(_NO_NUMBER.fill(found=shown(text)))
    signs = [sign for sign in (found["sign"], found["sign2"]) if sign]
    brackets = bool(found["open"]) + bool(found["open2"])
    closed = bool(found["close"]) + bool(found["close2"])
    if len(signs) + brackets > 1 or brackets != closed:
        raise wrong
    power, unit, english = _words(found["words"], wrong)
    if found["currency"]:
        if unit not in ("", "IDR"):
            raise wrong
        unit = "IDR"
    number = _Digits(found["digits"], text, unit, power, english, whole).read()
    if brackets or (signs and signs[0] != "+"):
        number = -number
    if not power:
        return ParsedNumber(number, None, unit)
    exponent = int(number.as_tuple().exponent) + power
    value = _EXACT.scaleb(number, power)
    return ParsedNumber(
        _EXACT.quantize(value, Decimal(1)) if exponent >= 0 else value,
        Decimal(10**exponent) if exponent >= 0 else Decimal((0, (1,), exponent)),
        unit,
    )


def _words(words: str, wrong: Unreadable) -> tuple[int, str, bool | None]:
    """The power of ten, the unit, and whether the words are English (none said: ``None``)."""
    first, _, rest = words.partition(" ")
    if first in _ID_SCALES or first in _EN_SCALES:
        if rest not in _UNITS:
            raise wrong
        return _ID_SCALES.get(first) or _EN_SCALES[first], _UNITS[rest], first in _EN_SCALES
    if words not in _UNITS:
        raise wrong
    return 0, _UNITS[words], None if words in ("", "%") else words in _EN_UNITS


class _Digits(NamedTuple):
    """The digits of a written number and what stands around them, which decides what ``.`` and ``,`` mean."""

    digits: str
    text: str
    unit: str
    power: int
    english: bool | None
    whole: bool

    def read(self) -> Decimal:
        marks = re.sub("[0-9]", "", self.digits)
        if len(self.digits) - len(marks) > 24:
            raise Unreadable(_NO_NUMBER.fill(found=shown(self.text)))
        if not marks:
            return Decimal(self.digits)
        if len(set(marks)) == 2:
            return self._both(marks)
        if len(marks) > 1:
            return self._grouped(self.digits)
        return self._one(marks)

    def _both(self, marks: str) -> Decimal:
        head, _, tail = self.digits.rpartition(marks[-1])
        if marks[-1] in marks[:-1]:
            raise self._irregular()
        return Decimal(f"{self._grouped(head)}.{tail}")

    def _grouped(self, digits: str) -> Decimal:
        if not _GROUPED.fullmatch(digits):
            raise self._irregular()
        return Decimal(digits.replace(".", "").replace(",", ""))

    def _one(self, mark: str) -> Decimal:
        """One mark: it parts the decimals, unless three digits follow it; then the words around decide."""
        if not _GROUPED.fullmatch(self.digits) or self.unit in ("percent", "points"):
            return Decimal(self.digits.replace(",", "."))
        thousands = Decimal(self.digits.replace(mark, ""))
        decimal_mark = "." if self.english else ","
        if self.english is None and not self.unit:  # no words at all, so a comma: `_PLAIN` took the dots
            if self.whole:
                raise _two_readings(self.text)
            return Decimal(self.digits.replace(",", "."))
        if not self.power:
            if self.unit == "IDR" or mark != decimal_mark:
                return thousands  # nobody writes thousandths of a rupiah
            raise _two_readings(self.text)
        if mark == decimal_mark:
            return Decimal(self.digits.replace(",", "."))
        if mark == "," and self.english:
            return thousands
        raise _two_readings(self.text, scaled=True)

    def _irregular(self) -> Unreadable:
        return Unreadable(_GROUPS.fill(found=shown(self.text)))


def _two_readings(text: str, *, scaled: bool = False) -> Unreadable:
    """What to write instead: the digits without a mark, or decimals that cannot be taken for thousands."""
    found = re.search(r"([0-9]+)([.,])([0-9]{3})", text)
    assert found  # noqa: S101  only ever asked of such a text
    tail = found[3].rstrip("0") or "0"
    mark = "," if re.search("[a-z]", text) else "."  # words are read the Indonesian way
    if scaled:
        tail = found[3]
    elif len(tail) == 3:
        tail += "0"
    before, after = text[: found.start()], text[found.end() :]
    many, few = f"{before}{found[1]}{found[3]}{after}", f"{before}{found[1]}{mark}{tail}{after}"
    return Unreadable(_TWO_READINGS.fill(found=shown(text), many=many, few=few))
