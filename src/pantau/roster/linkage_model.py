"""The linkage model as data: what two records are compared on, in which levels, and what each level says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from pantau.core.text import Text

VERSION: Final = "1"


class Weights(NamedTuple):
    """How often a level is met among pairs of one person (``m``) and among pairs of two people (``u``)."""

    m: float
    u: float


class Level(NamedTuple):
    """One grade of agreement.

    ``sql`` is a condition on columns ``*_l`` and ``*_r``; the first level whose condition holds is the level of
    a pair, and an empty condition is the level of all that remain. ``by_frequency`` is how much the frequency
    of the name moves the weight (0 to 1). A level with ``fixed`` weights is not trained: data without labels
    would teach it the wrong lesson, as its comment says; ``least`` is a floor under a learnt ``m``.
    """

    code: str
    says: Text
    sql: str = ""
    by_frequency: float = 0.0
    fixed: Weights | None = None
    least: float = 0.0
    unknown: bool = False


class Comparison(NamedTuple):
    """One kind of evidence, its levels in the order in which they are tried."""

    code: str
    title: Text
    levels: tuple[Level, ...]

    def level(self, code: str) -> Level:
        """A level by its code."""
        return next(level for level in self.levels if level.code == code)

    def number(self, code: str) -> int:
        """The number by which Splink knows a level: 0 is the last, unknown is -1."""
        known = [level.code for level in self.levels if not level.unknown]
        return len(known) - 1 - known.index(code) if code in known else -1

    def by_number(self, number: int) -> Level:
        """A level by the number that Splink gives it."""
        return next(level for level in self.levels if self.number(level.code) == number)


class Model(NamedTuple):
    """A trained model: weights by comparison and level, and where each came from.

    ``origin`` is ``data`` (learnt from the rows themselves), ``mixed`` (too few rows to stand alone: the shipped
    weights were leant on) or ``shipped``, by the same keys as ``weights``. ``prior`` is the share of pairs, of all
    that are possible, that are one person.
    """

    weights: Mapping[str, Mapping[str, Weights]]
    origin: Mapping[str, Mapping[str, str]]
    prior: float


_UNKNOWN: Final = Text("tidak dapat dibandingkan", "cannot be compared")

# A NIK holds the birth date, so the two are one comparison: a date that agrees because the NIK agrees must not
# count a second time. Levels go from the NIK whole to both different.
_BOTH_NIK = "nik_l = nik_r"
_BIRTH_SAME = "birth_date_l = birth_date_r"
_BIRTH_OPEN = "(birth_date_l is null or birth_date_r is null)"
# Day and month swapped, or one character of the date typed otherwise; both halves are cheap before the costly one.
_BIRTH_NEAR = (
    "((year(birth_date_l) = year(birth_date_r) and month(birth_date_l) = day(birth_date_r)"
    " and day(birth_date_l) = month(birth_date_r)) or hamming(birth_text_l, birth_text_r) <= 1)"
)
# A spreadsheet keeps 15 digits and puts a zero last, so a number that ends in zero may be one that was cut.
_CUT = "(nik_cut_l or nik_cut_r) and nik_15_l = nik_15_r"
_DAMAGED_ALIKE = "nik_digits_l = nik_digits_r"
# The distance is costly, so the cheap conditions stand before it: one keystroke moves at most two digits.
# A day that differs by 40 is no slip but the other sex: twins, brother and sister, differ in nothing else.
_TYPO = (
    "nik_12_l <> nik_12_r and coalesce(abs(nik_day_l - nik_day_r), 0) <> 40"
    " and case when length(nik_digits_l) = length(nik_digits_r)"
    " then hamming(nik_digits_l, nik_digits_r) else 2 end <= 2"
    " and damerau_levenshtein(nik_digits_l, nik_digits_r) = 1"
)
# What scientific notation leaves of a NIK says at least that it is another one.
_FRONT_OPEN = "(nik_front_l = nik_front_r) is not false"
_NIK_OPEN = "(nik_l is null or nik_r is null)"

IDENTITY: Final = Comparison(
    "identity",
    Text("NIK dan tanggal lahir", "NIK and birth date"),
    (
        Level("unknown", _UNKNOWN, f"nik_digits_l is null and {_BIRTH_OPEN} or nik_digits_r is null and {_BIRTH_OPEN}",
              unknown=True),
        Level("nik_birth", Text("NIK sama, tanggal lahir sama", "same NIK, same birth date"),
              f"{_BOTH_NIK} and {_BIRTH_SAME}"),
        Level("nik_alone", Text("NIK sama, tanggal lahir tidak tercatat pada salah satu",
                                "same NIK, birth date missing on one side"),
              f"{_BOTH_NIK} and {_BIRTH_OPEN}"),
        Level("nik_birth_near", Text("NIK sama, tanggal lahir beda tipis (tertukar atau salah satu angka)",
                                     "same NIK, birth date nearly the same (swapped or one digit off)"),
              f"{_BOTH_NIK} and {_BIRTH_NEAR}"),
        Level("nik_birth_differs", Text("NIK sama, tetapi tanggal lahir berbeda", "same NIK, but another birth date"),
              _BOTH_NIK),
        Level("cut_birth", Text("15 angka pertama NIK sama (salah satu rusak), tanggal lahir sama",
                                "first 15 digits of the NIK agree (one is damaged), same birth date"),
              f"{_BIRTH_SAME} and ({_CUT} or {_DAMAGED_ALIKE})"),
        Level("cut_alone", Text("15 angka pertama NIK sama (salah satu rusak)",
                                "first 15 digits of the NIK agree (one is damaged)"),
              f"{_CUT} and ({_BIRTH_OPEN} or {_BIRTH_NEAR})"),
        Level("typo_birth", Text("NIK beda satu ketikan, tanggal lahir sama",
                                 "NIK off by one keystroke, same birth date"),
              f"{_BIRTH_SAME} and {_TYPO}"),
        Level("typo_alone", Text("NIK beda satu ketikan, tanggal lahir tidak tercatat atau beda tipis",
                                 "NIK off by one keystroke, birth date missing or nearly the same"),
              f"({_BIRTH_OPEN} or {_BIRTH_NEAR}) and {_TYPO}"),
        # Same place and day, another serial: a typing error, or twins.
        Level("serial_differs", Text("NIK hanya beda nomor urut, tanggal lahir sama (bisa saudara kembar)",
                                     "NIK differs in its serial only, same birth date (may be twins)"),
              f"{_BIRTH_SAME} and nik_12_l = nik_12_r"),
        # Where only the year is known a register writes 1 January: such a date is shared by hundreds.
        Level("birth_heaped", Text("tanggal lahir sama tetapi tanggal yang lazim ditulis bila tidak diketahui,"
                                   " NIK tidak ada pada salah satu",
                                   "same birth date, but one that is written where it is not known,"
                                   " NIK missing on one side"),
              f"{_BIRTH_SAME} and {_NIK_OPEN} and birth_heaped_l"),
        Level("birth_only", Text("tanggal lahir sama, NIK tidak ada pada salah satu",
                                 "same birth date, NIK missing on one side"),
              f"{_BIRTH_SAME} and {_NIK_OPEN} and {_FRONT_OPEN}"),
        Level("birth_nik_differs", Text("tanggal lahir sama, tetapi NIK berbeda", "same birth date, but another NIK"),
              f"{_BIRTH_SAME} and not birth_heaped_l"),
        Level("birth_near_only", Text("tanggal lahir beda tipis, NIK tidak ada pada salah satu",
                                      "birth date nearly the same, NIK missing on one side"),
              f"{_NIK_OPEN} and {_BIRTH_NEAR}"),
        Level("nothing_known", Text("NIK rusak dan tanggal lahir tidak tercatat pada salah satu",
                                    "NIK damaged and birth date missing on one side"),
              f"{_NIK_OPEN} and {_BIRTH_OPEN}"),
        Level("differs", Text("NIK dan tanggal lahir tidak cocok", "NIK and birth date do not agree")),
    ),
)  # fmt: skip

NAME: Final = Comparison(
    "name",
    Text("nama", "name"),
    (
        Level("unknown", _UNKNOWN, "name_normal_l is null or name_normal_r is null", unknown=True),
        Level("same", Text("nama sama", "same name"), "name_normal_l = name_normal_r", by_frequency=1.0),
        Level("order", Text("kata nama sama, urutan berbeda", "same words of the name in another order"),
              "name_sorted_l = name_sorted_r", by_frequency=1.0),
        # Rini and Rina, Kurniawan and Kurniawati: near in letters, other people. Data without labels would read
        # the nearness as evidence for, so the weight is set by hand, and it is against.
        Level("ending", Text("nama hanya beda akhiran (pria/wanita, seperti -wan/-wati)",
                             "names differ in an ending only (man's and woman's, as -wan/-wati)"),
              "name_stem_l = name_stem_r", fixed=Weights(0.002, 0.016)),
        Level("part", Text("nama yang satu adalah bagian dari yang lain", "one name is a part of the other"),
              "list_has_all(name_words_l, name_words_r) or list_has_all(name_words_r, name_words_l)",
              by_frequency=1.0),
        Level("near", Text("nama hampir sama (satu ketikan)", "names nearly the same (one keystroke)"),
              "abs(length(name_joined_l) - length(name_joined_r)) <= 1"
              " and jaro_winkler_similarity(name_joined_l, name_joined_r) > 0.8"
              " and damerau_levenshtein(name_joined_l, name_joined_r) <= 1", by_frequency=0.5),
        Level("sound", Text("nama berbunyi sama", "names sound the same"), "name_sound_l = name_sound_r",
              by_frequency=0.5),
        Level("initial", Text("nama sama bila singkatan dibaca sebagai huruf awal",
                              "same name when abbreviations are read as initials"),
              "(name_abbreviated_l or name_abbreviated_r) and name_initials_l = name_initials_r"
              " and list_has_any(name_words_l, name_words_r)", by_frequency=0.5),
        Level("similar", Text("nama mirip", "names alike"),
              "jaro_winkler_similarity(name_normal_l, name_normal_r) >= 0.9"),
        Level("word", Text("ada satu kata nama yang sama", "the names share a word"),
              "list_has_any(name_words_l, name_words_r)"),
        Level("differs", Text("nama berbeda", "names differ")),
    ),
)  # fmt: skip

SEX: Final = Comparison(
    "sex",
    Text("jenis kelamin", "sex"),
    (
        Level("unknown", _UNKNOWN, "sex_l is null or sex_r is null", unknown=True),
        Level("same", Text("jenis kelamin sama", "same sex"), "sex_l = sex_r"),
        Level("differs", Text("jenis kelamin berbeda", "another sex")),
    ),
)

# Siblings and twins share all of this. What it says for one person is therefore held against relatives, not
# against strangers: u is set to how often pairs of near relatives agree, so that it can never link alone.
FAMILY: Final = Comparison(
    "family",
    Text("keluarga dan tempat tinggal", "family and home"),
    (
        Level("unknown", _UNKNOWN,
              "(kk_l is null or kk_r is null) and (mother_l is null or mother_r is null)"
              " and (phone_l is null or phone_r is null) and (address_l is null or address_r is null)",
              unknown=True),
        Level("several", Text("dua atau lebih sama: KK, nama ibu, alamat, telepon",
                              "two or more agree: family card, mother's name, address, phone"),
              "(coalesce(kk_l = kk_r, false)::int + coalesce(mother_l = mother_r, false)::int"
              " + coalesce(phone_l = phone_r, false)::int + coalesce(address_l = address_r, false)::int) >= 2",
              fixed=Weights(0.45, 0.03)),
        Level("one", Text("salah satu sama: KK, nama ibu, alamat, telepon",
                          "one agrees: family card, mother's name, address or phone"),
              "kk_l = kk_r or mother_l = mother_r or phone_l = phone_r or address_l = address_r",
              fixed=Weights(0.35, 0.06)),
        Level("differs", Text("KK, nama ibu, alamat, telepon tidak ada yang sama",
                              "family card, mother's name, address and phone all differ"),
              fixed=Weights(0.20, 0.91)),
    ),
)  # fmt: skip

# The lists that a model learns from may all name the same place; people move, and some offices write where they
# work. So a place that differs may weigh against, but never decide.
REGION: Final = Comparison(
    "region",
    Text("wilayah", "region"),
    (
        Level("unknown", _UNKNOWN, "region_l is null or region_r is null", unknown=True),
        Level("village", Text("desa atau kelurahan sama", "same village"),
              "region_l = region_r and length(region_l) > 8"),
        Level("district", Text("kecamatan sama", "same district"),
              "left(region_l, 8) = left(region_r, 8) and length(region_l) >= 8 and length(region_r) >= 8",
              least=0.03),
        Level("regency", Text("kabupaten atau kota sama", "same regency or city"),
              "left(region_l, 5) = left(region_r, 5)", least=0.02),
        Level("differs", Text("kabupaten atau kota berbeda", "another regency or city"), least=0.02),
    ),
)  # fmt: skip

COMPARISONS: Final = (IDENTITY, NAME, SEX, FAMILY, REGION)


def comparison(code: str) -> Comparison:
    """A comparison by its code."""
    return next(one for one in COMPARISONS if one.code == code)
