"""The history of every parameter, written down once more from the facts and not from the YAML.

A number, a tuple of codes, or a list of rows (the values of each row, in order). ``UNKNOWN``: the law is not
known from that day; ``ENDED``: in force no more. A test holds the shipped law against this day by day.
"""

UNKNOWN, ENDED = "unknown", "ended"
JULY_2015 = "2015-07-01"  # PP 44/2015, PP 45/2015, PP 46/2015
PP_82_2019 = "2019-12-02"
PERMENAKER_1_2025 = "2025-02-01"  # the day in February is not known
MARCH_2025 = "2025-03-01"  # by then it holds for certain; what decides an amount waits for it
MILLION = 1_000_000


def always(value):
    """The same since July 2015."""
    return {JULY_2015: value}


def both(value):
    """The same under PP 44/2015 and PP 82/2019, each with its own article."""
    return {JULY_2015: value, PP_82_2019: value}


def raised(old, new):
    """PP 44/2015, then PP 82/2019."""
    return {JULY_2015: old, PP_82_2019: new}


_TIERS = ((0, 100), (100, 500), (500, 1_000), (1_000, 5_000), (5_000, None))


def _contract(*rates):
    return [
        (low * MILLION, high and high * MILLION, rate)
        for (low, high), rate in zip(_TIERS, rates, strict=True)
    ]


# The upper end of each band is 1,000 below the start of the next.
_STARTS = [0, *range(1_100, 2_701, 200), *range(3_200, 8_201, 500), *range(9_200, 20_201, 1_000)]
_BASES = [*range(1_000, 2_601, 200), *range(2_950, 7_951, 500), *range(8_700, 20_701, 1_000)]
_BANDS = [
    (low * 1_000, high and (high - 1) * 1_000, base * 1_000, "firm" if place < 2 else "to_confirm")
    for place, (low, high, base) in enumerate(zip(_STARTS, [*_STARTS[1:], None], _BASES, strict=True))
]

