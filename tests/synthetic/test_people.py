"""Made-up people: nobody's numbers, families that hang together, ages and sexes that fit."""

from collections import Counter, defaultdict
from datetime import date
from itertools import islice, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core import regions
from pantau.errors import PantauError
from pantau.roster.nik import Evidence, is_test_nik, read_nik
from pantau.roster.nik_parts import born_of
from pantau.synthetic import AS_OF, Facts, population
from pantau.synthetic.households import Register
from pantau.synthetic.lookalikes import look_alike
from pantau.synthetic.names import cultures, draw_name
from pantau.synthetic.numbers import Serials
from pantau.synthetic.places import Places, cultures_of, villages
from pantau.synthetic.profiles import Profile
from pantau.synthetic.tables import Weighted

QUIET = Facts(unknown_birthday=0, registered_elsewhere=0, died=0, moved=0)


def people(size=3000, seed=1, regions=("36.72",), categories=(), **options):
    return list(population(Random(seed), size, regions, categories, **options))


def age(person):
    return (AS_OF - person.birth_date).days / 365.25


def test_the_same_seed_gives_the_same_people_and_another_one_others():
    assert people(400) == people(400)
    assert people(400) != people(400, seed=2)


def test_a_longer_population_begins_like_a_shorter_one():
    assert people(500)[:200] == people(200)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, 2**32),
    st.sampled_from(["ID", "36", "36.72", "36.72.01", "36.72.01.1002", "93", "51.71", "11"]),
)
def test_every_number_is_of_the_range_kept_for_made_up_people(seed, code):
    for person in people(60, seed, (code,)):
        assert is_test_nik(person.nik)
        assert is_test_nik(person.kk)
        assert regions.within(person.village.code, code) or code == "ID"


def test_a_nik_says_the_birth_date_and_the_sex():
    for person in people():
        born = born_of(person.nik[6:12], AS_OF)
        assert born.sex == person.sex
        assert person.birth_date in (born.birth_date, born.other)
        assert read_nik(person.nik, Evidence(), AS_OF).value == person.nik


def test_no_number_is_given_twice():
    all_people = people(20_000)
    niks = {person.nik for person in all_people}
    assert len(niks) == len(all_people)
    assert not niks & {person.kk for person in all_people}


def test_a_day_gives_each_serial_once_and_then_none():
    serials = Serials()
    given_out = [serials.nik("367201", date(1970, 7, 1), "F") for _ in range(1001)]
    assert len({*given_out}) == 1000
    assert given_out[-2:] == ["", ""]
    assert all(nik[:12] == "367201" + "410770" and is_test_nik(nik) for nik in given_out[:-2])


def test_a_day_that_has_given_away_all_its_numbers_is_passed_over():
    men = Profile("rt_rw", 55, 55, 55, 0.0, 1.0, ("Ketua RT",))
    only = Facts(unknown_birthday=1, registered_elsewhere=0, shares_home=0)
    register = Register(Random(1), Places(("36.72.01",)), Weighted((men,), (1.0,)), AS_OF, only)
    crowd = [person for _ in range(6000) for person in register.household()]
    assert len({person.nik for person in crowd}) == len(crowd)
    assert len({person.birth_date for person in crowd}) > 6  # three days of two years, and those after them
    assert all(person.nik[6:12] == _digits(person) for person in crowd)


def _digits(person):
    day = person.birth_date.day + (40 if person.sex == "F" else 0)
    return f"{day:02d}{person.birth_date:%m%y}"


def test_a_household_has_one_card_one_address_and_one_village():
    homes = defaultdict(list)
    for person in people(6000):
        homes[person.kk].append(person)
    shared = [home for home in homes.values() if len(home) > 1]
    assert len(shared) > 500
    for home in shared:
        assert len({(each.address, each.rt, each.rw, each.village) for each in home}) == 1


def test_twins_have_the_same_birth_date_and_mother_and_different_names():
    twins = []
    for home in _homes(people(20_000)):
        for first, second in pairwise(home):
            if first.birth_date == second.birth_date and first.mother == second.mother:
                twins.append((first, second))
    assert len(twins) > 50
    assert all(first.nik != second.nik for first, second in twins)
    assert sum(first.name != second.name for first, second in twins) > 0.9 * len(twins)


def _homes(all_people):
    homes = defaultdict(list)
    for person in all_people:
        homes[person.kk].append(person)
    return homes.values()


def test_neighbours_whose_names_look_alike_are_there():
    near = people(20_000)
    pairs = [
        (one, other)
        for one, other in pairwise(near)
        if one.kk != other.kk and one.village == other.village and one.culture == other.culture
    ]
    alike = [(a, b) for a, b in pairs if look_alike(a.name, a.sex, b.sex) == b.name and a.name != b.name]
    assert len(alike) >= 10
    assert any(a.name == b.name and a.nik != b.nik for a, b in pairs)


