"""What a proposal would change, as its reader sees it: what each field is called, before and after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from pantau.core import regions
from pantau.core.categories import category_title
from pantau.core.notation import format_number, format_period, format_rupiah
from pantau.core.period import Period
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.monev import families
from pantau.web.language import language, said
from pantau.web.monev.budgets.forms import TITLES, UNITS

_OTHERS: Final = {
    "region": Text("wilayah", "region"),
    "year": Text("tahun", "year"),
    "source": Text("sumber", "source"),
    "category": Text("kelompok pekerja", "worker category"),
    "segment": Text("segmen", "segment"),
    "programmes": Text("program", "programmes"),
    "first_month": Text("bulan pertama yang dibayar", "first month that is paid"),
    "regulation": Text("regulasi", "regulation"),
    "note": Text("catatan", "note"),
    "family": Text("keluarga target", "family of targets"),
    "value": Text("target", "target"),
    "unit": Text("satuan", "unit"),
    "confidence": Text("keyakinan", "confidence"),
    "definition": Text("definisi", "definition"),
}
_SHOWN: Final[dict[str, Callable[[Any], str]]] = {
    **dict.fromkeys(
        ("planned", "allocated", "revised", "realised", "rate"),
        lambda value: format_rupiah(value, language()),
    ),
    **dict.fromkeys(("persons", "months", "value"), lambda value: format_number(value, language())),
    "region": regions.full_name,
    "category": lambda code: said(category_title(code)),
    "first_month": lambda month: format_period(Period.parse(str(month)), language()),
    "source": lambda code: said(SPONSORS[code]) if code in SPONSORS else code,
    "family": lambda code: said(families()[code].title),
    "unit": lambda code: said(UNITS[code]),
}


def named(field: str) -> str:
    """What a field of a budget line or of a target is called."""
    title = TITLES.get(field) or _OTHERS.get(field)
    return said(title) if title else field


def shown(field: str, value: Any) -> str:
    """A value of such a field; a dash where there is none."""
    if value is None or value == "":
        return "–"
    return _SHOWN.get(field, str)(value)
