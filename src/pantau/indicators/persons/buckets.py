"""How long ago, or how many months: the buckets in which lapses and arrears are shown."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import ibis


class Bucket(NamedTuple):
    """From ``low`` to ``high`` months, both included; ``high`` none: and more."""

    low: int
    high: int | None

    @property
    def label(self) -> str:
        """How it is written in figures and tables: ``1``, ``2-3``, ``13+``."""
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"


BUCKETS: Final = (Bucket(1, 1), Bucket(2, 3), Bucket(4, 6), Bucket(7, 12), Bucket(13, None))


def bucket_of(months: Any) -> Any:
    """The label of the bucket that a column of months, 1 or more, lies in."""
    cases = [(months <= bucket.high, bucket.label) for bucket in BUCKETS if bucket.high is not None]
    return ibis.cases(*cases, else_=BUCKETS[-1].label)


def bucket_since(paid: Any, last: int) -> Any:
    """The label of how long ago the highest bit of a mask is, where bit ``last`` is now and is not set."""
    cases = [
        (paid >= 1 << (last - bucket.high), bucket.label)
        for bucket in BUCKETS
        if bucket.high is not None and bucket.high <= last
    ]
    return ibis.cases(*cases, else_=BUCKETS[-1].label)
