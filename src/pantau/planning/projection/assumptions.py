"""What a projection assumes: a file of numbers, each with its uncertainty, its source and how far to trust it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pantau.core.spelling import meant
from pantau.core.text import Language, Text
from pantau.errors import Fault, InputError
from pantau.planning.projection.credibility import Uncertain

CONFIDENCES: Final = {
    "firm": Text("pasti", "firm"),
    "to_confirm": Text("perlu dipastikan", "to be confirmed"),
    "assumption": Text("asumsi", "assumption"),
    "experience": Text("pengalaman sendiri", "own experience"),
}
_MOST: Final = {
    "share": 1.0, "per year": 1.0, "times": 20.0, "cv": 3.0, "months": 60.0, "percent": 70.0, "people": 2.0,
    "IDR": 1e10,
}  # fmt: skip
_NEEDED: Final = ("id", "title_id", "title_en", "unit", "value", "source", "confidence")
_OPTIONAL: Final = ("segment", "category", "cv")


@dataclass(frozen=True)
class Assumption:
    """One number that is assumed, for all members or for those of a segment or category."""

    id: str
    title: Text
    unit: str
    value: Uncertain
    source: str
    confidence: str
    segment: str = ""
    category: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is the value of."""
        return self.id, self.segment, self.category

    def to_json(self, language: Language) -> dict[str, Any]:
        """The assumption as a result carries it."""
        return {
            "id": self.id,
            "segment": self.segment,
            "category": self.category,
            "title": self.title.say(language),
            "unit": self.unit,
            "value": round(self.value.mean, 8),
            "cv": round(self.value.cv, 4),
            "source": self.source,
            "confidence": self.confidence,
        }


@dataclass(frozen=True)
class Assumptions:
    """All of them, by what they are the value of."""

    by_key: Mapping[tuple[str, str, str], Assumption]

    def __getitem__(self, name: str) -> Uncertain:
        """The value for all members."""
        return self.of(name).value

    def of(self, name: str, segment: str = "", category: str = "") -> Assumption:
        """The narrowest that fits: of the category, else of the segment, else of all."""
        for key in ((name, segment, category), (name, "", category), (name, segment, ""), (name, "", "")):
            if key in self.by_key:
                return self.by_key[key]
        missing = Text(
            "tidak ada asumsi {name} untuk segmen {segment}; isilah pada berkas asumsi",
            "there is no assumption {name} for segment {segment}; set it in a file of assumptions",
        )
        raise InputError([_fault("assumptions", missing.fill(name=name, segment=segment or "-"))])

    def with_(self, *changed: Assumption) -> Assumptions:
        """These, with some replaced or added."""
        return Assumptions({**self.by_key, **{one.key: one for one in changed}})

    def with_value(
        self, name: str, value: Uncertain, source: str, where: tuple[str, str] = ("", "")
    ) -> Assumptions:
        """These, with one value learned from experience."""
        known = self.of(name, *where)
        learned = replace(
            known, value=value, source=source, confidence="experience", segment=where[0], category=where[1]
        )
        return self.with_(learned)

    def season(self, name: str) -> tuple[float, ...]:
        """By month of the year how many times as many: ``entries`` or ``lapses``; 1 where nothing is said."""
        keys = [(f"{name}.season.{month}", "", "") for month in range(1, 13)]
        return tuple(self.by_key[key].value.mean if key in self.by_key else 1.0 for key in keys)

    def with_season(self, name: str, factors: Sequence[float], source: str) -> Assumptions:
        """These, with a season learned from experience."""
        months = _season(name, source, "experience")
        return self.with_(
            *(replace(one, value=Uncertain(factor)) for one, factor in zip(months, factors, strict=True))
        )

    def to_json(self, language: Language) -> list[dict[str, Any]]:
        """All of them, in the order of the file."""
        return [one.to_json(language) for one in self.by_key.values()]


@cache
def shipped() -> Assumptions:
    """The assumptions that Pantau ships."""
    text = (files("pantau.planning") / "data" / "assumptions.toml").read_text(encoding="utf-8")
    return _parsed(text, "assumptions.toml", {})


def read(text: str, name: str = "assumptions") -> Assumptions:
    """The shipped assumptions with those of a file in their place; `InputError` with every fault of it."""
    seasons = [one for name in ("entries", "lapses") for one in _season(name, "", "assumption")]
    known = {one.id: one for one in (*seasons, *shipped().by_key.values())}
    return shipped().with_(*_parsed(text, name, known).by_key.values())


