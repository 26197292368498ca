"""A scheme out of what a file holds: every fault of it is noted, several at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from pantau.award import scheme_fields as fields
from pantau.award.scheme import HUNDRED, Criterion, Quality, Rules, Scheme
from pantau.core.notation import Unreadable, format_number
from pantau.core.spelling import meant
from pantau.core.text import Text
from pantau.figures.table_faults import Faults

_UNKNOWN: Final = Text("{where}kunci '{key}' tidak dikenal{meant}", "{where}key '{key}' is not known{meant}")
_MISSING: Final = Text("{where}kunci '{key}' tidak ada; tambahkan", "{where}key '{key}' is missing; add it")
_WRONG: Final = Text("{where}{key}: {reason}", "{where}{key}: {reason}")
_NO_TABLE: Final = Text("[{key}] harus berupa tabel", "[{key}] must be a table")
_NO_CRITERIA: Final = Text(
    "tidak ada [[criteria]]; tambahkan sedikitnya satu kriteria",
    "there are no [[criteria]]; add at least one criterion",
)
_TWICE: Final = Text(
    "kriteria '{code}' ada {n} kali; beri setiap kriteria kode sendiri",
    "criterion '{code}' stands there {n} times; give each a code of its own",
)
_SUM: Final = Text(
    "bobot berjumlah {sum}, seharusnya 100; {direction} {off}",
    "the weights add up to {sum} and must be 100; {direction} {off}",
)
_SHORT: Final = Text("kurang", "missing are")
_OVER: Final = Text("lebih", "too much are")
_NEGATIVE: Final = Text(
    "kriteria '{code}': bobot {weight} negatif; paling kecil 0",
    "criterion '{code}': weight {weight} is negative; the least is 0",
)
_FLOOR: Final = Text(
    "kriteria '{code}': batas bawah {low_name} = {low} tidak di bawah batas atas {high_name} = {high}",
    "criterion '{code}': the floor {low_name} = {low} is not below the ceiling {high_name} = {high}",
)
_NEEDS: Final = Text(
    "kriteria '{code}': {kind} memerlukan '{key}'", "criterion '{code}': {kind} needs '{key}'"
)
_NOT_FOR: Final = Text(
    "kriteria '{code}': '{key}' tidak berlaku untuk {kind}",
    "criterion '{code}': '{key}' does not go with {kind}",
)
_TIE: Final = Text(
    "[rules] ties: kriteria '{code}' tidak ada{meant}", "[rules] ties: there is no criterion '{code}'{meant}"
)
_CRITERION: Final = Text("kriteria '{code}': ", "criterion '{code}': ")
_NTH: Final = Text("kriteria ke-{n}: ", "criterion number {n}: ")
_NOWHERE: Final = Text("", "")
_BY_FIGURE: Final = (
    "measure",
    "per",
    "change",
    "definition",
    "definitions",
    "segment",
    "programme",
    "sponsor",
)
_ONLY: Final = {
    "regulation": ("ladder", "kinds"),
    "figure": (*_BY_FIGURE, "category", "error"),
    "jury": ("combine",),
}


def read_scheme(file: str, given: Mapping[str, Any], faults: Faults) -> Scheme | None:
    """The scheme that a parsed file holds; none where anything is wrong, which is noted."""
    before = faults.count
    parts = {key: given.get(key, {}) for key in ("rules", "quality")}
    head = {key: value for key, value in given.items() if key not in ("criteria", *parts)}
    reading = _Reading(file, faults)
    told = reading.table(head, fields.HEAD, _NOWHERE, needed=tuple(fields.HEAD))
    told["criteria"] = tuple(reading.criteria(given.get("criteria", [])))
    for key, kind, known in (("rules", Rules, fields.RULES), ("quality", Quality, fields.QUALITY)):
        if isinstance(parts[key], Mapping):
            where = Text(f"[{key}] ", f"[{key}] ")
            told[key] = kind(**reading.table(parts[key], known, where))
        else:
            reading.note(_NO_TABLE.fill(key=key))
    if faults.count == before:
        scheme = Scheme(**told)
        for text in faults_of(scheme):
            reading.note(text)
        if faults.count == before:
            return scheme
    elif told["criteria"]:
        every = len(told["criteria"]) == len(given["criteria"])
        for text in _of_criteria(told["criteria"], every=every):
            reading.note(text)
    return None


def faults_of(scheme: Scheme) -> list[Text]:
    """What does not go together in a scheme; nothing where it can be used."""
    codes = [one.code for one in scheme.criteria]
    found = _of_criteria(scheme.criteria)
    for code in scheme.rules.ties:
        if code not in codes:
            found.append(_TIE.fill(code=code, meant=meant(code, codes)))
    return found


def _of_criteria(criteria: tuple[Criterion, ...], *, every: bool = True) -> list[Text]:
    """What is wrong of criteria; their sum is told where every one of them could be read."""
    found = []
    for code, n in Counter(one.code for one in criteria).items():
        if n > 1:
            found.append(_TWICE.fill(code=code, n=n))
    for one in criteria:
        found += _of_one(one)
    total = sum((one.weight for one in criteria), HUNDRED * 0)
    if every and total != HUNDRED:
        off = Text(*(format_number(abs(HUNDRED - total), each) for each in ("id", "en")))
        said = Text(*(format_number(total, each) for each in ("id", "en")))
        direction = _SHORT if total < HUNDRED else _OVER
        found.append(_SUM.fill(sum=said, direction=direction, off=off))
    return found


def _of_one(one: Criterion) -> list[Text]:
    found = []
    if one.weight < 0:
        found.append(_NEGATIVE.fill(code=one.code, weight=one.weight))
    for low, high in (("low", "high"), ("at_least", "at_most")):
        floor, ceiling = getattr(one, low), getattr(one, high)
        crossed = floor is not None and ceiling is not None and floor >= ceiling
        if crossed and not (low == "at_least" and floor == ceiling):
            names = {"low_name": low, "high_name": high}
            found.append(_FLOOR.fill(code=one.code, low=floor, high=ceiling, **names))
    needed = {"figure": ("measure",), "regulation": ("ladder",), "jury": ("low", "high")}[one.kind]
    if one.scale == "anchors":
        needed = (*needed, "low", "high")
    for key in dict.fromkeys(needed):
        if getattr(one, key) in ("", None) or getattr(one, key) == {}:
            found.append(_NEEDS.fill(code=one.code, kind=one.kind, key=key))
    return found


class _Reading:
    """Reads the tables of one file and notes what is wrong."""

    def __init__(self, file: str, faults: Faults) -> None:
        self._file, self._faults = file, faults

    def note(self, text: Text) -> None:
        """Note one fault of the file."""
        self._faults.add(self._file, 0, text)

    def table(
        self,
        given: Mapping[str, Any],
        known: Mapping[str, fields.Read],
        where: Text,
        needed: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """The values of a table that can be read."""
        told = {}
        for key, value in given.items():
            if key not in known:
                near = meant(str(key), [one for one in known if one not in given])
                self.note(_UNKNOWN.fill(where=where, key=str(key)[:40], meant=near))
                continue
            try:
                told[key] = known[key](value)
            except Unreadable as error:
                self.note(_WRONG.fill(where=where, key=key, reason=error.reason))
        for key in needed:
            if key not in given:
                self.note(_MISSING.fill(where=where, key=key))
        return told

    def criteria(self, given: Any) -> list[Criterion]:
        """The criteria that can be read."""
        if not isinstance(given, list) or not given:
            self.note(_NO_CRITERIA)
            return []
        found = []
        for n, one in enumerate(given, 1):
            if not isinstance(one, Mapping):
                self.note(_NO_TABLE.fill(key="criteria"))
                continue
            known = isinstance(one.get("code"), str)
            where = _CRITERION.fill(code=str(one["code"])[:40]) if known else _NTH.fill(n=n)
            before = self._faults.count
            told = self.table(one, fields.CRITERION, where, needed=("code", "title", "weight"))
            self._strangers(told)
            if self._faults.count == before:
                found.append(Criterion(**told))
        return found

    def _strangers(self, told: Mapping[str, Any]) -> None:
        """Keys that mean nothing for this kind of criterion."""
        kind = told.get("kind", "figure")
        for other, keys in _ONLY.items():
            for key in keys if other != kind else ():
                if key in told:
                    self.note(_NOT_FOR.fill(code=told.get("code", ""), key=key, kind=kind))
