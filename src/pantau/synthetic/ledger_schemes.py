"""Who pays for whom in a made-up region: by worker category, the schemes that cover them and how they go on."""

from __future__ import annotations

from typing import Final, NamedTuple

from pantau.core.categories import category_ancestors
from pantau.synthetic.tables import Weighted


class Scheme(NamedTuple):
    """A way in which people are covered.

    ``course`` is how it goes on: ``budget`` (from January, or later, to December, each year anew), ``term``
    (some weeks, then over), ``project`` (some months on a site), ``steady`` (until somebody leaves), ``own``
    (people who pay when they can). Incomes are lowest, highest and the step between.
    """

    segment: str
    sponsor: str
    programmes: str
    course: str
    incomes: tuple[int, int, int]
    risk: str = ""


_TWO, _THREE, _FIVE = "JKK+JKM", "JKK+JKM+JHT", "JKK+JKM+JHT+JP+JKP"
_BAND: Final = (1_000_000, 1_000_000, 1)  # the lowest band of BPU, which those pay who pay for others
_BANDS: Final = (1_000_000, 2_400_000, 700_000)
_WAGES: Final = (2_400_000, 9_000_000, 200_000)

_OFFICE = Scheme("PU", "APBD", _TWO, "budget", (1_800_000, 3_400_000, 200_000), "very_low")
_VILLAGE = Scheme("PU", "APBDES", _THREE, "budget", (2_000_000, 3_000_000, 200_000), "very_low")
_CITY = Scheme("BPU", "APBD", _TWO, "budget", _BAND)
_HAMLET = Scheme("BPU", "APBDES", _TWO, "budget", _BAND)
_PROVINCE = Scheme("BPU", "APBD_PROV", _TWO, "budget", _BAND)
_DONOR = Scheme("BPU", "CSR", _TWO, "term", _BAND)
_STATE = Scheme("BPU", "APBN", _TWO, "term", _BAND)
_SELF = Scheme("BPU", "SELF", _TWO, "own", _BANDS)
_SAVER = Scheme("BPU", "SELF", _THREE, "own", _BANDS)
_COMPANY = Scheme("PU", "EMPLOYER", _FIVE, "steady", _WAGES, "low")
_SITE = Scheme("JAKON", "EMPLOYER", _TWO, "project", (2_400_000, 4_200_000, 300_000))
_SAWIT, _TEMBAKAU = _CITY._replace(sponsor="DBH_SAWIT"), _CITY._replace(sponsor="DBHCHT")
SECOND: Final = ((_SELF, "pedagang"), (_COMPANY, "formal"))  # a second work, and its category

_BY: Final[dict[str, tuple[tuple[Scheme, float], ...]]] = {
    "non_asn": ((_OFFICE, 8), (_CITY, 2)),
    "perangkat_desa": ((_VILLAGE, 1),),
    "bpd": ((_HAMLET, 1),),
    "rt_rw": ((_CITY, 5), (_HAMLET, 5)),
    "lpm": ((_HAMLET, 1),),
    "kader": ((_HAMLET, 4), (_CITY, 6)),
    "linmas": ((_HAMLET, 5), (_CITY, 5)),
    "adhoc": ((_STATE, 1),),
    "rentan": ((_CITY, 5), (_PROVINCE, 1), (_DONOR, 1), (_SELF, 2), (_SAVER, 1)),
    "pekebun_sawit": ((_SAWIT, 3), (_SELF, 1)),
    "petani_tembakau": ((_TEMBAKAU, 3), (_SELF, 1)),
    "ojek": ((_SELF, 2), (_SAVER, 2), (_CITY, 1)),
    "pelatihan": ((_STATE, 1),),
    "jakon": ((_SITE, 1),),
    "formal": ((_COMPANY, 1),),
    "bumd": ((_COMPANY, 1),),
}


def schemes_of(category: str) -> Weighted[Scheme] | None:
    """The schemes that cover a worker category, by how often each is met; none where nobody pays."""
    for code in (category, *category_ancestors(category)):
        if found := _BY.get(code):
            return Weighted([each for each, _ in found], [weight for _, weight in found])
    return None
