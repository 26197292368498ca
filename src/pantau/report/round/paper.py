"""A letter, a note, a list or minutes as values: the same parts for Word and for paper."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.core.text import Language
from pantau.report.blocks import Section, Signature

Pair = tuple[str, str]


@dataclass(frozen=True)
class Paper:
    """What stands on the paper, from the letterhead down; an empty part is not set.

    ``reference`` are the lines of number, nature, enclosure and subject, ``details`` those of day, time and
    place; ``closed`` says that the list of names goes on with empty lines to be signed.
    """

    language: Language
    date: tuple[int, int, int]
    letterhead: tuple[str, ...]
    address: str
    title: str
    subject: str
    number: str
    dated: str
    reference: tuple[Pair, ...]
    addressee: tuple[str, ...]
    opening: tuple[str, ...]
    details: tuple[Pair, ...]
    sections: tuple[Section, ...]
    closing: str
    place_and_date: str
    signatures: tuple[Signature, ...]
    copies: tuple[str, ...]
    attachments: tuple[Section, ...]
    footer: str
    labels: dict[str, str]
