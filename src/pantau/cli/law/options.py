"""Options of ``pantau law`` that are text: read as people write them, every fault kept for one answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from pantau.core.period import Month
    from pantau.core.text import Text
    from pantau.errors import Fault

Segment = Annotated[str, typer.Option(help="PU, BPU, JAKON or PMI")]
AsJson = Annotated[bool, typer.Option("--json", help="print the answer as JSON")]
Trace = Annotated[bool, typer.Option("--trace", help="show formula, values, articles and rounding")]
Spoken = Annotated[str, typer.Option(help="id (default) or en")]
Day = Annotated[str, typer.Option("--date", help="day of the event, 2024-07-17")]
Children = Annotated[
    str, typer.Option(help="each child's level and years done in it, and birth date: SD:2,PT:0:2006-05-01")
]


class Reader:
    """Reads the options that are text, and keeps every fault for one answer."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def stop(self) -> None:
        """Raise `InputError` with every fault, if there is one."""
        from pantau.errors import InputError

        if self.faults:
            raise InputError(self.faults)

    def rupiah(self, name: str, text: str) -> Decimal | None:
        """An amount as people type it: ``1000000``, ``1.000.000``, ``Rp1 juta``; None when left out."""
        return self.amount(name, text, unit="IDR")

    def amount(self, name: str, text: str, *, unit: str) -> Decimal | None:
        """A number in this unit, which need not be said; None when left out."""
        from pantau.core.notation import Unreadable, parse_number, shown
        from pantau.core.text import Text

        if not text:
            return None
        try:
            number = parse_number(text, whole=unit == "IDR")
        except Unreadable as wrong:
            self._fault(name, wrong.reason)
            return None
        if number.unit not in ("", unit):
            other = Text("'{found}' bukan {unit}", "'{found}' is not in {unit}")
            said = {
                "IDR": Text("jumlah rupiah", "rupiah"),
                "percent": Text("persen", "percent"),
                "months": Text("jumlah bulan", "months"),
            }[unit]
            self._fault(name, other.fill(found=shown(text), unit=said))
        return number.value

    def whole(self, name: str, text: str) -> int | None:
        """A whole number of 0 or more; None when left out."""
        from pantau.core.notation import shown
        from pantau.core.text import Text

        if not text.strip():
            return None
        if not re.fullmatch("[0-9]{1,9}", text.strip()):
            said = Text(
                "'{found}' bukan bilangan bulat 0 atau lebih", "'{found}' is not a whole number of 0 or more"
            )
            self._fault(name, said.fill(found=shown(text)))
            return None
        return int(text)

    def month(self, name: str, text: str) -> Month | None:
        """A month like 2024-07; None when left out."""
        from pantau.core.notation import shown
        from pantau.core.period import Month
        from pantau.core.text import Text

        if not text:
            return None
        try:
            return Month.parse(text)
        except ValueError:
            said = Text("'{found}' bukan bulan seperti 2024-07", "'{found}' is not a month like 2024-07")
            self._fault(name, said.fill(found=shown(text)))
            return None

    def day(self, name: str, text: str) -> date | None:
        """A day like 2024-07-17; None when left out."""
        from datetime import date

        from pantau.core.notation import shown
        from pantau.core.text import Text

        if not text:
            return None
        try:
            if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
                return date.fromisoformat(text.strip())
            raise ValueError(text)
        except ValueError:
            said = Text(
                "'{found}' bukan tanggal seperti 2024-07-17", "'{found}' is not a date like 2024-07-17"
            )
            self._fault(name, said.fill(found=shown(text)))
            return None

    def children(self, name: str, text: str) -> tuple[tuple[str, int, date | None], ...]:
        """Levels, the years done in them, and birth dates: ``SD:2,PT:0:2006-05-01``."""
        from pantau.core.notation import shown
        from pantau.core.text import Text

        found = []
        for one in filter(None, (part.strip() for part in text.split(","))):
            level, done, birth = (*one.split(":", 2), "", "")[:3]
            if re.fullmatch("[0-9]{1,2}", done.strip()):
                found.append((level, int(done), self.day(name, birth.strip())))
            else:
                said = Text("'{found}' tidak seperti SD:2", "'{found}' is not like SD:2")
                self._fault(name, said.fill(found=shown(one)))
        return tuple(found)

    def costs(self, name: str, text: str) -> dict[str, Decimal]:
        """Costs by receipt, several of a kind added up: ``medical:12000000,transport_land:750000``."""
        from decimal import Decimal

        from pantau.core.notation import shown
        from pantau.core.text import Text

        found: dict[str, Decimal] = {}
        for one in filter(None, (part.strip() for part in text.split(","))):
            code, _, cost = one.partition(":")
            amount = self.rupiah(name, cost.strip())
            if amount is not None:
                found[code.strip()] = found.get(code.strip(), Decimal(0)) + amount
            elif not cost:
                said = Text(
                    "'{found}' tidak seperti medical:12000000", "'{found}' is not like medical:12000000"
                )
                self._fault(name, said.fill(found=shown(one)))
        return found

    def _fault(self, name: str, text: Text) -> None:
        from pantau.errors import Fault

        self.faults.append(Fault(name, 0, {"id": text.id, "en": text.en}))


def listed(text: str) -> tuple[str, ...]:
    """The codes of a comma list."""
    return tuple(one.strip() for one in text.split(",") if one.strip())
