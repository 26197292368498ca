"""Which articles are codified and tested, which are open and why: counted from the law itself.

Nothing here is written by hand: the articles come from the parameters, the rules and the list of regulations,
the tests from the worked examples, each of which is asked and its trace read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import pantau.law.rules
from pantau.core.catalogue import discover
from pantau.core.spelling import meant
from pantau.core.text import Language, Text
from pantau.errors import InputError, LawError
from pantau.law.answer import Assessment
from pantau.law.benefit import benefit
from pantau.law.contribution import contribution
from pantau.law.dated import Unknown, Value, parameters
from pantau.law.examples import Ask, examples
from pantau.law.refusal import fault
from pantau.law.regulations import regulations
from pantau.law.rule import Rule

_REGULATION = re.compile(r"^((?:UU|PP|Perpres|Permenaker|Kepmenaker|SE) [^\s;]+)\s*(.*)$")
_WHOLE = "-"


class Article(NamedTuple):
    """An article of a regulation; ``-`` where a source names the regulation alone."""

    regulation: str
    name: str


class Open(NamedTuple):
    """What is not codified: why, and what would settle it."""

    why: Text
    settles: Text


@dataclass
class Coverage:
    """What is known of one article: parameters, rules, worked examples that rest on it, what is open."""

    article: Article
    parameters: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)


def articles_of(reference: str) -> Iterator[Article]:
    """The articles that a reference names.

    >>> list(articles_of("PP 44/2015 Pasal 18; PP 49/2020"))
    [Article(regulation='PP 44/2015', name='Pasal 18'), Article(regulation='PP 49/2020', name='-')]
    """
    for one in reference.split(";"):
        found = _REGULATION.match(one.strip())
        if found:
            yield Article(found[1], found[2] or _WHOLE)


@lru_cache(maxsize=1)
def coverage() -> tuple[Coverage, ...]:
    """Every article that the law of Pantau names, regulation by regulation, oldest first."""
    found: dict[Article, Coverage] = {}
    for article, part, what in (*_codified(), *_tested(), *_unread()):
        held: list[Any] = getattr(found.setdefault(article, Coverage(article)), part)
        if what not in held:
            held.append(what)
    order = [regulation.id for regulation in regulations()]
    return tuple(sorted(found.values(), key=lambda one: _place(one.article, order)))


def _codified() -> Iterator[tuple[Article, str, Any]]:
    for parameter in parameters().by_id.values():
        for entry in parameter.entries:
            for article in articles_of(entry.reference):
                if isinstance(entry, Unknown):
                    yield article, "open", Open(entry.missing, entry.settles)
                elif isinstance(entry, Value):
                    yield article, "parameters", parameter.id
    for rule in discover(pantau.law.rules, Rule):
        for article in articles_of(rule.law):
            yield article, "rules", rule.id


def _unread() -> Iterator[tuple[Article, str, Any]]:
    for regulation in regulations():
        for one in regulation.open:
            yield Article(regulation.id, one.article), "open", Open(one.why, one.settles)


def coverage_of(regulation: str = "") -> tuple[Coverage, ...]:
    """The articles of one regulation, all when left out; raises `InputError` for one that is not known."""
    if not regulation:
        return coverage()
    found = tuple(one for one in coverage() if one.article.regulation == regulation)
    if not found:
        known = sorted({one.article.regulation for one in coverage()})
        text = Text("'{found}' tidak dikenal{near}", "'{found}' is not known{near}")
        raise InputError([fault("regulation", text.fill(found=regulation, near=meant(regulation, known)))])
    return found


def coverage_json(found: Iterable[Coverage], language: Language) -> dict[str, Any]:
    """The coverage for programs."""
    return {
        "articles": [
            {
                "regulation": one.article.regulation,
                "article": "" if one.article.name == _WHOLE else one.article.name,
                "codified": bool(one.parameters or one.rules),
                "parameters": one.parameters,
                "rules": one.rules,
                "tested_by": one.examples,
                "open": [
                    {"why": gap.why.say(language), "settles": gap.settles.say(language)} for gap in one.open
                ],
            }
            for one in found
        ]
    }


def _tested() -> Iterator[tuple[Article, str, Any]]:
    """The worked examples whose trace rests on each article."""
    for example in examples():
        references = {value.reference for ask in example.asks for value in _values_of(ask)}
        for reference in sorted(references):
            yield from ((article, "examples", example.id) for article in articles_of(reference))


def _values_of(ask: Ask) -> list[Value]:
    try:
        answered: Assessment = (contribution if ask.question == "contribution" else benefit)(**ask.arguments)
    except LawError:  # an example that must be refused
        return []
    return [value for part in answered.parts for value in part.values]


def _place(article: Article, order: list[str]) -> tuple[int, str, str]:
    known = order.index(article.regulation) if article.regulation in order else len(order)
    padded = re.sub(r"\d+", lambda number: number[0].zfill(4), article.name)
    return known, article.regulation, padded
