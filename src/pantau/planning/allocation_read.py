"""The question for an allocation as people write it (TOML, JSON, a form) into values; every fault of it at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from pantau.core.notation import Unreadable, parse_number, shown
from pantau.core.period import Month
from pantau.core.regions import NATION
from pantau.core.spelling import nearest
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.law.question import MOST
from pantau.planning.allocation_asked import Asked, First, Limit, Pot, Scope, Spread
from pantau.planning.allocation_faults import faults_in
from pantau.planning.buys_told import rupiah_said
from pantau.planning.cover import Cover, planned
from pantau.planning.gap import Gaps
from pantau.planning.hazards import Hazards
from pantau.planning.sources import CONFIDENCES, sources

PLAIN: Final = ("start", "months", "programmes", "income", "segment", "risk", "aim", "fair", "spread")
RATES: Final = ("deaths_per_1000", "work_deaths_per_1000")
TABLES: Final = ("money", "least", "most", "first", "weights")
_OF: Final = {
    "money": ("source", "region", "amount", "pays", "months", "fund"),
    "least": ("region", "category", "people", "coverage", "each"),
    "most": ("region", "category", "people", "coverage", "each"),
    "first": ("category", "region", "share"),
}
_LONGEST: Final = (1, 12)


def asked_of(given: Mapping[str, Any], gaps: Gaps) -> Asked:
    """The question out of what was written, for the groups of a gap.

    ``start`` a month; ``money``, ``least``, ``most``, ``first`` lists of tables; ``weights`` a table of numbers by
    category; ``months`` the shortest and the longest time. Raises `InputError` with every fault of form; what the
    values mean is checked as well, so that all is told at once.
    """
    reading = _Reading(given, gaps)
    asked = reading.asked()
    named = {fault.file.rsplit(" ", 1)[0] for fault in reading.faults} | {
        fault.file for fault in reading.faults
    }
    meant = [] if "money" in named else faults_in(asked)
    faults = [*reading.faults, *(fault for fault in meant if fault.file not in named)]
    if faults:
        raise InputError(faults)
    return asked


class _Reading:
    def __init__(self, given: Mapping[str, Any], gaps: Gaps) -> None:
        self.given, self.gaps, self.faults = given, gaps, list[Fault]()
        self.notes: list[Text] = list(gaps.notes)

    def asked(self) -> Asked:
        self._keys("", self.given, (*PLAIN, *RATES, *TABLES))
        start = self._month()
        months = self._months("months", self.given.get("months", _LONGEST))
        pots = tuple(self._pots(months))
        limits = (*self._limits("least"), *self._limits("most"))
        conditions: tuple[Limit | First | Spread, ...] = (*limits, *self._firsts(), *self._spread())
        weights = self._weights()
        income = self._amount("income", self.given["income"]) if self.given.get("income") else None
        hazards = self._hazards()
        programmes = self.given.get("programmes", ("JKK", "JKM"))
        if isinstance(programmes, str):
            programmes = programmes.split(",")
        cover = Cover(
            start=start,
            months=max((pot.months[1] for pot in pots), default=months[1]),
            programmes=tuple(str(one).strip().upper() for one in programmes if str(one).strip()),
            income=None if income is None else Decimal(income),
            sponsor=pots[0].source if pots else "APBD",
            segment=str(self.given.get("segment", "BPU")).upper(),
            risk=str(self.given.get("risk", "")),
        )
        return Asked(
            gaps=self.gaps.rows,
            cover=cover,
            pots=pots,
            conditions=conditions,
            aim=str(self.given.get("aim", "people")),
            fair=self.given.get("fair") is True,
            weights=weights,
            hazards=hazards,
            notes=tuple(self.notes),
        )

    def _pots(self, months: tuple[int, int]) -> Iterator[Pot]:
        for where, one in self._tables("money"):
            code = str(one.get("source", "")).strip().upper()
            amount = self._needed(where, "amount", one)
            region = self._text(where, "region", one)
            rule = sources().get(code)
            pays = one.get("pays") or (rule.pays if rule else ("all",))
            if isinstance(pays, str):
                pays = [part.strip() for part in pays.split(",") if part.strip()]
            if rule and "pays" in one and tuple(pays) != rule.pays:
                self.notes.append(_replaced(code, tuple(pays), rule.source))
            elif rule:
                self.notes.append(_ruled(code))
            if rule and rule.share and one.get("fund"):
                self._share(where, amount or 0, self._amount(f"{where} fund", one["fund"]) or 0, code)
            window = self._months(f"{where} months", one["months"]) if one.get("months") else months
            yield Pot(code, region, amount or 0, tuple(pays), window)

    def _limits(self, name: str) -> Iterator[Limit]:
        for where, one in self._tables(name):
            scope = Scope(str(one.get("region") or NATION), str(one.get("category") or ""))
            people = self._whole(f"{where} people", one["people"]) if _said(one, "people") else None
            coverage = self._number(f"{where} coverage", one["coverage"]) if _said(one, "coverage") else None
            if (people is None) == (coverage is None) and not self._faulty(where):
                text = Text(
                    "sebutkan salah satu: people atau coverage", "give one of the two: people or coverage"
                )
                self.faults.append(planned(where, text))
            for region in self._regions(scope) if one.get("each") is True else (scope.region,):
                yield Limit(Scope(region, scope.category), name == "least", people, coverage)

    def _firsts(self) -> Iterator[First]:
        for where, one in self._tables("first"):
            category = self._text(where, "category", one)
            share = self._number(f"{where} share", one.get("share", 100))
            within = Scope(str(one.get("region") or NATION), category)
            for region in self._regions(within) or (within.region,):
                yield First(category, region, Decimal(100) if share is None else share)

    def _spread(self) -> Iterator[Spread]:
        if (
            _said(self.given, "spread")
            and (points := self._number("spread", self.given["spread"])) is not None
        ):
            yield Spread(points)

    def _regions(self, scope: Scope) -> tuple[str, ...]:
        """Each region that has a group of a scope."""
        return tuple(dict.fromkeys(gap.region for gap in self.gaps.rows if scope.holds(gap)))

    def _weights(self) -> tuple[tuple[str, int], ...]:
        given = self.given.get("weights") or {}
        if not isinstance(given, Mapping):
            self.faults.append(planned("weights", _TABLE))
            return ()
        found = [(str(code), self._whole(f"weights {code}", value)) for code, value in given.items()]
        return tuple((code, value) for code, value in found if value is not None)

    def _hazards(self) -> Hazards | None:
        said = [_said(self.given, name) for name in RATES]
        if not any(said):
            return None
        if not all(said):
            text = Text("sebutkan keduanya: {names}", "give both: {names}").fill(names=", ".join(RATES))
            self.faults.append(planned(RATES[0], text))
            return None
        deaths, at_work = (self._number(name, self.given[name]) for name in RATES)
        if deaths is None or at_work is None:
            return None
        return Hazards(deaths, at_work, Text("disebut pada rencana ini", "given with this plan"))

    def _month(self) -> Month:
        text = str(self.given.get("start", "")).strip()
        try:
            return Month.parse(text)
        except ValueError:
            said = Text("'{found}' bukan bulan seperti 2027-01", "'{found}' is not a month like 2027-01")
            self.faults.append(planned("start", said.fill(found=shown(text))))
            return Month(2027, 1)  # so that the rest can be checked all the same

    def _months(self, where: str, given: Any) -> tuple[int, int]:
        some = given if isinstance(given, Sequence) and not isinstance(given, str) else (given, given)
        found = [self._whole(where, one) for one in some]
        if len(found) != 2:
            text = Text(
                "tulis yang tersingkat dan yang terlama: [3, 12]",
                "write the shortest and the longest: [3, 12]",
            )
            self.faults.append(planned(where, text))
        return (found[0] or 0, found[1] or 0) if len(found) == 2 else _LONGEST

    def _share(self, where: str, amount: int, fund: int, code: str) -> None:
        rule = sources()[code]
        most = int(fund * (rule.share or 100) / 100)
        if amount > most:
            text = Text(
                "{amount} melebihi {share} persen dari {fund} ({law}): paling banyak {most}",
                "{amount} is more than {share} percent of {fund} ({law}): {most} at most",
            )
            said = {"amount": amount, "fund": fund, "most": most}
            slots = {name: rupiah_said(value) for name, value in said.items()}
            self.faults.append(planned(where, text.fill(share=rule.share, law=rule.source, **slots)))

    def _tables(self, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        given = self.given.get(name) or []
        if (
            not isinstance(given, Sequence)
            or isinstance(given, str)
            or not all(isinstance(one, Mapping) for one in given)
        ):
            self.faults.append(planned(name, _TABLE))
            return
        for number, one in enumerate(given, 1):
            where = f"{name} {number}"
            self._keys(f"{where} ", one, _OF[name])
            yield where, one

    def _keys(self, where: str, given: Mapping[str, Any], known: Sequence[str]) -> None:
        for key in given:
            if key not in known:
                near = nearest(str(key), list(known))
                text = Text("tidak dikenal; yang ada {known}", "is not known; there are {known}").fill(
                    known=", ".join(known)
                )
                if near:
                    text = Text(
                        "tidak dikenal; maksudnya '{near}'?", "is not known; did you mean '{near}'?"
                    ).fill(near=near[0])
                self.faults.append(planned(f"{where}{str(key)[:40]}", text))

    def _text(self, where: str, name: str, given: Mapping[str, Any]) -> str:
        if not _said(given, name):
            self.faults.append(planned(f"{where} {name}", Text("diperlukan", "is needed")))
        return str(given.get(name, "")).strip()

    def _needed(self, where: str, name: str, given: Mapping[str, Any]) -> int | None:
        if not _said(given, name):
            self.faults.append(planned(f"{where} {name}", Text("diperlukan", "is needed")))
            return None
        return self._amount(f"{where} {name}", given[name])

    def _amount(self, where: str, given: Any) -> int | None:
        """An amount of rupiah, as a number or as people write it; it may be negative, to be told so."""
        try:
            value = parse_number(given, whole=True).value if isinstance(given, str) else Decimal(str(given))
        except (Unreadable, InvalidOperation) as wrong:
            reason = (
                wrong.reason if isinstance(wrong, Unreadable) else _NO_NUMBER.fill(found=shown(str(given)))
            )
            self.faults.append(planned(where, reason))
            return None
        if isinstance(given, bool) or not value.is_finite() or abs(value) > MOST or value != int(value):
            self.faults.append(planned(where, _NO_NUMBER.fill(found=shown(str(given)))))
            return None
        return int(value)

    def _whole(self, where: str, given: Any) -> int | None:
        found = self._number(where, given)
        if found is not None and found != int(found):
            text = Text("'{found}' bukan bilangan bulat", "'{found}' is not a whole number")
            self.faults.append(planned(where, text.fill(found=shown(str(given)))))
            return None
        return None if found is None else int(found)

    def _number(self, where: str, given: Any) -> Decimal | None:
        try:
            found = (
                Decimal("NaN") if isinstance(given, bool) else Decimal(str(given).strip().replace(",", "."))
            )
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite() or abs(found) > MOST:
            self.faults.append(planned(where, _NO_NUMBER.fill(found=shown(str(given)))))
            return None
        return found

    def _faulty(self, where: str) -> bool:
        return any(one.file.startswith(f"{where} ") for one in self.faults)


_TABLE: Final = Text(
    "bukan tabel; lihat contoh pada dokumentasi", "is not a table; see the example in the documentation"
)
_NO_NUMBER: Final = Text("'{found}' bukan bilangan", "'{found}' is not a number")


def _said(given: Mapping[str, Any], name: str) -> bool:
    return given.get(name) not in (None, "")


def _ruled(code: str) -> Text:
    rule = sources()[code]
    text = Text(
        "{source}: {note} (keyakinan {confidence}; {where})",
        "{source}: {note} (confidence {confidence}; {where})",
    )
    sure = CONFIDENCES[rule.confidence]
    return text.fill(source=rule.title, note=rule.note, confidence=sure, where=rule.source)


def _replaced(code: str, pays: tuple[str, ...], where: str) -> Text:
    text = Text(
        "{source} boleh membayar {pays} menurut rencana ini, bukan menurut aturan yang diketahui ({where})",
        "{source} may pay {pays} by this plan, not by the rule that is known ({where})",
    )
    return text.fill(source=sources()[code].title, pays=", ".join(pays), where=where)
