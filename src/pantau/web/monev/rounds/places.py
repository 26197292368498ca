"""Which regions and offices a round is opened for: chosen as a whole, or written line by line."""

from __future__ import annotations

from typing import Final, NamedTuple

from pantau.core import regions
from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.monev import instruments
from pantau.web.accounts.models import Office

BELOW, HERE_AND_BELOW, LISTED = "below", "all", "listed"
CHOICES: Final = {
    BELOW: Text("semua kabupaten/kota di wilayah itu", "all regencies and cities of the region"),
    HERE_AND_BELOW: Text("provinsi dan semua kabupaten/kota", "provinces with all regencies and cities"),
    LISTED: Text("wilayah atau dinas yang ditulis di bawah", "the regions or offices written below"),
}
_NO_REGION = Text("'{code}' bukan kode wilayah yang berlaku", "'{code}' is not a region code in use")
_ELSEWHERE = Text("{code} di luar wilayah putaran ini", "{code} lies outside the region of this round")
_NO_LEVEL = Text(
    "{code}: yang diundang pusat, provinsi atau kabupaten/kota",
    "{code}: invited are the nation, provinces, regencies and cities",
)
_NO_OFFICE = Text("tidak ada dinas '{name}' di {code}", "there is no office '{name}' in {code}")
_NOBODY = Text("tidak ada wilayah yang dipilih", "no region was chosen")
_ADDRESSEES: Final = {"nation": "ministry", "province": "governor", "regency": "regent"}


class Place(NamedTuple):
    """Who is invited: an office of a region, or the region as a whole (no office).

    ``to`` is what the instrument calls them, where their region does not say it: one ministry among others.
    """

    region: str
    office: str = ""
    to: str = ""

    @property
    def addressee(self) -> str:
        """To whom of the instrument that is."""
        return self.to or _ADDRESSEES[regions.level(self.region)]


def places(which: str, region: str, lines: str) -> tuple[Place, ...]:
    """The invited of a round that is led in a region; `InputError` with a fault for every line that is wrong."""
    if which == LISTED:
        return _listed(region, lines)
    found = [Place(one.code) for one in _inside(region) if which == HERE_AND_BELOW or _is_regency(one.code)]
    if not found:
        raise InputError([Fault("places", 0, _NOBODY._asdict())])
    return tuple(found)


def _inside(region: str) -> list[regions.Region]:
    every = sorted((*regions.provinces(), *regions.regencies()), key=lambda one: one.code)
    return [one for one in every if regions.within(one.code, region)]


def _is_regency(code: str) -> bool:
    return regions.level(code) == "regency"


def _listed(region: str, lines: str) -> tuple[Place, ...]:
    found: dict[Place, None] = {}
    faults = []
    for number, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        place = _read(line)
        wrong = _wrong(place, region)
        if wrong is not None:
            faults.append(Fault("lines", number, wrong._asdict()))
        found[place] = None
    if not found:
        faults.append(Fault("lines", 0, _NOBODY._asdict()))
    if faults:
        raise InputError(faults)
    return tuple(found)


def _read(line: str) -> Place:
    """``36.72``, ``36.72 Disnaker Kota Cilegon`` or ``ID kemendagri Kementerian Dalam Negeri``."""
    code, _, rest = line.strip().partition(" ")
    word, _, name = rest.strip().partition(" ")
    known = {one for each in instruments().values() for one in each.addressees}
    return Place(code, name.strip(), word) if word in known else Place(code, rest.strip())


def _wrong(place: Place, region: str) -> Text | None:
    if not regions.is_region(place.region):
        return _NO_REGION.fill(code=place.region[:20])
    if not regions.within(place.region, region):
        return _ELSEWHERE.fill(code=place.region)
    if regions.level(place.region) not in _ADDRESSEES:
        return _NO_LEVEL.fill(code=place.region)
    if place.office and not Office.objects.filter(name=place.office, region=place.region).exists():
        return _NO_OFFICE.fill(name=place.office[:80], code=place.region)
    return None
