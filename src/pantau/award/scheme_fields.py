"""What stands in a scheme, field by field: how each value is read, and what is wrong where it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from pantau.award.scheme import COMBINES, MISSING, NONE_LISTED, SCALES, STATUSES
from pantau.core.notation import Unreadable
from pantau.core.period import Period
from pantau.core.spelling import meant
from pantau.core.terms import PROGRAMMES, REGULATION_KINDS, REGULATION_STAGES, SEGMENTS, SPONSORS, joined
from pantau.core.text import Text
from pantau.figures import MEASURES

Read = Callable[[Any], Any]
PEER_COLUMNS: Final = ("level", "zone", "fiscal", "province")

_TEXT: Final = Text("harus berupa teks", "must be a text")
_BOTH: Final = Text(
    "harus berupa teks, atau {{ id = ..., en = ... }} dengan keduanya terisi",
    "must be a text, or {{ id = ..., en = ... }} with both of them",
)
_NUMBER: Final = Text("harus berupa bilangan, bukan '{found}'", "must be a number, not '{found}'")
_RANGE: Final = Text("{found} di luar {low} sampai {high}", "{found} is outside {low} to {high}")
_YES_NO: Final = Text("harus true atau false", "must be true or false")
_ONE_OF: Final = Text(
    "'{found}' tidak dikenal; pilihannya {known}{meant}", "'{found}' is not known; expected {known}{meant}"
)
_LIST: Final = Text("harus berupa daftar teks", "must be a list of texts")
_TABLE: Final = Text("harus berupa tabel kunci dan nilai", "must be a table of keys and values")
_DATE: Final = Text("harus berupa tanggal seperti 2025-01-01", "must be a date like 2025-01-01")
_PERIOD: Final = Text(
    "harus berupa tahun atau rentang seperti 2025 atau 2025-01/2025-12",
    "must be a year or a range like 2025 or 2025-01/2025-12",
)
_CODE: Final = Text(
    "'{found}' bukan kode; pakai huruf kecil, angka dan '_'",
    "'{found}' is no code; use lower-case letters, digits and '_'",
)
_LONGEST: Final = 300


def text(value: Any) -> str:
    """A short text; a number that stands for one too (version = 1)."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise Unreadable(_TEXT)
    return str(value).strip()[:_LONGEST]


def both(value: Any) -> Text:
    """A title in both languages; one text serves for both."""
    if isinstance(value, str) and value.strip():
        return Text(value.strip()[:_LONGEST], value.strip()[:_LONGEST])
    if isinstance(value, Mapping) and set(value) == {"id", "en"}:
        said = [str(value[each]).strip()[:_LONGEST] for each in ("id", "en")]
        if all(said):
            return Text(*said)
    raise Unreadable(_BOTH.fill())


def code(value: Any) -> str:
    """The code of a criterion."""
    found = text(value)
    if not found.replace("_", "a").isalnum() or found != found.lower() or len(found) > 40:
        raise Unreadable(_CODE.fill(found=found[:40]))
    return found


def number(low: int, high: int) -> Read:
    """A number between two bounds, both included."""

    def read(value: Any) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise Unreadable(_NUMBER.fill(found=str(value)[:40]))
        found = Decimal(value)
        if not found.is_finite() or not low <= found <= high:
            raise Unreadable(_RANGE.fill(found=found, low=low, high=high))
        return found

    return read


def whole(low: int, high: int) -> Read:
    """A whole number between two bounds."""
    bounded = number(low, high)

    def read(value: Any) -> int:
        found: Decimal = bounded(value)
        if found != int(found):
            raise Unreadable(_NUMBER.fill(found=found))
        return int(found)

    return read


def yes_no(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unreadable(_YES_NO)
    return value


def one_of(known: Collection[str]) -> Read:
    """One of a closed list."""

    def read(value: Any) -> str:
        found = text(value)
        if found not in known:
            listed = ", ".join(sorted(known)) if len(known) <= 12 else "…"
            raise Unreadable(_ONE_OF.fill(found=found[:40], known=listed, meant=meant(found, known)))
        return found

    return read


def several(read: Read) -> Read:
    """A list whose entries are read alike."""

    def reading(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Unreadable(_LIST)
        return tuple(read(one) for one in value)

    return reading


def labels(known: dict[str, Text]) -> Read:
    """Codes joined by ``+``."""

    def read(value: Any) -> str:
        try:
            return joined(text(value), known)
        except ValueError as error:
            listed = ", ".join(known)
            raise Unreadable(
                _ONE_OF.fill(found=str(error)[:40], known=listed, meant=meant(str(error), known))
            ) from None

    return read


def ladder(value: Any) -> Mapping[str, Decimal]:
    """Points by stage of a regulation."""
    if not isinstance(value, Mapping):
        raise Unreadable(_TABLE)
    stage, points = one_of([*REGULATION_STAGES, NONE_LISTED]), number(0, 100)
    return MappingProxyType({stage(key): points(each) for key, each in value.items()})


def day(value: Any) -> date:
    """A date, written as one or as text."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(text(value))
    except ValueError:
        raise Unreadable(_DATE) from None


def period(value: Any) -> Period:
    """The time that is judged."""
    try:
        return Period.parse(text(value))
    except ValueError:
        raise Unreadable(_PERIOD) from None


_POINTS: Final = number(-(10**15), 10**15)
_PERCENT: Final = number(0, 100)
HEAD: Final[dict[str, Read]] = {
    "id": code,
    "title": both,
    "version": text,
    "valid_from": day,
    "source": text,
    "status": one_of(STATUSES),
    "period": period,
}
CRITERION: Final[dict[str, Read]] = {
    "code": code,
    "title": both,
    "weight": number(-(10**6), 10**6),  # bounds are told with the other weights
    "kind": one_of(("figure", "regulation", "jury")),
    "measure": one_of(MEASURES),
    "per": one_of(MEASURES),
    "category": text,
    "segment": labels(SEGMENTS),
    "programme": labels(PROGRAMMES),
    "sponsor": labels(SPONSORS),
    "definition": text,
    "definitions": several(text),
    "change": yes_no,
    "less_is_better": yes_no,
    "scale": one_of(SCALES),
    "low": _POINTS,
    "high": _POINTS,
    "missing": one_of(MISSING),
    "at_least": _POINTS,
    "at_most": _POINTS,
    "error": _PERCENT,
    "ladder": ladder,
    "kinds": several(one_of(REGULATION_KINDS)),
    "combine": one_of(COMBINES),
}
RULES: Final[dict[str, Read]] = {
    "peers": several(one_of(PEER_COLUMNS)),
    "ties": several(code),
    "decimals": whole(0, 6),
    "sure": number(50, 100),
    "weight_spread": number(1, 10**6),
    "juror_spread": _PERCENT,
    "disagreement": _PERCENT,
}
QUALITY: Final[dict[str, Read]] = {
    "error": _PERCENT,
    "warning": _PERCENT,
    "question": _PERCENT,
    "signal": _PERCENT,
    "most": _PERCENT,
    "contested": one_of(("less_favourable", "as_stated")),
}