JKK = {
    "rate_pu_very_low": always("0.24"),
    "rate_pu_low": always("0.54"),
    "rate_pu_medium": always("0.89"),
    "rate_pu_high": always("1.27"),
    "rate_pu_very_high": always("1.74"),
    "rate_bpu": always(1),
    "rate_jakon_wage": always("1.74"),
    "rates_jakon_contract": always(_contract("0.21", "0.17", "0.13", "0.11", "0.09")),
    "benefit_wages": both(80),
    "death_share": both(60),
    "death_floor": raised(16_200_000, 20_000_000),
    "total_disability_share": both(70),
    "periodic_monthly": raised(200_000, 500_000),
    "periodic_months": both(24),
    "funeral": raised(3_000_000, 10_000_000),
    "temporary_disability": raised(
        [(1, 6, 100), (7, 12, 75), (13, None, 50)], [(1, 12, 100), (13, None, 50)]
    ),
    "disability_table": always(
        [
            ("both_eyes", 70),
            ("one_eye", 35),
            ("hearing_both_ears", 40),
            ("hearing_one_ear", 20),
            ("hearing_both_ears_per_10_db", 6),
            ("hearing_one_ear_per_10_db", 3),
            ("one_ear_lobe", 5),
            ("both_ear_lobes", 10),
            ("nose_tip", 30),
            ("nasal_septum", 15),
            ("smell", 10),
            ("visual_efficiency_per_10_percent", 7),
            ("colour_vision", 10),
            ("visual_field_per_10_percent", 7),
            ("right_arm_from_shoulder", 40),
            ("left_arm_from_shoulder", 35),
        ]
    ),
    "disability_table_rest": always(UNKNOWN),
    "disability_above_70": always(UNKNOWN),
    "transport_land": raised(1_000_000, 5_000_000),
    "transport_sea": raised(1_500_000, 2_000_000),
    "transport_air": raised(2_500_000, 10_000_000),
    "transport_added": both(("transport_land", "transport_sea", "transport_air")),
    "home_care": {PP_82_2019: 20_000_000},
    "home_care_months": {PP_82_2019: 12},
    "dentures": raised(UNKNOWN, 5_000_000),
    "hearing_aid": {PP_82_2019: 2_500_000},
    "glasses": {PP_82_2019: 1_000_000},
    "medical_share": both(100),
    "diagnosis_share": {PP_82_2019: 100},
    "prosthesis_extra": both(40),
    "services": both(("return_to_work",)),
    "covered": {
        JULY_2015: ("work", "commute", "occupational_disease"),
        PERMENAKER_1_2025: ("work", "commute", "occupational_disease", "violence_at_work", "rape_at_work"),
    },
    "claim_expiry": raised(24, 60),
    "payment_days": always(7),
    "report_hours": {JULY_2015: 48, PERMENAKER_1_2025: 48},
    "late_report_payer": {PERMENAKER_1_2025: ("employer",)},
    "suspected_days": {"2023-10-06": 30},
    "bpu_waiting_months": always(0),
    "two_memberships": always(UNKNOWN),
    "payment_bounds": always(UNKNOWN),
    "business_classes": raised(UNKNOWN, UNKNOWN),
}
JKM = {
    "rate_pu": always("0.30"),
    "flat_bpu": always(6_800),
    "rate_jakon_wage": always("0.30"),
    "rates_jakon_contract": always(_contract("0.03", "0.02", "0.02", "0.01", "0.01")),
    "lump_sum": raised(16_200_000, 20_000_000),
    "periodic_monthly": raised(200_000, 500_000),
    "periodic_months": both(24),
    "funeral": raised(3_000_000, 10_000_000),
    "bpu_waiting_months": {JULY_2015: 0, PERMENAKER_1_2025: UNKNOWN, MARCH_2025: 3},
    "funerals_two_memberships": {JULY_2015: 2, PERMENAKER_1_2025: UNKNOWN, MARCH_2025: 1},
    "claim_expiry": always(UNKNOWN),
    "more_memberships": always(UNKNOWN),
    "payment_days": {JULY_2015: UNKNOWN, "2015-12-31": 3, PERMENAKER_1_2025: 3},
    "scholarship_months_in_row": {PP_82_2019: UNKNOWN},
}
_GROUNDS = ("retirement", "total_disability", "death")
PERMENAKER_4_2022 = "2022-04-26"
JHT = {
    "rate_pu_employer": always("3.7"),
    "rate_pu_worker": always("2.0"),
    "rate_bpu": always(2),
    "pension_age": always(56),
    "wait_months": {JULY_2015: UNKNOWN, "2016-01-01": 1, PERMENAKER_4_2022: 1},
    "grounds": {
        JULY_2015: _GROUNDS,
        "2016-01-01": (*_GROUNDS, "resignation", "dismissal"),
        PERMENAKER_4_2022: (
            *_GROUNDS,
            "resignation",
            "dismissal",
            "contract_end",
            "stopped_work",
            "emigration",
        ),
    },
    "other_grounds": {JULY_2015: UNKNOWN, PERMENAKER_4_2022: ENDED},
    "partial_months": always(120),
    "partial_share": always(10),
    "partial_housing_share": always(30),
    "yield": always(UNKNOWN),
}
JP = {
    "rate_employer": always(2),
    "rate_worker": always(1),
    "wage_cap": {
        JULY_2015: 7_000_000,
        "2016-03-01": 7_335_300,
        "2017-03-01": 7_703_500,
        "2018-03-01": 8_094_000,
        "2019-03-01": 8_512_400,
        "2020-03-01": 8_939_700,
        "2021-03-01": 8_754_600,
        "2022-03-01": 9_077_600,
        "2023-03-01": 9_559_600,
        "2024-03-01": 10_042_300,
        "2025-03-01": 10_547_400,
        "2026-03-01": 11_086_300,
        "2027-03-01": UNKNOWN,
    },
    "minimum": {
        JULY_2015: 300_000,
        "2016-03-01": 310_050,
        "2017-03-01": 319_450,
        "2018-03-01": 331_000,
        "2019-03-01": 341_400,
        "2020-03-01": 350_700,
        "2021-03-01": 356_600,
        "2022-03-01": 363_300,
        "2023-03-01": 383_400,
        "2024-03-01": 393_500,
        "2025-03-01": 399_700,
        "2026-02-01": UNKNOWN,
        "2026-03-01": 411_400,
        "2027-02-01": UNKNOWN,
    },
    "maximum": {
        JULY_2015: 3_600_000,
        "2016-03-01": 3_720_600,
        "2017-03-01": 3_833_000,
        "2018-03-01": 3_971_400,
        "2019-03-01": 4_095_750,
        "2020-03-01": 4_207_200,
        "2021-03-01": 4_277_900,
        "2022-03-01": 4_357_900,
        "2023-03-01": 4_598_100,
        "2024-03-01": 4_718_200,
        "2025-03-01": 4_792_300,
        "2026-02-01": UNKNOWN,
        "2026-03-01": 4_932_300,
        "2027-02-01": UNKNOWN,
    },
    "accrual_share": always(1),
    "pension_age": {
        JULY_2015: 56,
        "2019-01-01": 57,
        "2022-01-01": 58,
        "2025-01-01": 59,
        "2028-01-01": 60,
        "2031-01-01": 61,
        "2034-01-01": 62,
        "2037-01-01": 63,
        "2040-01-01": 64,
        "2043-01-01": 65,
    },
    "months_old_age": always(180),
    "deferral_years": always(3),
    "density": always(80),
    "survivor_months": always(12),
    "counted_months": always(180),
    "disability_wait_months": always(1),
    "children": always(2),
    "child_last_age": always(23),
    "shares": always([("spouse", 50), ("child", 50), ("parent", 20), ("disability", 100)]),
    "indexation": always(UNKNOWN),
    "yield": always(UNKNOWN),
}
PP_37_2021, PP_6_2025 = "2021-02-02", "2025-02-07"
_EXCLUDED = ("resignation", "total_disability", "retirement", "death")
JKP = {
    "composition": {
        "2021-02-01": UNKNOWN,
        "2022-01-01": [("government", "0.22"), ("JKK", "0.14"), ("JKM", "0.10")],
        PP_6_2025: [("government", "0.22"), ("JKK", "0.14")],
    },
    "composition_labour_intensive": {"2025-02-01": UNKNOWN, "2026-02-01": ENDED},
    "wage_cap": {"2022-01-01": 5_000_000, PP_6_2025: 5_000_000},
    "cash": {PP_37_2021: UNKNOWN, "2022-02-01": [(1, 3, 45), (4, 6, 25)], PP_6_2025: [(1, 6, 60)]},
    "services": {"2022-02-01": ("job_information", "training"), PP_6_2025: ("job_information", "training")},
    "claim_months": {PP_37_2021: 3, PP_6_2025: 6},
    "months_paid": {PP_37_2021: 12, PP_6_2025: 12},
    "within_months": {PP_37_2021: 24, PP_6_2025: 24},
    "months_in_row": {PP_37_2021: 6, PP_6_2025: UNKNOWN},
    "age_below": {PP_37_2021: 54, PP_6_2025: 54},
    "enrolment": {
        PP_37_2021: UNKNOWN,
        PP_6_2025: [
            ("large", "JKK+JKM+JHT+JP+JKN"),
            ("medium", "JKK+JKM+JHT+JP+JKN"),
            ("small", "JKK+JKM+JHT+JKN"),
            ("micro", "JKK+JKM+JHT+JKN"),
        ],
    },
    "arrears_months": {PP_6_2025: 6},
    "fixed_term": {PP_37_2021: UNKNOWN, PP_6_2025: UNKNOWN},
    "most_claims": {PP_37_2021: UNKNOWN},
    "excluded": {PP_37_2021: _EXCLUDED, PP_6_2025: _EXCLUDED},
}
SCHOLARSHIP = {
    "by_level": {
        PP_82_2019: [
            ("TK", 1_500_000, 2),
            ("SD", 1_500_000, 6),
            ("SMP", 2_000_000, 3),
            ("SMA", 3_000_000, 3),
            ("PT", 12_000_000, 5),
        ]
    },
    "once": raised(12_000_000, ENDED),
    "children": raised(1, 2),
    "jkm_months_paid": raised(60, 36),
    "jkk_months_paid": {PP_82_2019: 0},
    "last_age": {PP_82_2019: 23},
    "work_months": {PERMENAKER_1_2025: 6},
    "employer_arrears_months": {PP_82_2019: 3},
}
BPU = {
    "bands": always(_BANDS),
    "between_bands": always(UNKNOWN),
    "arrears": always(UNKNOWN),
    "max_age": {JULY_2015: UNKNOWN, "2016-01-01": 56, "2017-01-01": UNKNOWN, "2022-01-01": 65},
    "months_inactive": {JULY_2015: UNKNOWN, "2021-04-01": 3},
    "due_day": {JULY_2015: 15, "2020-08-01": UNKNOWN, "2021-02-01": 15},
    "fine": always(0),
}
PU = {
    "due_day": {JULY_2015: 15, "2020-08-01": 30, "2021-02-01": 15},
    "fine": {JULY_2015: 2, "2020-08-01": "0.5", "2021-02-01": 2},
    "fine_labour_intensive": {"2025-02-01": "0.5", "2025-08-01": 2, "2025-09-01": 2, "2026-02-01": ENDED},
}
JAKON = {
    "benefit_wage": always(UNKNOWN),
    "register_days": {"2015-12-31": 14},
    "vat": {JULY_2015: 10, "2022-04-01": 11},
}
_HEIRS = [
    (1, "spouse"),
    (1, "child"),
    (2, "parent"),
    (2, "grandparent"),
    (2, "grandchild"),
    (3, "sibling"),
    (4, "parent_in_law"),
    (5, "will"),
]
HEIRS = {
    "jkk_order": always(_HEIRS),
    "jkm_order": always(_HEIRS),
    "nobody": always([("funeral", "funeral_organiser"), ("rest", "social_security_fund")]),
    "pmi_order": always(UNKNOWN),
}
PROCEDURE = {
    "late_payment_share": always(1),
    "will_form": {PERMENAKER_1_2025: ("notarial_deed",)},
    "no_heir_paper": {PERMENAKER_1_2025: ("court_order",)},
}
MEMBERSHIP = {
    "programmes": {
        JULY_2015: [
            ("PU", "JKK+JKM+JHT+JP"),
            ("BPU", "JKK+JKM+JHT"),
            ("JAKON", "JKK+JKM"),
            ("PMI", "JKK+JKM+JHT"),
        ],
        PP_37_2021: [
            ("PU", "JKK+JKM+JHT+JP+JKP"),
            ("BPU", "JKK+JKM+JHT"),
            ("JAKON", "JKK+JKM"),
            ("PMI", "JKK+JKM+JHT"),
        ],
    },
    "required": always(
        [
            ("large", "JKK+JKM+JHT+JP"),
            ("medium", "JKK+JKM+JHT+JP"),
            ("small", "JKK+JKM+JHT"),
            ("micro", "JKK+JKM"),
            ("construction_project", "JKK+JKM"),
        ]
    ),
    "size_bands": {
        JULY_2015: UNKNOWN,
        "2021-02-02": [
            ("micro", 1_000 * MILLION, 2_000 * MILLION),
            ("small", 5_000 * MILLION, 15_000 * MILLION),
            ("medium_or_large", None, None),
        ],
    },
    "bpu_employer": {"2021-04-01": ("JKK", "JKM", "JHT")},
    "non_asn": {PERMENAKER_1_2025: ("JKK", "JKM")},
}
PERMENAKER_18_2018, PERMENAKER_4_2023 = "2018-12-10", "2023-02-22"


