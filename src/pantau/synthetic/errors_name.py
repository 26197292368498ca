"""What happens to names between the register and a roster; none where it cannot happen to a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Final

from pantau.synthetic.person import Person
from pantau.synthetic.tables import rows

_NEAR: Final = dict(
    zip(
        "QWERTYUIOPASDFGHJKLZXCVBNM",
        [
            "W",
            "QE",
            "WR",
            "ET",
            "RY",
            "TU",
            "YI",
            "UO",
            "IP",
            "O",
            "SQ",
            "AD",
            "SF",
            "DG",
            "FH",
            "GJ",
            "HK",
            "JL",
            "K",
            "XA",
            "ZC",
            "XV",
            "CB",
            "VN",
            "BM",
            "N",
        ],
        strict=True,
    )
)
_SHORTEST: Final = 3  # letters that are left of a name, at least

Damage = Callable[[Random, Person], str | None]


def title(random: Random, person: Person) -> str | None:
    """With what people are called by: haji, ibu, drs."""
    return f"{_one(random, 'title', person.sex)} {person.name}"


def degree(random: Random, person: Person) -> str | None:
    """With an academic degree after the name."""
    return f"{person.name}{', ' if random.random() < 0.7 else ' '}{_one(random, 'degree', '')}"


def abbreviated(random: Random, person: Person) -> str | None:
    """The usual short form of one word of the name."""
    words = person.name.split(" ")
    places = [at for at, word in enumerate(words) if word in _forms("abbreviation")]
    if not places or len(words) == 1:
        return None
    at = places[int(random.random() * len(places))]
    forms = _forms("abbreviation")[words[at]]
    return " ".join((*words[:at], forms[int(random.random() * len(forms))], *words[at + 1 :]))


def spelling(random: Random, person: Person) -> str | None:
    """One sound of the name spelt in another lawful way."""
    return respelt(random, person.name)


def respelt(random: Random, name: str) -> str | None:
    """A name with one sound spelt in another way; none where no other way is known."""
    found = [(old, new) for old, news in _spellings() if old in name for new in news]
    if not found:
        return None
    old, new = found[int(random.random() * len(found))]
    changed = name.replace(old, new, 1)
    return changed if changed != name else None


def typo(random: Random, person: Person) -> str | None:
    """One letter wrong, missing, doubled, or in the place of the next."""
    name = person.name
    at = 1 + int(random.random() * (len(name) - 1))
    letter, chance = name[at], random.random()
    if letter not in _NEAR or len(name) <= _SHORTEST:
        return None
    if chance < 0.3:
        near = _NEAR[letter]
        return name[:at] + near[int(random.random() * len(near))] + name[at + 1 :]
    if chance < 0.55:
        return name[:at] + name[at + 1 :]
    if chance < 0.75:
        return name[:at] + letter + name[at:]
    other = name[at - 1]
    return name[: at - 1] + letter + other + name[at + 1 :] if other in _NEAR and other != letter else None


def cut(random: Random, person: Person) -> str | None:
    """Without its last word."""
    first, _, last = person.name.rpartition(" ")
    return first if first and not person.family and len(first) >= _SHORTEST and last else None


def initials(random: Random, person: Person) -> str | None:
    """The last word, or the one in the middle, as a letter."""
    words = person.name.split(" ")
    at = len(words) - 1 if len(words) == 2 else 1
    if len(words) == 1 or len(words[0]) < _SHORTEST or len(words[at]) < _SHORTEST:
        return None
    return " ".join((*words[:at], f"{words[at][0]}.", *words[at + 1 :]))


def marga_dropped(random: Random, person: Person) -> str | None:
    """Without the family name."""
    rest = person.name.removesuffix(f" {person.family}")
    return rest if person.family and rest != person.name else None


def parent(random: Random, person: Person) -> str | None:
    """With the father's name after bin or binti."""
    father = person.father.split(" ")[0]
    if not father or person.culture in {"bali", "tionghoa", "ntt", "papua", "minahasa"}:
        return None
    full = ("BIN", "BINTI") if random.random() < 0.7 else ("B.", "BT.")
    return f"{person.name} {full[0] if person.sex == 'M' else full[1]} {father}"


def order(random: Random, person: Person) -> str | None:
    """The last word first, with a comma or without."""
    first, _, last = person.name.rpartition(" ")
    return f"{last}{', ' if random.random() < 0.4 else ' '}{first}" if first else None


def nickname(random: Random, person: Person) -> str | None:
    """Only what the neighbours say."""
    return short_form(person.name, random.random())


def alias(random: Random, person: Person) -> str | None:
    """With what the neighbours say after the name."""
    short = short_form(person.name, random.random())
    if short is None:
        return None
    return f"{person.name} ALIAS {short}" if random.random() < 0.5 else f"{person.name} ({short})"


def short_form(name: str, chance: float) -> str | None:
    """The end of the longest word, or its beginning: SUPARMAN is called PARMAN or MAN."""
    word = max(name.split(" "), key=len)
    if len(word) < 5:
        return None
    for at in range(2, len(word) - 2):
        if word[at] not in "AEIOU" and word[at - 1] in "AEIOU" and word[at + 1] in "AEIOU":
            return word[at:] if chance < 0.7 else word[-3:]
    return word[-3:]


def spaces(random: Random, person: Person) -> str | None:
    """Two spaces, one that does not break, or one at an end."""
    chance = random.random()
    if chance < 0.4 or " " not in person.name:
        return f"{person.name} " if chance < 0.25 else f"  {person.name}"
    return person.name.replace(" ", "  " if chance < 0.7 else "\u00a0", 1)


def joined(random: Random, person: Person) -> str | None:
    """Two words written as one."""
    changed = person.name.replace(" ", "", 1)
    return changed if changed != person.name else None


def missing(random: Random, person: Person) -> str | None:
    """Nothing in the cell."""
    return ""


NAME_DAMAGE: Final[dict[str, Damage]] = {
    "title": title,
    "degree": degree,
    "abbreviated": abbreviated,
    "spelling": spelling,
    "typo": typo,
    "cut": cut,
    "initials": initials,
    "marga_dropped": marga_dropped,
    "parent": parent,
    "order": order,
    "nickname": nickname,
    "alias": alias,
    "spaces": spaces,
    "joined": joined,
    "missing": missing,
}


def placeholder(random: Random) -> str:
    """What stands in a name column where there is nobody."""
    return _one(random, "placeholder", "")


def _one(random: Random, kind: str, of: str) -> str:
    forms = _forms(kind)[of]
    return forms[int(random.random() * len(forms))]


@cache
def _forms(kind: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("variants.csv"):
        if row["kind"] == kind:
            found[row["from"]] = (*found.get(row["from"], ()), row["to"])
    return found


@cache
def _spellings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(_forms("spelling").items())
