"""Names of different people that differ by a letter or two: twins, siblings, neighbours."""

from __future__ import annotations

from functools import cache

from pantau.synthetic.tables import rows


def look_alike(name: str, sex: str, other_sex: str) -> str:
    """A name that looks like this one and is another person's of that sex; empty where none is known.

    >>> look_alike("AGUS KURNIAWAN", "M", "F")
    'AGUS KURNIAWATI'
    """
    words = name.split(" ")
    for place in range(len(words) - 1, -1, -1):
        for ending, other in _endings().get((sex, other_sex), ()):
            if words[place].endswith(ending):
                changed = words[place].removesuffix(ending) + other
                return " ".join((*words[:place], changed, *words[place + 1 :]))
    return ""


@cache
def _endings() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The endings that give way to each other, longest first; those between two of one sex go both ways."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows("lookalikes.csv"):
        here, there = (row["from_sex"], row["from_ending"]), (row["to_sex"], row["to_ending"])
        found.setdefault((here[0], there[0]), []).append((here[1], there[1]))
        found.setdefault((there[0], here[0]), []).append((there[1], here[1]))
    return {pair: sorted(endings, key=lambda each: -len(each[0])) for pair, endings in found.items()}
