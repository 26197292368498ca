"""How a round says no: not allowed, incomplete, or overtaken by somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from pantau.core.text import Text
from pantau.errors import MonevError


class NotAllowed(MonevError):
    """Somebody may not do this, or not in this state."""


class Stale(MonevError):
    """Somebody else changed it since it was read; read it again."""


class Incomplete(MonevError):
    """What is still missing before this step; ``missing`` holds a sentence for each."""

    missing: tuple[Text, ...] = ()

    @classmethod
    def because(cls, missing: Sequence[Text]) -> Incomplete:
        """The error that lists everything that is missing."""
        joined = Text("; ".join(one.id for one in missing), "; ".join(one.en for one in missing))
        error = cls.of(id=f"belum lengkap: {joined.id}", en=f"not complete: {joined.en}")
        error.missing = tuple(missing)
        return error

    def lines(self, language: str) -> list[str]:
        """A line for each thing that is missing."""
        return [one.id if language == "id" else one.en for one in self.missing] or super().lines(language)


def refuse(text: Text, kind: type[MonevError] = NotAllowed) -> NoReturn:
    """Raise with a sentence in both languages."""
    raise kind.of(id=text.id, en=text.en)
