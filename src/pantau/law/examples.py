"""Worked examples: published cases by their number, cases of our own, and pages that are wrong.

They are data beside the law: a test, the documentation and the pages of the workspace all read them here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Literal, TypeAlias

from pantau.core.money import ZERO, Amount
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.errors import InputError
from pantau.law.exact_yaml import files, parse
from pantau.law.examples_schema import check_examples, check_wrong_pages

FOLDER = "examples"
WRONG = "wrong.yaml"
_MONTHS = ("month", "joined")
_WHOLE = ("months_paid", "memberships", "employer_arrears", "share", "contract_months")
Question: TypeAlias = Literal["contribution", "benefit"]


@dataclass(frozen=True)
class Ask:
    """One question to the law; ``arguments`` are the keyword arguments of the function of that name."""

    question: Question
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Expected:
    """What the law answers to all asks together, in rupiah.

    ``total`` is their sum, give or take ``within`` (a printed total that is rounded); ``parts`` and
    ``payers`` (employer, worker) are summed over the asks, and parts that are not named are not tested.
    ``refused``: the law is not codified on that day.
    """

    total: Amount | None = None
    within: Amount = ZERO
    parts: Mapping[str, Amount] = field(default_factory=dict)
    payers: Mapping[str, Amount] = field(default_factory=dict)
    refused: bool = False


@dataclass(frozen=True)
class ByHand:
    """A total out of rules that are not codified: wage x wages + periodic + funeral + balance."""

    wage: Amount
    wages: Amount
    periodic: Amount
    funeral: Amount
    balance: Amount
    total: Amount


@dataclass(frozen=True)
class Growth:
    """A parameter that grew by so many percent between two days, rounded down to a multiple."""

    parameter: str
    since: date
    percent: Amount
    to: date
    total: Amount
    multiple: Amount


@dataclass(frozen=True)
class Example:
    """One worked example. ``derived``: no source prints it; ``implied``: arguments that its source does not print."""

    id: str
    title: Text
    source: str
    derived: bool
    asks: tuple[Ask, ...] = ()
    expects: Expected | None = None
    implied: tuple[str, ...] = ()
    by_hand: ByHand | None = None
    growth: Growth | None = None
    note: Text | None = None


@dataclass(frozen=True)
class WrongPage:
    """A published page that is wrong: the law does not give ``not_total``, nor the parts in ``not_parts``.

    ``proportional``: the page has brackets; in the law the total is the same share of every income asked.
    """

    id: str
    page: str
    claim: Text
    asks: tuple[Ask, ...]
    not_total: Amount | None = None
    not_parts: Mapping[str, Amount] = field(default_factory=dict)
    proportional: bool = False


@lru_cache(maxsize=1)
def examples() -> tuple[Example, ...]:
    """The examples that Pantau ships, by id, checked against their schema and read once."""
    return read_examples({name: text for name, text in files(FOLDER).items() if name != WRONG})


@lru_cache(maxsize=1)
def wrong_pages() -> tuple[WrongPage, ...]:
    """The wrong pages that Pantau ships, by id, checked against their schema and read once."""
    return read_wrong_pages(files(FOLDER)[WRONG])


def read_examples(texts: Mapping[str, str]) -> tuple[Example, ...]:
    """Read examples out of YAML, by file name; raises `InputError` with everything that is wrong."""
    documents = {name: parse(text) for name, text in sorted(texts.items())}
    faults = list(check_examples(documents))
    if faults:
        raise InputError(faults)
    found = (_example(body) for document in documents.values() for body in document)
    return tuple(sorted(found, key=lambda example: example.id))


def read_wrong_pages(text: str) -> tuple[WrongPage, ...]:
    """Read wrong pages out of YAML; raises `InputError` with everything that is wrong."""
    document = parse(text)
    faults = list(check_wrong_pages(WRONG, document))
    if faults:
        raise InputError(faults)
    return tuple(
        WrongPage(
            id=body["id"],
            page=body["page"],
            claim=Text(**body["claim"]),
            asks=tuple(_asks(body)),
            not_total=body.get("not_total"),
            not_parts=body.get("not_parts", {}),
            proportional=body.get("proportional", False),
        )
        for body in document
    )


def _example(body: Mapping[str, Any]) -> Example:
    return Example(
        id=body["id"],
        title=Text(**body["title"]),
        source=body["source"],
        derived=body["derived"],
        asks=tuple(_asks(body)),
        expects=Expected(**body["expects"]) if "expects" in body else None,
        implied=tuple(body.get("implied", ())),
        by_hand=ByHand(**body["by_hand"]) if "by_hand" in body else None,
        growth=_growth(body["growth"]) if "growth" in body else None,
        note=Text(**body["note"]) if "note" in body else None,
    )


def _growth(found: Mapping[str, Any]) -> Growth:
    return Growth(since=found["from"], **{key: value for key, value in found.items() if key != "from"})


def _asks(body: Mapping[str, Any]) -> Iterator[Ask]:
    for ask in body.get("asks", ()):
        yield Ask(ask["question"], {name: _argument(name, found) for name, found in ask["arguments"].items()})


def _argument(name: str, found: Any) -> Any:
    """An argument as the function takes it: a month, whole months, the children as pairs."""
    if name in _MONTHS:
        return Month.parse(found)
    if name in _WHOLE:
        return int(found)
    if name == "children":
        return tuple((level, int(done)) for level, done in found)
    return tuple(found) if isinstance(found, list) else found
