"""How the law says no: one error with its sentence in both languages."""

from __future__ import annotations

from typing import NoReturn

from pantau.core.text import Language, Text
from pantau.errors import Fault, LawError, NotCodified, PantauError


def refuse(kind: type[LawError], text: Text) -> NoReturn:
    """Raise a `LawError` with its English sentence and its Indonesian one."""
    raise kind.of(id=text.id, en=text.en)


def not_codified(missing: Text, settles: Text) -> NoReturn:
    """Raise `NotCodified`: what is missing, and what would settle it."""
    text = Text(
        "belum dikodifikasi: {missing}; yang dapat memastikannya: {settles}",
        "not codified: {missing}; what would settle it: {settles}",
    )
    refuse(NotCodified, text.fill(missing=missing, settles=settles))


def fault(where: str, text: Text) -> Fault:
    """One thing wrong in a question to the law; ``where`` is the name of its argument."""
    return Fault(where, 0, {"id": text.id, "en": text.en})


def explain(error: PantauError, language: Language) -> list[str]:
    """What an error says in one language, one line for each fault."""
    return [line for told in error.lines(language) for line in told.splitlines()]
