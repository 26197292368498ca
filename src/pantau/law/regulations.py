"""The regulations behind the parameters: what each is about, when it held, and what of it is not codified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.law.dated import Status, parameters
from pantau.law.exact_yaml import parse, read_text
from pantau.law.schema import STATUSES, in_file, is_day, is_said, is_text, source_keys

FILE = "regulations.yaml"
_NEEDED = {"id", "title", "in_force", "source", "status"}
_OPTIONAL = {"until", "amends", "replaces", "note", "open"}
_OPEN = {"article", "why", "settles"}


@dataclass(frozen=True)
class OpenArticle:
    """An article that was not read or is not codified: why, and what would settle it."""

    article: str
    why: Text
    settles: Text


@dataclass(frozen=True)
class Regulation:
    """One regulation. ``in_force`` is None where its first day is not known.

    ``until`` is the first day on which it is replaced or over, None while it stands.
    """

    id: str
    title: Text
    in_force: date | None
    source: str
    status: Status
    until: date | None = None
    amends: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    note: Text | None = None
    open: tuple[OpenArticle, ...] = ()


@lru_cache(maxsize=1)
def regulations() -> tuple[Regulation, ...]:
    """Every regulation that the parameters rest on, checked against their schema and read once."""
    return read_regulations(read_text(FILE), parameters().sources)


def read_regulations(text: str, sources: Mapping[str, str]) -> tuple[Regulation, ...]:
    """Read regulations out of YAML; raises `InputError` with everything that is wrong."""
    document = parse(text)
    faults = list(_check(document, sources))
    if faults:
        raise InputError(faults)
    return tuple(_regulation(body) for body in document)


def _regulation(body: Mapping[str, Any]) -> Regulation:
    return Regulation(
        id=body["id"],
        title=Text(**body["title"]),
        in_force=body["in_force"],
        source=body["source"],
        status=body["status"],
        until=body.get("until"),
        amends=tuple(body.get("amends", ())),
        replaces=tuple(body.get("replaces", ())),
        note=Text(**body["note"]) if "note" in body else None,
        open=tuple(
            OpenArticle(one["article"], Text(**one["why"]), Text(**one["settles"]))
            for one in body.get("open", ())
        ),
    )


def _check(document: Any, sources: Mapping[str, str]) -> Iterator[Fault]:
    if not isinstance(document, list) or not document:
        yield in_file(FILE, "", "the file is a list of regulations")
        return
    known: list[Any] = [body.get("id") for body in document if isinstance(body, dict)]
    for place, body in enumerate(document, start=1):
        if not isinstance(body, dict) or not _NEEDED <= set(body) <= _NEEDED | _OPTIONAL:
            yield in_file(FILE, f"regulation {place}", f"needs {', '.join(sorted(_NEEDED))}")
            continue
        name = body["id"]
        if not is_said(name) or known.count(name) > 1:
            yield in_file(FILE, name, "an id stands once")
        for wrong in (*_wrong(body, sources), *_wrong_links(body, known), *_wrong_open(body)):
            yield in_file(FILE, name, wrong)


def _wrong(body: Mapping[str, Any], sources: Mapping[str, str]) -> Iterator[str]:
    for key in ("title", "note"):
        if key in body and not is_text(body[key]):
            yield f"{key} needs a sentence under id and one under en"
    first, last = body["in_force"], body.get("until")
    if first is not None and not is_day(first):
        yield "in_force is not a date, nor null"
    if "until" in body and not is_day(last):
        yield "until is not a date"
    if is_day(first) and is_day(last) and last <= first:
        yield "until comes after in_force"
    if body["status"] not in STATUSES:
        yield f"status '{body['status']}' is not firm or to_confirm"
    yield from (
        f"source '{key}' is not in sources.yaml" for key in source_keys(body["source"]) if key not in sources
    )


def _wrong_links(body: Mapping[str, Any], known: list[Any]) -> Iterator[str]:
    for key in ("amends", "replaces"):
        found = body.get(key, ["-"])
        if not isinstance(found, list) or not found:
            yield f"{key} is not a list of regulations"
        else:
            yield from (
                f"{key} '{one}' is not in the file" for one in found if key in body and one not in known
            )


def _wrong_open(body: Mapping[str, Any]) -> Iterator[str]:
    if "open" in body and (not isinstance(body["open"], list) or not body["open"]):
        yield "open is not a list of articles"
        return
    for one in body.get("open", ()):
        if not isinstance(one, dict) or set(one) != _OPEN or not is_said(one["article"]):
            yield f"an open article has exactly {', '.join(sorted(_OPEN))}"
        elif not is_text(one["why"]) or not is_text(one["settles"]):
            yield f"open {one['article']}: why and settles need id and en"
