"""Households of made-up people: a family card, an address, parents, siblings, twins, neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from pantau.core import regions
from pantau.errors import PantauError
from pantau.synthetic.lookalikes import look_alike
from pantau.synthetic.names import Called, draw_name
from pantau.synthetic.numbers import Serials, phone
from pantau.synthetic.person import Facts, Person
from pantau.synthetic.places import Places, Village, born_at, cultures_of, draw_address, villages
from pantau.synthetic.profiles import Profile
from pantau.synthetic.tables import Weighted

_YEAR: Final = 365.25
_BIRTHDAYS: Final = ((1, 1), (7, 1), (12, 31))  # what a register writes where only the year is known
_CARDS_SINCE: Final = date(2006, 1, 1)
_DAYS_TRIED: Final = 200


class Home(NamedTuple):
    """What the members of a household share."""

    village: Village
    culture: str
    kk: str
    address: str
    rt: int
    rw: int


class Kin(NamedTuple):
    """What is settled for a member before the rest is drawn: empty where it is free."""

    name: Called = Called("")
    family: str = ""
    mother: str = ""
    father: str = ""
    married: bool | None = None


class Register:
    """Draws households one after the other; the same random numbers give the same people."""

    def __init__(
        self, random: Random, places: Places, mix: Weighted[Profile], as_of: date, facts: Facts
    ) -> None:
        self._random, self._places, self._mix, self._as_of, self._facts = random, places, mix, as_of, facts
        self._everywhere = Places((regions.NATION,))
        self._serials = Serials()
        self._last = 0
        self._neighbour: Person | None = None

    def household(self) -> Iterator[Person]:
        """The adults of one household who work in the categories of the mix: one, two, seldom more."""
        random, facts = self._random, self._facts
        profile = self._mix.draw(random)
        sex = profile.sex(random)
        home, kin = self._home(sex)
        head = self._person(home, profile, sex, self._born(profile.age(random)), kin)
        yield head
        lead = head
        while random.random() < facts.shares_home:
            lead = self._relative(home, head, lead)
            yield lead
        self._neighbour = head

    def _home(self, sex: str) -> tuple[Home, Kin]:
        """A home; next door to the last one where its head has the name of a neighbour, or almost."""
        random, facts, near = self._random, self._facts, self._neighbour
        chance = random.random()
        if near and chance < facts.namesake + facts.look_alike:
            same = chance < facts.namesake and sex == near.sex
            name = near.name if same else look_alike(near.name, near.sex, sex)
            if name:
                home = self._house(near.village, near.culture)._replace(rw=near.rw)
                return home, Kin(name=Called(name, near.family))
        village = self._places.draw(random)
        return self._house(village, cultures_of(village.code[:2]).draw(random)), Kin()

    def _house(self, village: Village, culture: str) -> Home:
        random = self._random
        kk = self._card(village)
        address = draw_address(random, village.code[:2])
        return Home(village, culture, kk, address, int(random.random() * 9) + 1, int(random.random() * 8) + 1)

    def _card(self, village: Village) -> str:
        """A family card of the district, from a day that has a number left."""
        since = self._as_of.toordinal() - _CARDS_SINCE.toordinal()
        for _ in range(_DAYS_TRIED):
            issued = self._as_of - timedelta(days=int(self._random.random() * since))
            if kk := self._serials.kk(village.six, issued):
                return kk
        raise PantauError(
            f"district {village.six} has no family-card numbers left; give more regions or fewer people"
        )

    def _relative(self, home: Home, head: Person, lead: Person) -> Person:
        """One more adult of the household: twin, spouse, sibling or child, as sex and age allow."""
        random, facts = self._random, self._facts
        profile = self._mix.draw(random)
        sex = profile.sex(random)
        age = (self._as_of - lead.birth_date).days / _YEAR
        chance = random.random()
        if chance < facts.twin and profile.youngest <= age <= profile.oldest:
            name = look_alike(lead.name, lead.sex, sex) if random.random() < 0.7 else ""
            return self._person(home, profile, sex, lead.birth_date, _sibling(lead, name))
        if lead is head and sex != head.sex and chance < facts.spouse:
            own = self._clipped(profile, age + (random.random() - 0.5) * 10 + (3 if sex == "M" else -3))
            return self._person(home, profile, sex, self._born(own), Kin(married=True))
        child = age - 19 - random.random() * 17
        if child >= profile.youngest and random.random() < 0.6:
            mother, father = (head.name, "") if head.sex == "F" else ("", head.name)
            kin = Kin(family=head.family, mother=mother, father=father)
            return self._person(home, profile, sex, self._born(int(child)), kin)
        own = self._clipped(profile, age + (1 + random.random() * 9) * (1 if random.random() < 0.5 else -1))
        name = look_alike(lead.name, lead.sex, sex) if random.random() < 0.15 else ""
        return self._person(home, profile, sex, self._born(own), _sibling(lead, name))

    def _clipped(self, profile: Profile, age: float) -> int:
        return int(min(max(age, profile.youngest), profile.oldest))

    def _born(self, age: int) -> date:
        """A birth date of somebody of that age in years."""
        random = self._random
        born = date.fromordinal(self._as_of.toordinal() - int((age + random.random()) * _YEAR))
        if age > 50 and random.random() < self._facts.unknown_birthday:
            month, day = _BIRTHDAYS[int(random.random() * 3)]
            return date(born.year, month, day)
        return born

    def _person(self, home: Home, profile: Profile, sex: str, born: date, kin: Kin) -> Person:
        random, village = self._random, home.village
        year = born.year
        name, family = kin.name if kin.name.name else draw_name(random, home.culture, sex, year, kin.family)
        six, birth_place = self._registered(village)
        nik = self._serials.nik(six, born, sex)
        while not nik:
            born += timedelta(days=1)
            nik = self._serials.nik(six, born, sex)
        self._last += 1
        mother = kin.mother or draw_name(random, home.culture, "F", year - 25).name
        father = kin.father or draw_name(random, home.culture, "M", year - 28, family).name
        married = kin.married if kin.married is not None else random.random() < min(0.9, (2005 - year) / 20)
        segment, died, moved, servant = self._life(village, born)
        return Person(
            self._last, name, family, home.culture, sex, born, birth_place, nik, home.kk, mother, father, married,
            home.address, home.rt, home.rw, village, phone(random), profile.occupation(random), profile.category,
            segment, died, moved, servant,
        )  # fmt: skip

    def _registered(self, village: Village) -> tuple[str, str]:
        """The six digits where a person was first registered, and the place of birth."""
        random, elsewhere = self._random, self._facts.registered_elsewhere
        chance = random.random()
        if chance >= elsewhere:
            if village.older and random.random() < 0.5:  # born before the province was divided
                older = village.older
                return older[int(random.random() * len(older))], born_at(village.regency)
            return village.six, born_at(village.regency)
        if chance < 0.55 * elsewhere:
            near = villages(village.code[:5])
            other = near[int(random.random() * len(near))]
        else:
            other = self._everywhere.draw(random)
        return other.six, born_at(other.regency)

    def _life(self, village: Village, born: date) -> tuple[str, date | None, Village | None, bool]:
        """How a person is covered already, when they died, where they moved to, whether a civil servant."""
        random, facts = self._random, self._facts
        pu, bpu, both = facts.covered_pu, facts.covered_bpu, facts.covered_twice
        chance = random.random()
        segment = ""
        if chance < pu + bpu + both:
            segment = "PU" if chance < pu else "BPU" if chance < pu + bpu else "PU+BPU"
        died = moved = None
        if random.random() < facts.died:
            died = self._as_of - timedelta(days=int(random.random() * min(900, (self._as_of - born).days)))
        if random.random() < facts.moved:
            other = self._everywhere.draw(random)
            moved = other if other.code[:5] != village.code[:5] else None
        return segment, died, moved, random.random() < facts.civil_servant


def _sibling(of: Person, name: str) -> Kin:
    return Kin(name=Called(name, of.family), family=of.family, mother=of.mother, father=of.father)