def pmi(old, new):
    """Unknown, then Permenaker 18/2018, then Permenaker 4/2023."""
    return {JULY_2015: UNKNOWN, PERMENAKER_18_2018: old, PERMENAKER_4_2023: new}


_CHOICES = [(amount * 1_000,) for amount in (50, 100, 200, 300, 400, 500, 600)]
PMI = {
    "before_work": pmi(37_500, 37_500),
    "months_24": pmi(332_500, 332_500),
    "months_12": {PERMENAKER_4_2023: 189_000},
    "months_6": {PERMENAKER_4_2023: 108_000},
    "month_beyond": {PERMENAKER_4_2023: 13_500},
    "months_below_6": {PERMENAKER_4_2023: UNKNOWN},
    "one_programme": always(UNKNOWN),
    "jht_choices": pmi(_CHOICES, _CHOICES),
    "jkm_outside_work": pmi(
        [("lump_sum", 16_200_000), ("periodic", 4_800_000), ("funeral", 3_000_000)],
        [("lump_sum", 20_000_000), ("periodic", 12_000_000), ("funeral", 10_000_000)],
    ),
    "jkm_during_work": pmi(85_000_000, 85_000_000),
    "jkk_death_during_work": pmi(UNKNOWN, 85_000_000),
    "jkk_death_outside_work": always(UNKNOWN),
    "jkk_total_disability": {JULY_2015: UNKNOWN, PERMENAKER_4_2023: 100_000_000},
    "jkk_other": always(UNKNOWN),
    "medical_abroad": {PERMENAKER_4_2023: 50_000_000},
    "rape_aid": {PERMENAKER_4_2023: 50_000_000},
    "failed_departure": {PERMENAKER_4_2023: 10_000_000},
    "loss_on_return": {PERMENAKER_4_2023: 10_000_000},
    "dismissal_after_accident": always(UNKNOWN),
    "jkk_claim_expiry": pmi(24, 60),
    "before_departure_months": {PERMENAKER_4_2023: 5},
    "home_months": {PERMENAKER_4_2023: 1},
    "jkk_after_days": {PERMENAKER_4_2023: 30},
    "jkm_after_days": {PERMENAKER_4_2023: 30},
    "scholarship": {JULY_2015: UNKNOWN, PERMENAKER_4_2023: 2},
    "scholarship_outside_work": always(UNKNOWN),
}


