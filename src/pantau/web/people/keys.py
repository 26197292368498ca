"""How a person is called in an address: the random id of the ledger in 36 signs, never a number of sixteen digits."""

from __future__ import annotations

from typing import Final

_SIGNS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST: Final = 2**63


def key_of(person: int) -> str:
    """The key of a person.

    >>> key_of(35), key_of(36)
    ('z', '10')
    """
    key = ""
    while person:
        person, place = divmod(person, 36)
        key = _SIGNS[place] + key
    return key or "0"


def person_of(key: str) -> int | None:
    """The person of a key; none for what is no key as `key_of` writes it.

    >>> person_of("10"), person_of("Z"), person_of("010")
    (36, None, None)
    """
    if not key or len(key) > 13 or not set(key) <= set(_SIGNS):
        return None
    person = int(key, 36)
    return person if person < _MOST and key_of(person) == key else None
