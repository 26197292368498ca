"""Who was covered and is no more, by how long ago: lapses, and apart from them terms that ended."""

from __future__ import annotations

from collections.abc import Iterator

from pantau.core.text import Text
from pantau.indicators.indicator import Value, whole
from pantau.indicators.persons.buckets import BUCKETS
from pantau.indicators.persons.indicator import Counts, Queried, Told, of_people
from pantau.indicators.persons.lapses import ENDINGS, lapse_parts
from pantau.indicators.persons.period import last_month


@of_people(
    "gone_workers",
    says=Text(
        "Orang yang pernah terlindungi dalam lima tahun terakhir dan tidak pada bulan itu, dihitung di tempat dan "
        "kelompok bulan terakhirnya. Definisi: lapsed (iuran berhenti tanpa akhir yang tercatat), ended "
        "(kepesertaan berakhir), ad_hoc (masa tugas pemilu selesai), died (meninggal), no_data (bulan itu belum "
        "ada datanya); group: bulan sejak bulan terakhir yang dibayar.",
        "People covered within the last five years and not in the month, in the place and group of the last month. "
        "Definitions: lapsed (contributions stopped, no end is recorded), ended (the enrolment ended), ad_hoc (an "
        "election term is over), died, no_data (no data of the month yet); group: months since the last one paid.",
    ),
    queried=Queried("lapses", lapse_parts, last_month),
)
def gone_workers(counts: Counts) -> Iterator[Told]:
    """Each ending whole, then by bucket; an ending that nobody has is said for lapses only."""
    for ending in ENDINGS:
        people = counts.total("people", ending=ending)
        if not people and ending != "lapsed":
            continue
        yield Told(Value(whole(people), definition=ending))
        for bucket in BUCKETS:
            found = counts.total("people", ending=ending, since=bucket.label)
            if found:
                yield Told(Value(whole(found), definition=ending), bucket.label)
