"""What a projection tells: each measure with its name, its unit, and whether it is a state or a sum of months."""

from __future__ import annotations

from typing import Final, NamedTuple

from pantau.core.text import Text
from pantau.planning.projection.money import COMPONENTS


class Told(NamedTuple):
    """A measure: a ``state`` is as at the end of a year, anything else is the sum of its months."""

    title: Text
    unit: str
    state: bool = False


MEASURES: Final[dict[str, Told]] = {
    "members": Told(Text("peserta aktif", "active members"), "people", True),
    "entries": Told(Text("peserta baru", "entries"), "people"),
    "lapses": Told(Text("berhenti membayar", "lapses"), "people"),
    "payer_stopped": Told(
        Text("berhenti karena sumber dana berhenti", "left because the payer stopped"), "people"
    ),
    "deaths": Told(Text("meninggal, bukan karena kerja", "deaths, not work-related"), "people"),
    "work_deaths": Told(Text("meninggal karena kerja", "work-related deaths"), "people"),
    "disabled": Told(Text("cacat total tetap karena kerja", "total permanent disability by work"), "people"),
    "accidents": Told(Text("kecelakaan kerja", "work accidents"), "cases"),
    "contributions": Told(Text("iuran JKK dan JKM", "contributions to JKK and JKM"), "IDR"),
    "claims": Told(Text("klaim JKK dan JKM", "claims of JKK and JKM"), "IDR"),
    **{code: Told(title, "IDR") for code, title in COMPONENTS.items()},
    "ratio": Told(Text("rasio klaim", "claim ratio"), "percent"),
    "balance": Told(Text("selisih iuran dan klaim sejak awal", "balance since the start"), "IDR", True),
    "children": Told(Text("anak penerima beasiswa", "children with a scholarship"), "people", True),
    "reserve": Told(Text("beasiswa yang masih harus dibayar", "scholarships still to be paid"), "IDR", True),
}