def _season(name: str, source: str, confidence: str) -> list[Assumption]:
    """The twelve assumptions of a season, all 1."""
    of = {"entries": Text("peserta baru", "entries"), "lapses": Text("yang berhenti", "lapses")}[name]
    return [
        Assumption(
            id=f"{name}.season.{month}",
            title=_SEASON.fill(what=of, month=month),
            unit="times",
            value=Uncertain(1.0),
            source=source,
            confidence=confidence,
        )
        for month in range(1, 13)
    ]


_SEASON: Final = Text("Musim: {what} pada bulan {month}", "Season: {what} in month {month}")


def _parsed(text: str, name: str, known: Mapping[str, Assumption]) -> Assumptions:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        wrong = Text("tidak terbaca sebagai TOML: {why}", "cannot be read as TOML: {why}")
        raise InputError([_fault(name, wrong.fill(why=error))]) from None
    entries = document.get("assumption", [])
    faults = [Fault(name, 0, _both(_UNKNOWN_TOP.fill(key=key))) for key in document if key != "assumption"]
    if not isinstance(entries, list) or not entries:
        faults.append(_fault(name, _NOTHING))
        raise InputError(faults)
    found = [_completed(entry, known) for entry in entries]
    faults += [fault for entry in found for fault in _faults(name, entry, known)]
    if faults:
        raise InputError(faults)
    return Assumptions({one.key: one for one in map(_assumption, found)})


_NOTHING = Text("tidak ada bagian [[assumption]]", "there is no [[assumption]]")
_UNKNOWN_TOP = Text(
    "'{key}' tidak dikenal; tulis [[assumption]]", "'{key}' is not known; write [[assumption]]"
)


def _completed(entry: Any, known: Mapping[str, Assumption]) -> dict[str, Any]:
    """An entry; of one that is known only what differs need be said."""
    given = dict(entry) if isinstance(entry, dict) else {}
    shipped_one = known.get(str(given.get("id", "")))
    if shipped_one is None:
        return given
    usual = {
        "title_id": shipped_one.title.id,
        "title_en": shipped_one.title.en,
        "unit": shipped_one.unit,
        "cv": shipped_one.value.cv,
        "confidence": "assumption",
    }
    return {**usual, **given}


def _faults(file: str, entry: Mapping[str, Any], known: Mapping[str, Assumption]) -> Iterator[Fault]:
    name = str(entry.get("id", "?"))
    if known and "id" in entry and name not in known:
        wrong = Text(
            "'{name}' bukan asumsi yang dipakai{meant}", "'{name}' is not an assumption that is used{meant}"
        )
        yield _fault(file, wrong.fill(name=name, meant=meant(name, known)))
    for key in _NEEDED:
        if key not in entry:
            yield _fault(
                file, Text("{name}: {key} belum diisi", "{name}: {key} is missing").fill(name=name, key=key)
            )
    for key in entry:
        if key not in (*_NEEDED, *_OPTIONAL):
            yield _fault(
                file,
                Text("{name}: '{key}' tidak dikenal", "{name}: '{key}' is not known").fill(
                    name=name, key=key
                ),
            )
    unit = entry.get("unit", "share")
    if unit not in _MOST:
        wrong = Text(
            "{name}: satuan '{unit}' tidak dikenal; pilih {units}",
            "{name}: unit '{unit}' is not known; choose from {units}",
        )
        yield _fault(file, wrong.fill(name=name, unit=unit, units=", ".join(_MOST)))
    if entry.get("confidence", "firm") not in CONFIDENCES:
        wrong = Text("{name}: confidence harus {codes}", "{name}: confidence must be {codes}")
        yield _fault(file, wrong.fill(name=name, codes=", ".join(CONFIDENCES)))
    yield from _outside(file, name, entry.get("value", 0), _MOST.get(unit, 1.0))
    yield from _outside(file, f"{name} cv", entry.get("cv", 0), _MOST["cv"])


def _outside(file: str, name: str, value: Any, most: float) -> Iterator[Fault]:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value <= most:
        wrong = Text(
            "{name}: {value} harus bilangan dari 0 sampai {most}",
            "{name}: {value} must be a number from 0 to {most}",
        )
        yield _fault(file, wrong.fill(name=name, value=value, most=f"{most:g}"))


def _assumption(entry: Mapping[str, Any]) -> Assumption:
    return Assumption(
        id=entry["id"],
        title=Text(entry["title_id"], entry["title_en"]),
        unit=entry["unit"],
        value=Uncertain(float(entry["value"]), float(entry.get("cv", 0))),
        source=entry["source"],
        confidence=entry["confidence"],
        segment=entry.get("segment", ""),
        category=entry.get("category", ""),
    )


def _fault(where: str, text: Text) -> Fault:
    return Fault(where, 0, _both(text))


def _both(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}
