"""What doubt about a region's figures takes off its score, by the rule of the scheme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from pantau.award.scheme import HUNDRED, Quality
from pantau.core.text import Text
from pantau.figures import SEVERITIES, Finding


class Discount(NamedTuple):
    """How much of the score is left (``factor``, 0 to 1), and for what: findings and signs of gaming."""

    factor: Decimal
    findings: tuple[Finding, ...] = ()
    signals: tuple[Text, ...] = ()

    @property
    def percent(self) -> Decimal:
        """What is taken off, in percent of the score."""
        return (1 - self.factor) * HUNDRED


NOTHING_OFF = Discount(Decimal(1))


def discounts(
    regions: Iterable[str],
    findings: Iterable[Finding],
    signals: Mapping[str, tuple[Text, ...]],
    quality: Quality,
) -> dict[str, Discount]:
    """The discount of each region: so much for each finding that stands and each sign, no more than the most."""
    rates = {name: getattr(quality, name, Decimal(0)) for name in SEVERITIES}
    costly: dict[str, list[Finding]] = {}
    for finding in findings:
        if rates[finding.severity]:
            costly.setdefault(finding.subject.region, []).append(finding)
    told = {}
    for region in regions:
        against, signs = tuple(costly.get(region, ())), signals.get(region, ())
        off = sum((rates[one.severity] for one in against), len(signs) * quality.signal)
        told[region] = Discount(1 - min(off, quality.most) / HUNDRED, against, signs)
    return told
