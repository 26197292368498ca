"""Small numbers said honestly: what a claim ratio on few claims can carry, and how often chance alone makes one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final, NamedTuple

from pantau.core.notation import format_interval, format_number, format_percent, format_rupiah
from pantau.core.text import Language, Text
from pantau.errors import Fault, InputError

RARE, PLAIN = 0.01, 0.1  # below the first chance hardly explains it; from the second on it explains it well
_RATIO: Final = Text(
    "{n} klaim: rasio {ratio}, kisaran wajar {range}.",
    "{n} claims: a ratio of {ratio}, plausible range {range}.",
)
_ODDS: Final = Text(
    "Bila rasio yang sebenarnya {expected}, kebetulan saja membawa rasio setinggi ini atau lebih tinggi pada {odds}.",
    "If the true ratio is {expected}, chance alone brings a ratio as high as this or higher in {odds}.",
)
_ODDS_LOW: Final = Text(
    "Bila rasio yang sebenarnya {expected}, kebetulan saja membawa rasio serendah ini atau lebih rendah pada {odds}.",
    "If the true ratio is {expected}, chance alone brings a ratio as low as this or lower in {odds}.",
)
_YEARS: Final = Text("{n} dari 100 tahun", "{n} of 100 years")
_SELDOM: Final = Text("kurang dari 1 dari 1.000 tahun", "fewer than 1 of 1,000 years")
_THOUSAND: Final = Text("{n} dari 1.000 tahun", "{n} of 1,000 years")
_EXPLAINS: Final = Text(
    "Kebetulan cukup menjelaskannya; angka ini belum menunjukkan bahwa daerah ini berbeda.",
    "Chance explains it well enough; the number does not show that this place is different.",
)
_PERHAPS: Final = Text(
    "Mungkin kebetulan, mungkin tidak; lihat tahun berikutnya sebelum menyimpulkan.",
    "Perhaps chance, perhaps not; look at another year before concluding.",
)
_BEYOND: Final = Text(
    "Sulit dijelaskan oleh kebetulan; carilah sebabnya.", "Chance hardly explains it; look for the cause."
)
_ALIKE: Final = Text(
    "Besar tiap klaim tidak diketahui: dianggap sama, {each}; klaim yang berbeda besarnya melebarkan kisaran.",
    "The size of each claim is not known: taken to be alike, {each}; claims of different sizes widen the range.",
)


class Claimed(NamedTuple):
    """Claims of a time: how many, their sum, the sum of their squares, and what was paid in; all in rupiah.

    ``alike``: their sizes were not known, and are taken to be one.
    """

    many: int
    paid: Decimal
    squares: Decimal
    contributions: Decimal
    alike: bool = False

    @property
    def ratio(self) -> float:
        """The claim ratio in percent."""
        return float(100 * self.paid / self.contributions)


class Likelihood(NamedTuple):
    """A ratio with the ends of its interval and what was expected (percent); the odds of one so far off by chance."""

    claimed: Claimed
    low: float
    high: float
    expected: float
    odds: float

    def to_json(self, language: Language) -> dict[str, Any]:
        """The answer with its sentences."""
        return {
            "claims": self.claimed.many,
            "ratio": round(self.claimed.ratio, 2),
            "low": round(self.low, 2),
            "high": round(self.high, 2),
            "expected": round(self.expected, 2),
            "odds": round(self.odds, 5),
            "sentences": self.sentences(language),
        }

    def sentences(self, language: Language) -> list[str]:
        """The ratio with its range, how often chance makes it, and what follows."""
        low, high = Decimal(round(self.low)), Decimal(round(self.high))
        reach = Text(*(format_interval(low, high, "percent", one) for one in ("id", "en")))
        n = Text(*(format_number(self.claimed.many, one) for one in ("id", "en")))
        told = [_RATIO.fill(n=n, ratio=_percent(self.claimed.ratio), range=reach)]
        side = _ODDS if self.claimed.ratio >= self.expected else _ODDS_LOW
        told.append(side.fill(expected=_percent(self.expected), odds=_said(self.odds)))
        told.append(_EXPLAINS if self.odds >= PLAIN else _PERHAPS if self.odds >= RARE else _BEYOND)
        if self.claimed.alike and self.claimed.many:
            each = self.claimed.paid / self.claimed.many
            told.append(_ALIKE.fill(each=Text(*(format_rupiah(round(each), one) for one in ("id", "en")))))
        return [one.say(language) for one in told]


def claimed(
    contributions: Decimal,
    sizes: list[Decimal] | None = None,
    *,
    paid: Decimal | None = None,
    many: int | None = None,
) -> Claimed:
    """Claims by their sizes, or by their sum and number alone; `InputError` with every fault."""
    faults = []
    if contributions <= 0:
        faults.append(_fault("contributions", Text("iuran harus di atas 0", "contributions must be above 0")))
    if sizes:
        if min(sizes) <= 0:
            faults.append(_fault("sizes", Text("tiap klaim harus di atas 0", "each claim must be above 0")))
        _stop(faults)
        return Claimed(
            len(sizes), sum(sizes, Decimal(0)), sum((one * one for one in sizes), Decimal(0)), contributions
        )
    if paid is None or many is None or paid < 0 or many < 0 or (paid > 0) != (many > 0):
        text = Text(
            "sebutkan besar tiap klaim, atau jumlah rupiah dan banyaknya klaim",
            "give the size of each claim, or their sum in rupiah and how many they are",
        )
        faults.append(_fault("claims", text))
    _stop(faults)
    total, number = paid or Decimal(0), many or 0
    return Claimed(number, total, total * total / max(number, 1), contributions, alike=number > 1)


def odds(found: Claimed, expected: float, size: Decimal = Decimal(0)) -> float:
    """How often claims as high (or as low) come by chance where the true ratio is ``expected`` percent.

    Claims come as a Poisson process. Exact where all weigh the same; otherwise a claim weighs what those that came
    weigh on average, the larger ones more (their squares over their sum). ``size``: the weight where none came.
    """
    from scipy.special import gammainc, gammaincc  # noqa: PLC0415  heavy, and needed here alone

    weight = float(found.squares / found.paid) if found.paid else float(size)
    mean = expected / 100 * float(found.contributions)
    if mean <= 0 or weight <= 0:
        return 1.0
    events = float(found.paid) / weight
    if found.ratio >= expected:
        return float(gammainc(events, mean / weight)) if events else 1.0
    return float(gammaincc(events + 1, mean / weight))


def _said(share: float) -> Text:
    if share < 0.001:
        return _SELDOM
    if share < RARE:
        return _THOUSAND.fill(n=max(1, round(1000 * share)))
    return _YEARS.fill(n=round(100 * share))


def _percent(value: float) -> Text:
    whole = Decimal(round(value))
    return Text(format_percent(whole, "id"), format_percent(whole, "en"))


def _fault(where: str, text: Text) -> Fault:
    return Fault(where, 0, {"id": text.id, "en": text.en})


def _stop(faults: list[Fault]) -> None:
    if faults:
        raise InputError(faults)
