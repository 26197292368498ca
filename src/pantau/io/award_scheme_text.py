"""A scheme as the text of its file, so that weights changed in a form become a version that anybody can read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING as NO_DEFAULT
from dataclasses import Field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from pantau.award import Criterion, Quality, Rules, Scheme
from pantau.core.period import Period
from pantau.core.text import Text


def scheme_text(scheme: Scheme) -> str:
    """The TOML of a scheme; reading it gives the same scheme. What is as usual is left out."""
    head = ("id", "title", "version", "valid_from", "source", "status", "period")
    lines = [f"{name} = {_value(getattr(scheme, name))}" for name in head]
    for name, part, kind in (("rules", scheme.rules, Rules), ("quality", scheme.quality, Quality)):
        lines += ["", f"[{name}]", *_lines(part, fields(kind))]
    for one in scheme.criteria:
        lines += ["", "[[criteria]]", *_lines(one, fields(Criterion))]
    return "\n".join(lines) + "\n"


def _lines(part: Any, known: tuple[Field[Any], ...]) -> list[str]:
    """What differs from its default."""
    return [
        f"{one.name} = {_value(value)}"
        for one in known
        if (value := getattr(part, one.name)) is not None and value != _default(one)
    ]


def _default(one: Field[Any]) -> Any:
    return one.default_factory() if one.default_factory is not NO_DEFAULT else one.default


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal | int):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Text | Mapping):
        pairs = value._asdict() if isinstance(value, Text) else value
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in pairs.items()) + " }"
    if isinstance(value, tuple) and not isinstance(value, Period):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return _quoted(value.text if isinstance(value, Period) else str(value))


def _quoted(text: str) -> str:
    """A text as TOML writes it; its escapes are those of JSON, but for the sign DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