def halved(first, last, value=50):
    """A relief that ends on a day."""
    return {first: value, last: ENDED}


_INDUSTRIES = ("food_beverage_tobacco", "textile_apparel", "leather", "footwear", "toys", "furniture")
RELIEF = {
    "pp49_2020": halved("2020-08-01", "2021-02-01", 1),
    "pp49_2020_jp": halved("2020-08-01", "2021-02-01", 1),
    "pp49_2020_paid_through": halved("2020-08-01", "2021-02-01", ("2020-07",)),
    "pp49_2020_jp_repayment": {"2020-08-01": [("2021-05-15", "2022-04-15")]},
    "labour_intensive": {"2025-02-01": 50, "2025-08-01": 50, "2025-09-01": 50, "2026-02-01": ENDED},
    "labour_intensive_industries": halved("2025-02-01", "2026-02-01", _INDUSTRIES),
    "labour_intensive_workers": halved("2025-02-01", "2026-02-01", 50),
    "labour_intensive_paid_through": halved("2025-02-01", "2026-02-01", ("2025-01",)),
    "labour_intensive_late_until": halved("2025-08-01", "2026-02-01", ("2026-06-30",)),
    "bpu_transport": halved("2026-01-01", "2027-04-01"),
    "bpu_other": halved("2026-04-01", "2027-01-01"),
    "bpu_excluded_sponsors": {"2026-01-01": ("APBN", "APBD_PROV", "APBD")},
    "bpu_unclear_sponsors": {"2026-01-01": ("APBDES", "DBH_SAWIT", "DBHCHT")},
    "transport_occupations": {
        "2026-01-01": ("ojek", "ojol", "sopir", "supir", "pengemudi", "driver", "kurir")
    },
    "transport_occupations_rest": {"2026-01-01": UNKNOWN},
}
_FILES = {
    "bpu": BPU,
    "heirs": HEIRS,
    "jakon": JAKON,
    "jht": JHT,
    "jkk": JKK,
    "jkm": JKM,
    "jkp": JKP,
    "jp": JP,
    "membership": MEMBERSHIP,
    "pmi": PMI,
    "procedure": PROCEDURE,
    "pu": PU,
    "relief": RELIEF,
    "scholarship": SCHOLARSHIP,
}
# One decent source, or derived: every entry of these, or from the days that are named. All else is firm.
TO_CONFIRM = {
    "bpu.bands bpu.max_age bpu.months_inactive bpu.due_day bpu.fine jakon.register_days jakon.vat jht.rate_bpu",
    "jkk.death_floor jkk.disability_table jkk.dentures jkk.hearing_aid jkk.glasses jkk.transport_added",
    "jkk.prosthesis_extra jkk.services jkk.covered jkk.report_hours jkk.late_report_payer jkk.suspected_days",
    "jkk.bpu_waiting_months jkm.funerals_two_memberships jkm.payment_days jkp.services jkp.months_paid",
    "jkp.within_months jkp.months_in_row jkp.excluded jp.density jp.survivor_months jp.counted_months",
    "jp.disability_wait_months jp.children jp.child_last_age jp.shares membership.size_bands",
    "membership.bpu_employer membership.non_asn pmi.jkk_death_during_work pmi.jkk_total_disability",
    "pmi.medical_abroad pmi.rape_aid pmi.failed_departure pmi.loss_on_return pmi.scholarship",
    "pmi.jkk_claim_expiry pmi.before_departure_months pmi.home_months pmi.jkk_after_days pmi.jkm_after_days",
    "procedure.will_form procedure.no_heir_paper relief.bpu_unclear_sponsors scholarship.work_months",
    "scholarship.employer_arrears_months scholarship.jkk_months_paid",
}
TO_CONFIRM_FROM = {
    "jht.wait_months": {"2016-01-01"},
    "jht.grounds": {"2016-01-01"},
    "jkm.bpu_waiting_months": {MARCH_2025},
    "jp.minimum": {f"{year}-03-01" for year in (2017, 2018, 2020, 2021, 2025, 2026)},
    "jp.maximum": {f"{year}-03-01" for year in (2017, 2018, 2020, 2021, 2024, 2025, 2026)},
    "membership.programmes": {JULY_2015},
    "pmi.jht_choices": {PERMENAKER_18_2018},
    "pmi.jkm_outside_work": {PERMENAKER_18_2018},
    "pmi.jkm_during_work": {PERMENAKER_18_2018},
    "pu.due_day": {JULY_2015, "2021-02-01"},
    "pu.fine": {JULY_2015, "2021-02-01"},
    "pu.fine_labour_intensive": {"2025-08-01"},
    "relief.labour_intensive": {"2025-08-01"},
    "scholarship.jkm_months_paid": {JULY_2015},
}
HISTORY = {f"{file}.{key}": known for file, keys in _FILES.items() for key, known in keys.items()}
