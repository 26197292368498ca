"""The instrument: what is asked of whom, with which evidence, until when, and on what legal basis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from pantau.core.text import Text

Kind = Literal["figures", "yes_no", "choice", "text", "table", "regulation", "budget"]
Confidence = Literal["H", "M", "L", "mem", "inf"]

KINDS: Final[dict[Kind, Text]] = {
    "figures": Text("angka", "figures"),
    "yes_no": Text("ya atau tidak", "yes or no"),
    "choice": Text("pilihan", "choice"),
    "text": Text("uraian", "text"),
    "table": Text("tabel menurut kelompok pekerja", "table by worker category"),
    "regulation": Text("regulasi", "regulation"),
    "budget": Text("anggaran", "budget"),
}
CONFIDENCES: Final[dict[Confidence, Text]] = {
    "H": Text("sumber resmi atau dua sumber yang terpisah", "an official source or two independent ones"),
    "M": Text("satu sumber pers", "one press source"),
    "L": Text("lemah atau sebagian", "weak or partial"),
    "mem": Text(
        "belum dilihat pada sumber; periksa naskah hukumnya", "not seen in a source; verify in the legal text"
    ),
    "inf": Text("disimpulkan dari hitungan", "inferred by arithmetic"),
}


@dataclass(frozen=True)
class Basis:
    """The rule that asks for it, where that was read, and how sure it is."""

    regulation: str
    source: str
    confidence: Confidence
    note: Text | None = None


@dataclass(frozen=True)
class EvidenceAsked:
    """A document that goes with an answer."""

    code: str
    title: Text
    required: bool = False


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    code: str
    title: Text


@dataclass(frozen=True)
class Asked:
    """A figure that a question asks for: a measure with the dimensions that the question fixes."""

    measure: str
    segment: str = ""
    programme: str = ""
    sponsor: str = ""
    definition: str = ""
    required: bool = True


@dataclass(frozen=True)
class DueRule:
    """When an answer is due: so many days before the due day of the round (0: on that day)."""

    days_before: int = 0

    def on(self, due: date) -> date:
        """The day in a round that is due on a day."""
        return due - timedelta(days=self.days_before)


@dataclass(frozen=True)
class Condition:
    """A question that is asked only when another one was answered so."""

    question: str
    equals: str


@dataclass(frozen=True)
class Question:
    """One question. ``figures``, ``categories`` and ``choices`` go with its kind.

    A question of figures that names none takes any; a table asks its figures for each category and their total.
    ``several``: more than one choice may be made. ``addressees``: only some of those whom the item is addressed to.
    """

    code: str
    kind: Kind
    title: Text
    help: Text | None = None
    required: bool = True
    figures: tuple[Asked, ...] = ()
    categories: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    several: bool = False
    evidence: tuple[EvidenceAsked, ...] = ()
    due: DueRule = DueRule()
    basis: Basis | None = None
    only_if: Condition | None = None
    theme: str = ""
    addressees: tuple[str, ...] = ()

    def is_put_to(self, addressee: str) -> bool:
        """Whether somebody whom the item is addressed to is asked it."""
        return not self.addressees or addressee in self.addressees


@dataclass(frozen=True)
class Item:
    """One instruction, to whom it is addressed and what is asked about it."""

    code: str
    addressees: tuple[str, ...]
    title: Text
    basis: Basis
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Instrument:
    """A version of an instrument; a round keeps the version that it was opened with."""

    id: str
    version: int
    valid_from: date
    title: Text
    basis: tuple[Basis, ...]
    items: tuple[Item, ...]
    addressees: Mapping[str, Text]

    def items_for(self, addressee: str) -> tuple[Item, ...]:
        """The items addressed to somebody, each with the questions put to them."""
        return tuple(
            replace(item, questions=tuple(one for one in item.questions if one.is_put_to(addressee)))
            for item in self.items
            if addressee in item.addressees
        )

    def questions_for(self, addressee: str) -> dict[str, Question]:
        """The questions put to somebody, by code."""
        return {one.code: one for item in self.items_for(addressee) for one in item.questions}

    def questions(self) -> Iterator[Question]:
        """All questions, in order."""
        return (question for item in self.items for question in item.questions)
