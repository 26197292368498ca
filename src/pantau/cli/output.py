"""What the verbs share: options that are read the same way everywhere, and JSON on standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import TextIOWrapper
from typing import Any

import typer

from pantau.core.text import LANGUAGES, Language
from pantau.errors import PantauError


def language_option(text: str) -> Language | None:
    """The language asked for, none when the option is left out."""
    if not text:
        return None
    for language in LANGUAGES:
        if text == language:
            return language
    raise typer.BadParameter(f"'{text}' is not a language of Pantau; use id or en", param_hint="--language")


def spoken_language(language: str) -> Language:
    """The language asked for, else that of the settings, else Indonesian."""
    from pantau.settings import load_settings

    asked = language_option(language)
    with told_in(asked):
        return asked or load_settings(os.environ).language or "id"


def moment_option(text: str) -> datetime:
    """The moment that a report bears: ``--now``, else SOURCE_DATE_EPOCH, else the clock (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if text:
            moment = datetime.fromisoformat(text)
            return _in_bounds(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        if epoch:
            return _in_bounds(datetime.fromtimestamp(int(epoch), UTC))
    except (ValueError, OverflowError, OSError) as error:
        hint = "--now" if text else "SOURCE_DATE_EPOCH"
        raise typer.BadParameter(
            f"'{text or epoch}' is not a date like 2024-07-17 from 1900 to 2200", param_hint=hint
        ) from error
    return datetime.now(UTC)


def _in_bounds(moment: datetime) -> datetime:
    if not 1900 <= moment.year <= 2200:
        raise ValueError(moment)
    return moment


@contextmanager
def told_in(language: Language | None) -> Iterator[None]:
    """What goes wrong inside is told in the language that was asked for."""
    try:
        yield
    except PantauError as error:
        error.language = error.language or language
        raise


def print_json(items: list[dict[str, Any]]) -> None:
    """One object for one item, a list for several; each entry of its lists on a line of its own."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, whatever the terminal is
    write = sys.stdout.write
    write("[" if len(items) != 1 else "")
    for place, item in enumerate(items):
        write(",\n" if place else "")
        for key_place, (key, value) in enumerate(item.items()):
            write(f"{'{' if not key_place else ','}{_encode(key)}: ")
            if isinstance(value, list | Iterator):
                _write_list(iter(value))
            else:
                write(_encode(value))
        write("}")
    write("]\n" if len(items) != 1 else "\n")


def _write_list(entries: Iterator[Any]) -> None:
    first = next(entries, None)
    if first is None:
        sys.stdout.write("[]")
        return
    sys.stdout.write("[\n " + _encode(first))
    sys.stdout.writelines(",\n " + _encode(entry) for entry in entries)
    sys.stdout.write("\n]")


def _encode(value: Any) -> str:
    import orjson

    return orjson.dumps(value).decode()
