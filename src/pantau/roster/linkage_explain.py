"""A pair of records in words: what agrees, what does not, how much each counts, and why it ended as it did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from pantau.core.text import Text
from pantau.roster.linkage_model import COMPARISONS

# Weights are powers of two: 3 means that the evidence is eight times likelier among records of one person.
_STRENGTHS: Final = (
    (10.0, Text("sangat mendukung", "strongly for")),
    (3.0, Text("mendukung", "for")),
    (0.5, Text("sedikit mendukung", "slightly for")),
    (-0.5, Text("tidak menentukan", "says little")),
    (-3.0, Text("sedikit menentang", "slightly against")),
    (-10.0, Text("menentang", "against")),
)
_STRONGLY_AGAINST: Final = Text("sangat menentang", "strongly against")

_VERDICTS: Final = {
    "link": Text("ditautkan sebagai satu orang (peluang {p})", "linked as one person (probability {p})"),
    "review": Text(
        "meragukan (peluang {p}); perlu diperiksa orang", "in doubt (probability {p}); a person must look"
    ),
    "guard": Text(
        "peluang {p}, tetapi tidak ada dua dari NIK, nama, tanggal lahir yang cukup cocok; perlu diperiksa orang",
        "probability {p}, but no two of NIK, name and birth date agree well enough; a person must look",
    ),
    "inside": Text(
        "pasangan ini sendiri meragukan, tetapi keduanya ditautkan lewat baris lain",
        "in doubt by itself, but both are linked by way of other rows",
    ),
    "conflict": Text(
        "tidak digabung: NIK sah dan tanggal lahir di dalam kelompoknya bertentangan; perlu diperiksa orang",
        "not joined: valid NIKs and birth dates in their groups contradict each other; a person must look",
    ),
    "equal": Text(
        "NIK, nama, dan tanggal lahir sama persis", "NIK, name and birth date are exactly the same"
    ),
    "told": Text("dinyatakan satu orang oleh pemeriksa", "declared one person by a reviewer"),
    "apart": Text("dinyatakan bukan satu orang oleh pemeriksa", "declared two people by a reviewer"),
}


class Reason(NamedTuple):
    """One comparison of a pair: what it is, what was found, its weight (powers of two) and that weight in words."""

    title: Text
    found: Text
    weight: float
    strength: Text

    def line(self) -> Text:
        """The reason on one line."""
        return Text(
            f"{self.title.id}: {self.found.id} ({self.strength.id}, {self.weight:+.1f})",
            f"{self.title.en}: {self.found.en} ({self.strength.en}, {self.weight:+.1f})",
        )


class Explanation(NamedTuple):
    """Why a pair ended as it did: the verdict, and the reasons, the weightiest first."""

    verdict: Text
    reasons: tuple[Reason, ...]


def explain_pair(pair: Mapping[str, Any]) -> Explanation:
    """A row of ``pairs.parquet`` in words.

    >>> explain_pair({"decided": "equal", "held_by": ""}).verdict.en
    'NIK, name and birth date are exactly the same'
    """
    decided = "guard" if pair["decided"] == "review" and pair.get("held_by") == "guard" else pair["decided"]
    probability = pair.get("probability")
    shown = "" if probability is None else _shown(probability)
    reasons = [
        Reason(one.title, one.level(level).says, weight, strength(weight))
        for one in COMPARISONS
        if (level := pair.get(f"level_{one.code}")) and (weight := pair.get(f"weight_{one.code}")) is not None
        and not one.level(level).unknown
    ]  # fmt: skip
    reasons.sort(key=lambda reason: -abs(reason.weight))
    return Explanation(_VERDICTS[decided].fill(p=shown), tuple(reasons))


def strength(weight: float) -> Text:
    """A weight in words."""
    return next((text for least, text in _STRENGTHS if weight >= least), _STRONGLY_AGAINST)


def _shown(probability: float) -> Text:
    if probability > 0.9999:
        return Text("> 99,99 %", "> 99.99%")
    percent = f"{probability * 100:.2f}"
    return Text(f"{percent.replace('.', ',')} %", f"{percent}%")
