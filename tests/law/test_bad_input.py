"""What cannot be asked: one clear sentence for each mistake, in both languages, and nothing is guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core.period import Month
from pantau.core.terms import PROGRAMMES, SEGMENTS, SPONSORS
from pantau.errors import InputError, LawError, NotCodified, PantauError
from pantau.law import EVENTS, HEIRS, RISKS, Assessment, benefit, contribution, explain
from pantau.law.claim import COSTS
from pantau.law.question import LAST_DAY, MOST_INCOME, PHASES

DAY = date(2024, 7, 17)
JULY = Month(2024, 7)


def due(**asked):
    return contribution(
        **{"segment": "BPU", "programmes": "JKK,JKM", "month": JULY, "income": 1_000_000, **asked}
    )


def owed(**asked):
    return benefit(
        **{"programme": "JKK", "event": "death", "segment": "PU", "on": DAY, "income": 5_000_000, **asked}
    )


def refused(kind, ask, asked):
    """The one line that is told in each language."""
    with pytest.raises(kind) as caught:
        ask(**asked)
    told = {language: explain(caught.value, language) for language in ("id", "en")}
    assert [len(lines) for lines in told.values()] == [1, 1]
    assert told["id"] != told["en"]
    assert all("{" not in line and "\n" not in line for lines in told.values() for line in lines)
    return told["id"][0], told["en"][0]


CONTRIBUTIONS = [
    (
        {"programmes": "JKN"},
        "programmes: 'JKN' tidak dikenal",
        "'JKN' is not known; choose from JKK, JKM, JHT, JP, JKP",
    ),
    ({"programmes": ""}, "paling sedikit satu program", "name at least one programme"),
    ({"programmes": "JP"}, "tidak ada JP untuk BPU", "there is no JP for BPU"),
    ({"segment": "PBPU"}, "segment: 'PBPU' tidak dikenal", "choose from PU, BPU, JAKON, PMI"),
    ({"income": -1}, "income: '-1' bukan jumlah 0 atau lebih", "is not an amount of 0 or more"),
    ({"income": "-0.01"}, "bukan jumlah", "'-0.01' is not an amount of 0 or more"),
    ({"income": "NaN"}, "bukan jumlah", "'NaN' is not an amount"),
    ({"income": "Infinity"}, "bukan jumlah", "is not an amount"),
    ({"income": "sejuta"}, "bukan jumlah", "'sejuta' is not an amount"),
    (
        {"income": MOST_INCOME + 1},
        "tidak masuk akal; paling banyak 100.000.000.000",
        "is absurd; expected 100,000,000,000 at most",
    ),
    ({"income": "1e40"}, "tidak masuk akal", "is absurd"),
    ({"income": "1000000.001"}, "lebih halus daripada sen", "is finer than a cent"),
    ({"sponsor": "APDB"}, "'APDB' tidak dikenal", "'APDB' is not known; choose from APBN"),
    ({"segment": "PU", "risk": "tall"}, "'tall' tidak dikenal", "choose from very_low, low"),
]
BENEFITS = [
    (
        {"programme": "JKN"},
        "programme: 'JKN' tidak dikenal",
        "programme: 'JKN' is not known; choose from JKK",
    ),
    ({"event": "deth"}, "'deth' tidak dikenal", "choose from death, total_disability"),
    ({"segment": "TKI"}, "'TKI' tidak dikenal", "'TKI' is not known"),
    (
        {"programme": "JKM", "event": "retirement"},
        "JKM tidak membayar pada peristiwa 'retirement'",
        "JKM pays nothing on 'retirement'",
    ),
    ({"programme": "JP", "event": "dismissal"}, "JP tidak membayar", "JP pays nothing on 'dismissal'"),
    ({"programme": "JP", "segment": "BPU"}, "tidak ada JP untuk BPU", "there is no JP for BPU"),
    (
        {"programme": "JKP", "event": "dismissal", "segment": "BPU"},
        "tidak ada JKP untuk BPU",
        "there is no JKP for BPU",
    ),
    ({"event": "rape"}, "hanya untuk PMI", "is of PMI only"),
    ({"income": -5}, "bukan jumlah", "is not an amount of 0 or more"),
    ({"income": 10**12}, "tidak masuk akal", "is absurd"),
    ({"children": [("S1", 0)]}, "'S1' tidak dikenal", "choose from TK, SD, SMP, SMA, PT"),
    (
        {"children": [("SD", 7)]},
        "SD:7: beasiswa jenjang ini paling lama 6 tahun",
        "SD:7: this level is paid for 6 years at most",
    ),
    ({"children": [("PT", -1)]}, "PT:-1", "PT:-1: this level is paid for 5 years at most"),
    ({"event": "partial_disability", "disability": "100.01"}, "di atas 100 persen", "is above 100 percent"),
    ({"event": "partial_disability", "disability": 0}, "disability: 0 persen", "0 percent is no disability"),
    ({"event": "partial_disability", "disability": -1}, "bukan jumlah", "is not an amount of 0 or more"),
    (
        {"event": "partial_disability", "disability": 30, "function_lost": 101},
        "di atas 100 persen",
        "function_lost: '101' is above 100 percent",
    ),
    (
        {"event": "partial_disability", "injury": "a_tooth"},
        "injury: 'a_tooth' bukan baris tabel cacat",
        "injury: 'a_tooth' is not a row",
    ),
    (
        {"event": "temporary_disability", "months_unable": 1201},
        "tidak masuk akal",
        "months_unable: '1201' is absurd",
    ),
    (
        {"event": "accident", "costs": {"wig": 1}},
        "'wig' tidak dikenal",
        "costs: 'wig' is not known; choose from medical",
    ),
    ({"event": "accident", "costs": {"medical": -1}}, "bukan jumlah", "costs: '-1' is not an amount"),
    ({"heirs": ["cousin"]}, "'cousin' tidak dikenal", "heirs: 'cousin' is not known; choose from spouse"),
    (
        {"programme": "JHT", "event": "partial_withdrawal", "share": 20, "balance": 1, "months_paid": 130},
        "pilih 10 atau 30",
        "share: '20' cannot be; choose 10 or 30",
    ),
    ({"birth_date": date(2024, 7, 18)}, "'2024-07-18' tidak mungkin", "birth_date: '2024-07-18' cannot be"),
    ({"birth_date": date(1899, 12, 31)}, "tidak mungkin", "expected between 1900 and 2024-07-17"),
    ({"joined": Month(2024, 8)}, "'2024-08' sesudah peristiwa", "joined: '2024-08' is after the event"),
    ({"claimed_on": date(2024, 7, 16)}, "sebelum peristiwa", "claimed_on: '2024-07-16' is before the event"),
    ({"memberships": 0}, "'0' tidak mungkin", "memberships: '0' cannot be; expected 1 to 99"),
    ({"months_paid": 721}, "tidak mungkin", "expected 0 to 720"),
    ({"employer_arrears": -1}, "tidak mungkin", "employer_arrears: '-1' cannot be"),
    ({"segment": "PMI", "phase": "later"}, "'later' tidak dikenal", "choose from before, during, after"),
]


@pytest.mark.parametrize(("asked", "indonesian", "english"), CONTRIBUTIONS)
def test_a_contribution_that_cannot_be_asked_for(asked, indonesian, english):
    in_indonesian, in_english = refused(InputError, due, asked)
    assert indonesian in in_indonesian
    assert english in in_english


@pytest.mark.parametrize(("asked", "indonesian", "english"), BENEFITS)
def test_a_benefit_that_cannot_be_asked_for(asked, indonesian, english):
    in_indonesian, in_english = refused(InputError, owed, asked)
    assert indonesian in in_indonesian
    assert english in in_english


@pytest.mark.parametrize(
    ("ask", "asked", "english"),
    [
        (
            due,
            {"month": Month(2015, 6)},
            "not codified: the law before 2015-07-01; what would settle it: PP 14/1993",
        ),
        (due, {"month": Month(2031, 1)}, "the law after 2030-12-31"),
        (due, {"income": 1_099_500}, "between two printed bands"),
        (owed, {"on": date(2015, 6, 30)}, "the law before 2015-07-01"),
        (owed, {"on": date(2031, 1, 1)}, "the law after 2030-12-31"),
        (owed, {"event": "partial_disability", "disability": "70.01"}, "above 70 percent"),
        (owed, {"event": "partial_disability", "disability": 100}, "above 70 percent"),
    ],
)
def test_what_is_not_codified_says_what_would_settle_it(ask, asked, english):
    in_indonesian, in_english = refused(NotCodified, ask, asked)
    assert english in in_english
    assert in_english.startswith("not codified: ")
    assert in_indonesian.startswith("belum dikodifikasi: ")
    assert "; what would settle it: " in in_english


def test_the_first_and_the_last_day_of_the_codified_law():
    assert due(month=Month(2015, 7)).total == 16_800
    assert due(month=Month.of(LAST_DAY)).total == 16_800
    assert owed(on=date(2015, 7, 1)).total == 247_800_000
    assert owed(on=LAST_DAY).warnings


def test_the_ends_of_what_can_be_asked():
    assert owed(event="partial_disability", disability=70).total == 280_000_000
    assert owed(event="partial_disability", disability="0.01").total == 40_000
    assert owed(income=MOST_INCOME).total == 48 * MOST_INCOME + 22_000_000
    assert due(income="1000000.01", segment="PU", programmes="JKM").total == 3_000


@pytest.mark.parametrize("income", [1e6, True, 5.5])
@pytest.mark.parametrize("ask", [due, owed])
def test_a_float_is_refused(ask, income):
    with pytest.raises(TypeError, match="never a float"):
        ask(income=income)


def test_every_mistake_is_told_at_once():
    with pytest.raises(InputError) as caught:
        owed(
            income=-1,
            disability=101,
            heirs=["cousin"],
            memberships=0,
            birth_date=date(2030, 1, 1),
            event="deth",
        )
    assert {fault.file for fault in caught.value.faults} == {
        "income", "disability", "heirs", "memberships", "birth_date", "event",
    }  # fmt: skip


ODD = st.integers(-(10**16), 10**16) | st.text(max_size=8) | st.decimals(allow_nan=True)
SOUND = st.integers(0, 9 * 10**6) | st.decimals(0, 90_000_000, places=2)
ANYTHING = st.none() | SOUND | SOUND | SOUND | ODD
SHARES = st.none() | st.integers(0, 100) | st.integers(0, 100) | ANYTHING


def word(*known):
    """Mostly a code that is known."""
    return st.sampled_from([*known, *known, "x", ""])


DATES = st.dates(date(2015, 7, 1), date(2030, 12, 31)) | st.dates(date(1890, 1, 1), date(2060, 1, 1))


@settings(max_examples=400, deadline=None)
@given(
    asked=st.fixed_dictionaries(
        {"programme": word(*PROGRAMMES), "event": word(*EVENTS), "segment": word(*SEGMENTS), "on": DATES},
        optional={
            "income": ANYTHING,
            "balance": ANYTHING,
            "average_wage": ANYTHING,
            "disability": SHARES,
            "function_lost": SHARES,
            "months_unable": SHARES,
            "injury": word("", "both_eyes", "one_eye"),
            "phase": word("", *PHASES),
            "children": st.lists(
                st.tuples(st.sampled_from(["SD", "PT", "S1", ""]), st.integers(-3, 9)), max_size=3
            ),
            "months_paid": st.none() | st.integers(-2, 800),
            "memberships": st.integers(0, 4),
            "costs": st.dictionaries(word(*COSTS), ANYTHING, max_size=2),
            "birth_date": st.none() | st.dates(date(1930, 1, 1), date(2010, 1, 1)) | DATES,
            "claimed_on": st.none() | DATES,
            "joined": st.none() | DATES.map(Month.of),
            "heirs": st.lists(word(*HEIRS), max_size=3),
            "employer_arrears": st.none() | st.integers(-1, 10),
            "share": st.sampled_from([None, 10, 30, 20]),
        },
    )
)
def test_whatever_is_asked_is_answered_or_refused(asked):
    answered_or_refused(benefit, asked)


@settings(max_examples=400, deadline=None)
@given(
    asked=st.fixed_dictionaries(
        {
            "programmes": st.lists(word(*PROGRAMMES), max_size=3),
            "segment": word(*SEGMENTS),
            "month": DATES.map(Month.of),
        },
        optional={
            "income": ANYTHING,
            "contract_value": ANYTHING,
            "savings": ANYTHING,
            "risk": word("", *RISKS),
            "sponsor": word("", *SPONSORS),
            "occupation": st.text(max_size=5),
            "labour_intensive": st.booleans(),
            "contract_months": st.none() | st.integers(1, 40) | st.integers(-1, 130),
            "agency": st.none() | st.booleans(),
        },
    )
)
def test_whatever_is_due_is_answered_or_refused(asked):
    answered_or_refused(contribution, asked)


def answered_or_refused(ask, asked):
    """An exact answer, or sentences in both languages; never another error."""
    found, error = attempt(ask, asked)
    if error is not None:
        lines = [explain(error, language) for language in ("id", "en")]
        assert isinstance(error, InputError | LawError)
        assert lines[0]
        assert len(lines[0]) == len(lines[1])
        return
    assert isinstance(found, Assessment)
    assert found.total >= 0
    assert found.total == sum((part.amount for part in found.parts), Decimal(0))
    assert found.to_json("en", trace=True)
    assert found.explain("id")


def attempt(ask, asked):
    try:
        return ask(**asked), None
    except PantauError as error:
        return None, error
