"""The kinds of files that the ledger takes: the columns of each, and in which form a column is read."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple


class Column(NamedTuple):
    """A column of a kind: its name, the form of its cells, and whether a file must have it."""

    name: str
    form: str
    needed: bool = False


class Kind(NamedTuple):
    """A kind of file; ``sign`` is the column without which a row is a total or a remark."""

    name: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in their order in FORMATS."""
        return tuple(column.name for column in self.columns)

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that a file must have."""
        return tuple(column.name for column in self.columns if column.needed)


def _columns(text: str) -> tuple[Column, ...]:
    """``nik:nik! month:month!``: name, form, and a mark for what must be there."""
    found = []
    for word in text.split():
        name, _, form = word.rstrip("!").partition(":")
        found.append(Column(name, form or "text", word.endswith("!")))
    return tuple(found)


_KINDS: Final = {
    "enrolments": "nik:nik! name birth_date:birth sex:sex region:region category:category segment:segment! "
    "programmes:programmes sponsor:sponsor income:amount start:day! end:day end_reason kpj",
    "contributions": "nik:nik! month:month! segment:segment! sponsor:sponsor payer region:region category:category "
    "jkk:paid jkm:paid jht:paid jp:paid jkp:paid paid_on:day office",
    "claims": "claim_id! nik:nik! programme:programme! benefit event_date:day! filed_on:day paid_on:day "
    "amount:amount region:region office",
    "eligible": "region:region! category:category segment:segments definition:definition as_of:stock! "
    "value:count! low:count high:count source vintage",
    "deaths": "nik:nik! name died_on:day! source",
    "figures": "region:region! measure:measure! category:category segment:segments programme:programmes "
    "sponsor:sponsors period:period! value:number! qualifier:qualifier total_of:dimension basis:basis source "
    "unit:unit definition group precision:number note",
}
KINDS: Final = MappingProxyType({name: Kind(name, _columns(text)) for name, text in _KINDS.items()})
