"""Who may join, who is active, who receives, until when: by the law of the day."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.core.period import Month
from pantau.errors import InputError, LawError, NotCodified
from pantau.law import (
    benefit,
    claim_deadline,
    due_date,
    fine,
    first_heirs,
    is_active,
    may_enrol,
    parameters,
    pension_age,
    required_programmes,
)

DAY = date(2024, 7, 17)
AGES = {56: (1950, 1962), 57: (1963, 1964), 58: (1965, 1966), 59: (1967, 1968), 60: (1969, 1970),
        61: (1971, 1972), 62: (1973, 1974), 63: (1975, 1976), 64: (1977, 1978), 65: (1979, 1985)}  # fmt: skip
BORN = [(year, age) for age, (first, last) in AGES.items() for year in range(first, last + 1)]


@pytest.mark.parametrize(("year", "age"), BORN)
@pytest.mark.parametrize("day", [(1, 1), (6, 30), (12, 31)])
def test_the_pension_age_by_birth_year(year, age, day):
    found, reached = pension_age(date(year, *day))
    # Nobody reached it before the pension began.
    assert (found, reached) == (age, max(date(year + age, *day), date(2015, 7, 1)))


@pytest.mark.parametrize(
    ("segment", "programme", "born", "on", "holds"),
    [
        ("BPU", "JKM", date(1959, 7, 18), DAY, True),
        ("BPU", "JKM", date(1959, 7, 17), DAY, False),
        ("BPU", "JKK", date(1940, 1, 1), DAY, False),
        ("BPU", "JKK", date(1961, 1, 1), date(2016, 6, 1), True),
        ("BPU", "JKK", date(1960, 1, 1), date(2016, 6, 1), False),
        ("PU", "JKP", date(1971, 1, 1), DAY, True),
        ("PU", "JKP", date(1970, 1, 1), DAY, False),
    ],
)
def test_who_may_join(segment, programme, born, on, holds):
    found = may_enrol(segment, programme, born, on)
    assert found.holds == holds
    assert found.why.id != found.why.en
    assert set(found.to_json("en")) == {"holds", "why", "reference", "warnings"}


def test_the_birthday_itself_is_not_known():
    assert any(
        "whether the birthday itself" in one.en
        for one in may_enrol("BPU", "JKM", date(1959, 7, 17), DAY).warnings
    )
    assert not any(
        "whether the birthday itself" in one.en
        for one in may_enrol("BPU", "JKM", date(1959, 7, 16), DAY).warnings
    )


@pytest.mark.parametrize("on", [date(2015, 7, 1), date(2015, 12, 31), date(2017, 1, 1), date(2021, 12, 31)])
def test_an_age_limit_that_is_not_known(on):
    with pytest.raises(NotCodified):
        may_enrol("BPU", "JKM", date(1990, 1, 1), on)


def test_who_cannot_be_asked_for():
    for born in (date(2025, 1, 1), date(1800, 1, 1), date(1899, 12, 31)):
        with pytest.raises(InputError, match=f"'{born}' is not between 1900 and 2024-07-17"):
            may_enrol("PU", "JKK", born, DAY)
    with pytest.raises(InputError, match="'JP' is not known"):
        may_enrol("BPU", "JP", date(1990, 1, 1), DAY)
    for unpaid in (-1, 721):
        with pytest.raises(InputError, match=f"months_unpaid: '{unpaid}' cannot be; expected 0 to 720"):
            is_active("BPU", unpaid, DAY)
    with pytest.raises(NotCodified, match="2015-07-01"):
        may_enrol("PU", "JKK", date(1990, 1, 1), date(2015, 6, 30))


@pytest.mark.parametrize(
    ("segment", "unpaid", "holds"),
    [
        ("BPU", 0, True),
        ("BPU", 2, True),
        ("BPU", 3, False),
        ("BPU", 30, False),
        ("PU", 0, True),
        ("PU", 30, None),
        ("JAKON", 1, None),
        ("PMI", 1, None),
    ],
)
def test_who_is_active(segment, unpaid, holds):
    found = is_active(segment, unpaid, DAY)
    assert found.holds is holds
    if segment == "BPU" and unpaid:
        assert found.warnings
    if holds is None:
        assert "is not codified" in found.why.en
        assert "belum dikodifikasi" in found.why.id


@pytest.mark.parametrize(
    ("segment", "programme", "age", "why"),
    [
        ("PU", "JP", 59, "59 years old; an age limit of JP for PU is not codified"),
        ("PU", "JKK", 79, "79 years old; an age limit of JKK for PU is not codified"),
        ("PU", "JKK", 5, "5 years old; an age limit of JKK for PU is not codified"),
        ("JAKON", "JKM", 70, "70 years old; an age limit of JKM for JAKON is not codified"),
        ("PMI", "JHT", 70, "70 years old; an age limit of JHT for PMI is not codified"),
        ("BPU", "JKK", 5, "5 years old; the lowest age to work is not codified"),
        ("BPU", "JKM", 17, "17 years old; the lowest age to work is not codified"),
        ("PU", "JKP", 0, "0 years old; the lowest age to work is not codified"),
    ],
)
def test_an_age_that_the_law_does_not_speak_of_is_not_known(segment, programme, age, why):
    found = may_enrol(segment, programme, date(DAY.year - age, 1, 1), DAY)
    assert found.holds is None
    assert found.why.en == why
    assert found.to_json("en")["holds"] is None


@pytest.mark.parametrize(
    ("segment", "month", "day"),
    [
        ("BPU", Month(2024, 7), date(2024, 7, 15)),
        ("PU", Month(2024, 7), date(2024, 8, 15)),
        ("PU", Month(2024, 12), date(2025, 1, 15)),
        ("PU", Month(2020, 8), date(2020, 9, 30)),
        ("PU", Month(2021, 1), date(2021, 2, 28)),
        ("PU", Month(2021, 2), date(2021, 3, 15)),
    ],
)
def test_by_when_a_contribution_is_due(segment, month, day):
    assert due_date(segment, month) == day


@pytest.mark.parametrize(
    ("month", "share"), [((2020, 7), "2"), ((2020, 8), "0.5"), ((2021, 1), "0.5"), ((2021, 2), "2")]
)
def test_the_fine_of_a_month_of_delay(month, share):
    found = fine(1_000_001, 3, Month(*month))
    assert found.total == round(Decimal(share) * 30_000 + Decimal("0.01"))
    assert found.parts[0].rule == "late_fine"


@pytest.mark.parametrize(
    ("month", "relieved", "usual"),
    [((2025, 1), 4_000, 4_000), ((2025, 5), 1_000, 4_000), ((2026, 2), 4_000, 4_000)],
)
def test_the_fine_of_labour_intensive_industry(month, relieved, usual):
    assert fine(100_000, 2, Month(*month), labour_intensive=True).total == relieved
    assert fine(100_000, 2, Month(*month)).total == usual


@pytest.mark.parametrize(("due", "late"), [(-1, 1), (1, -1), (1, 721), (1, 1.5)])
def test_a_fine_that_cannot_be(due, late):
    with pytest.raises(InputError):
        fine(due, late, Month(2024, 7))


def test_what_an_employer_must_join():
    rows = parameters().at(DAY)["membership.required"].rows
    sizes = [row["size"] for row in rows]
    found = {size: required_programmes(size, DAY) for size in sizes}
    assert all({"JKK", "JKM"} <= set(codes) for codes in found.values())
    assert set(found[sizes[-1]]) >= set(found[sizes[0]]) or set(found[sizes[0]]) >= set(found[sizes[-1]])
    with pytest.raises(InputError, match="'tiny' is not known"):
        required_programmes("tiny", DAY)


@pytest.mark.parametrize(
    ("programme", "segment", "on", "last"),
    [
        ("JKK", "PU", date(2019, 12, 1), date(2021, 12, 1)),
        ("JKK", "PU", date(2019, 12, 2), date(2024, 12, 2)),
        ("JKP", "PU", date(2025, 2, 6), date(2025, 5, 6)),
        ("JKP", "PU", date(2025, 2, 7), date(2025, 8, 7)),
        ("JKK", "PMI", date(2023, 2, 21), date(2025, 2, 21)),
        ("JKK", "PMI", date(2023, 2, 22), date(2028, 2, 22)),
        ("JKK", "PU", date(2024, 2, 29), date(2029, 2, 28)),
    ],
)
def test_the_last_day_of_a_claim(programme, segment, on, last):
    assert claim_deadline(programme, on, segment)[0] == last


def test_what_never_expires_and_what_is_not_known():
    assert claim_deadline("JHT", DAY) is None
    assert claim_deadline("JP", DAY) is None
    with pytest.raises(NotCodified):
        claim_deadline("JKM", DAY)


@pytest.mark.parametrize(("claimed", "owed"), [(date(2021, 12, 1), 55_800_000), (date(2021, 12, 2), 0)])
def test_a_claim_in_time_and_one_day_late(claimed, owed):
    found = benefit(
        programme="JKK",
        event="death",
        segment="BPU",
        on=date(2019, 12, 1),
        income=500_000,
        claimed_on=claimed,
    )
    assert found.total == owed
    if not owed:
        (told,) = found.warnings
        assert told.en == "expired: it could be claimed until 1 December 2021 (PP 44/2015 Pasal 26)"
        assert told.id == "kedaluwarsa: dapat diklaim sampai 1 Desember 2021 (PP 44/2015 Pasal 26)"
    assert any("whether the day itself still counts" in one.en for one in found.warnings) == bool(owed)


def test_the_last_day_alone_is_doubted():
    asked = {"programme": "JKK", "event": "death", "segment": "PU", "on": DAY, "income": 5_000_000}
    for day, doubted in ((date(2029, 7, 16), False), (date(2029, 7, 17), True)):
        found = benefit(claimed_on=day, **asked)
        assert found.total == 262_000_000
        assert any("the day itself still counts" in one.en for one in found.warnings) == doubted


def test_after_its_expiry_nothing_of_a_claim_is_left_but_the_expiry_and_its_doubt():
    asked = {"programme": "JKK", "segment": "PMI", "event": "death", "heirs": ["spouse"], "phase": "during"}
    found = benefit(on=date(2023, 3, 1), claimed_on=date(2028, 3, 2), **asked)
    assert (found.total, found.parts) == (0, ())
    assert [one.en.split(" ")[0] for one in found.warnings] == ["expired:", "Expiry"]
    assert found.warnings[1].en.endswith("is to be confirmed: it rests on one source")


def test_when_a_claim_of_jkm_expires_is_not_known():
    asked = {"programme": "JKM", "event": "death", "segment": "PU", "on": date(2020, 1, 1)}
    with pytest.raises(NotCodified):
        benefit(claimed_on=date(2040, 1, 1), **asked)


def test_jht_can_be_claimed_for_ever():
    found = benefit(
        programme="JHT",
        event="death",
        segment="PU",
        on=date(2016, 5, 1),
        balance=1,
        claimed_on=date(2030, 1, 1),
    )
    assert found.total == 1


@pytest.mark.parametrize(
    ("heirs", "first"),
    [
        (("sibling", "spouse", "parent"), {"spouse"}),
        (("spouse", "child"), {"spouse", "child"}),
        (("child", "parent"), {"child"}),
        (("will",), {"will"}),
        (("none",), set()),
    ],
)
@pytest.mark.parametrize("programme", ["JKK", "JKM"])
def test_the_order_of_heirs(programme, heirs, first):
    found = first_heirs(programme, heirs, parameters().at(DAY))
    assert set(found) <= set(heirs)
    if "spouse" not in heirs or "child" not in heirs:
        assert set(found) == first
    else:
        assert "spouse" in found


def test_every_heir_has_one_rank_in_each_order():
    for name in ("heirs.jkk_order", "heirs.jkm_order"):
        rows = parameters().at(DAY)[name].rows
        codes = [row["code"] for row in rows]
        assert len(codes) == len(set(codes))
        assert [row["rank"] for row in rows] == sorted(row["rank"] for row in rows)


@pytest.mark.parametrize(
    ("asked", "place", "told"),
    [
        ({"heirs": ["none", "spouse"]}, "heirs", "'none' excludes any other heir"),
        ({"heirs": ["none"], "children": [("SD", 1)]}, "heirs", "children are heirs: it is not 'none'"),
        ({"segment": "BPU", "employer_arrears": 5}, "employer_arrears", "a BPU has no employer"),
        ({"segment": "PMI", "employer_arrears": 0}, "employer_arrears", "a PMI has no employer"),
    ],
)
def test_what_contradicts_itself(asked, place, told):
    question = {"programme": "JKM", "event": "death", "segment": "PU", "on": DAY, "months_paid": 40}
    with pytest.raises(InputError) as caught:
        benefit(**question | asked)
    assert [(one.file, one.message["en"]) for one in caught.value.faults] == [(place, told)]


@pytest.mark.parametrize("heirs", [["spouse"], ["sibling", "spouse"], ["none"]])
@pytest.mark.parametrize(("programme", "phase"), [("JKK", "during"), ("JKM", "during"), ("JKM", "after")])
def test_the_order_of_the_heirs_of_a_migrant_worker_is_not_known(heirs, programme, phase):
    asked = {"programme": programme, "event": "death", "segment": "PMI", "on": DAY, "phase": phase}
    found = benefit(heirs=heirs, **asked)
    assert found.parts == benefit(**asked).parts
    assert any(one.en == "the order of the heirs of a PMI is not known" for one in found.warnings)


def test_without_an_heir_the_funeral_alone():
    asked = {"programme": "JKM", "event": "death", "segment": "PU", "on": DAY}
    found = benefit(heirs=["none"], **asked)
    assert [part.code for part in found.parts] == ["funeral"]
    assert any("social security" in one.en for one in found.warnings)
    told = benefit(heirs=["sibling", "spouse"], **asked)
    assert told.total == 42_000_000
    assert any(one.en.startswith("received by: widow or widower (") for one in told.warnings)


def test_an_heir_that_is_none():
    with pytest.raises(InputError, match="'cousin' is not known"):
        benefit(programme="JKM", event="death", segment="PU", on=DAY, heirs=["cousin"])
    with pytest.raises(LawError):
        benefit(programme="JKM", event="death", segment="PU", on=date(2015, 6, 30))