@pytest.mark.parametrize(
    ("category", "least", "most"), [("kader", 0.93, 0.99), ("nelayan", 0.03, 0.1), ("adhoc_kpu", 0.4, 0.52)]
)
def test_women_and_ages_fit_the_category(category, least, most):
    found = people(4000, categories=(category,), facts=QUIET)
    assert {person.category for person in found} == {category}
    assert least < sum(person.sex == "F" for person in found) / len(found) < most
    assert all(16.9 <= age(person) <= 71.1 for person in found)


def test_election_staff_are_younger_than_heads_of_neighbourhoods():
    young = [age(person) for person in people(2000, categories=("adhoc_kpu",))]
    old = [age(person) for person in people(2000, categories=("rt_rw",))]
    assert sum(young) / len(young) + 10 < sum(old) / len(old)


def test_a_parent_category_stands_for_its_children_and_weights_are_kept():
    found = Counter(person.category for person in people(6000, categories={"adhoc": 1.0, "kader": 3.0}))
    assert set(found) == {"adhoc_kpu", "adhoc_bawaslu", "kader"}
    assert 0.7 < found["kader"] / 6000 < 0.8


def test_a_category_that_is_not_known_has_the_profile_of_working_people():
    assert {person.category for person in people(50, categories=("juru_parkir",))} == {"juru_parkir"}


def test_numbers_of_a_divided_province_may_be_those_of_before():
    heads = Counter(person.nik[:2] for person in people(1000, regions=("93",), facts=QUIET))
    assert set(heads) == {"93", "91"}
    old = {person.nik[:6] for person in people(1000, regions=("93.01",), facts=QUIET)} & {"910101", "910102"}
    assert old
    assert all(regions.retired(f"{six[:2]}.{six[2:4]}.{six[4:]}") for six in old)


def test_where_nobody_moves_numbers_are_of_the_district():
    for person in people(500, facts=QUIET):
        assert person.nik[:6] == person.village.six
        assert person.birth_place == "CILEGON"


def test_shares_of_facts_are_kept():
    found = people(
        20_000, facts=Facts(died=0.1, civil_servant=0.2, covered_bpu=0.3, covered_pu=0, covered_twice=0)
    )
    for share, has in ((0.1, lambda p: p.died), (0.2, lambda p: p.civil_servant), (0.3, lambda p: p.segment)):
        assert abs(sum(bool(has(person)) for person in found) / len(found) - share) < 0.015
    assert all(person.died <= AS_OF and person.died >= person.birth_date for person in found if person.died)


def test_a_share_beyond_one_is_refused_by_name():
    with pytest.raises(PantauError, match=r"twin is 1\.5"):
        Facts(twin=1.5)
    with pytest.raises(PantauError, match="covered_pu"):
        Facts(covered_pu=0.6, covered_bpu=0.6)


def test_a_region_that_is_not_known_is_refused():
    with pytest.raises(regions.UnknownRegion, match=r"99\.99"):
        next(population(Random(1), 1, ("99.99",)))


def test_another_day_moves_the_ages():
    then = date(2010, 1, 1)
    found = people(300, categories=("nelayan",), as_of=then)
    assert max(person.birth_date for person in found) < date(1993, 1, 2)


def test_names_are_those_of_the_province():
    at = {code: Counter(p.culture for p in people(1500, regions=(code,))) for code in ("12", "51", "33")}
    assert [at[code].most_common(1)[0][0] for code in ("12", "51", "33")] == ["batak", "bali", "jawa"]


@pytest.mark.parametrize("province", [here.code for here in regions.provinces()])
def test_every_province_has_cultures_that_names_are_known_for(province):
    assert set(cultures_of(province).items) <= set(cultures())
    assert villages(regions.children(province)[0])


@pytest.mark.parametrize("culture", cultures())
@pytest.mark.parametrize("sex", ["M", "F"])
@pytest.mark.parametrize("born", [1955, 1980, 2002])
def test_every_culture_has_many_names_of_every_sex_and_era(culture, sex, born):
    random = Random(3)
    drawn = [draw_name(random, culture, sex, born) for _ in range(300)]
    assert len({called.name for called in drawn}) > 40
    for name, family in drawn:
        assert name == name.upper().strip()
        assert "  " not in name
        assert not family or name.endswith(family)


def test_children_carry_the_family_name():
    random = Random(5)
    assert {draw_name(random, "batak", "F", 1999, "SIREGAR").family for _ in range(50)} == {"SIREGAR"}


@pytest.mark.parametrize(
    ("name", "sex", "other_sex", "other"),
    [
        ("AGUS KURNIAWAN", "M", "F", "AGUS KURNIAWATI"),
        ("RIZKI PRATAMA", "M", "F", "RIZKA PRATAMA"),
        ("SLAMET RIYADI", "M", "M", "SLAMET RIYANTO"),
        ("SUPARNI", "F", "M", "SUPARNO"),
        ("TOGAR", "M", "F", ""),
    ],
)
def test_names_that_look_alike(name, sex, other_sex, other):
    assert look_alike(name, sex, other_sex) == other


def test_a_population_is_drawn_as_it_is_asked_for():
    endless = population(Random(1), 10**9, ("36.72",))
    assert len(list(islice(endless, 10))) == 10
