"""A sentence in both languages of the users, complete by construction."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


class Text(NamedTuple):
    """The same sentence in Indonesian (``id``) and English (``en``); ``{name}`` marks a slot.

    >>> Text("sekitar {n}", "about {n}").fill(n=3).say("en")
    'about 3'
    """

    id: str
    en: str

    def say(self, language: Language) -> str:
        """The sentence in one language."""
        return self.id if language == "id" else self.en

    def fill(self, **slots: Any) -> Text:
        """Fill the slots of both sentences; a slot that is itself a `Text` is filled per language."""
        by_language = {
            language: {
                key: value.say(language) if isinstance(value, Text) else value for key, value in slots.items()
            }
            for language in LANGUAGES
        }
        return Text(self.id.format(**by_language["id"]), self.en.format(**by_language["en"]))
