"""The published variants of coverage: whom they count, and of whom."""

from __future__ import annotations

from typing import Final, NamedTuple

from pantau.core.ledger_tables import SEGMENT_ORDER
from pantau.core.text import Text
from pantau.indicators.parts import Parts


class Variant(NamedTuple):
    """A definition of coverage; ``of`` is the definition of those counted below the line.

    ``memberships`` counts each membership and not each person, as lists of accounts do.
    """

    code: str
    title: Text
    segments: tuple[str, ...]
    of: str
    memberships: bool = False

    def counted(self, parts: Parts) -> int:
        """What stands above the line."""
        count = parts.memberships_in if self.memberships else parts.workers_in
        return count(self.segments)

    @property
    def segment(self) -> str:
        """The segments as a figure writes them; empty for all."""
        return "" if self.segments == ALL else "+".join(self.segments)


ALL: Final = tuple(SEGMENT_ORDER)
_PUBLISHED: Final = (
    Variant(
        "kemendagri",
        Text("A, PU dan BPU terhadap potensi", "A, PU and BPU of those eligible"),
        ("PU", "BPU"),
        "eligible",
    ),
    Variant(
        "ucj_with_jakon",
        Text("B, dengan jasa konstruksi terhadap potensi", "B, with construction, of those eligible"),
        ("PU", "BPU", "JAKON"),
        "eligible",
    ),
    Variant(
        "rpjmn",
        Text(
            "C, semua peserta aktif terhadap semua yang bekerja",
            "C, all active participants of all employed",
        ),
        ALL,
        "employed",
    ),
    Variant(
        "of_target",
        Text("D, semua peserta aktif terhadap target", "D, all active participants of the target headcount"),
        ALL,
        "target",
    ),
)
PUBLISHED: Final = {one.code: one for one in _PUBLISHED}
_BY_MEMBERSHIP: Final = {
    f"{one.code}_memberships": one._replace(
        code=f"{one.code}_memberships",
        title=Text(f"{one.title.id}, dihitung per kepesertaan", f"{one.title.en}, counted by membership"),
        memberships=True,
    )
    for one in _PUBLISHED
}
VARIANTS: Final = PUBLISHED | _BY_MEMBERSHIP
