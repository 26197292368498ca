"""The columns that records are compared and looked up by, each an SQL expression over the columns of a list."""

from __future__ import annotations

from typing import Final, NamedTuple

# The columns that a list must bring, with their types in the engine.
LINK_COLUMNS: Final = {
    "row_id": "BIGINT", "source": "VARCHAR", "nik": "VARCHAR", "nik_damaged": "VARCHAR",
    "name_normal": "VARCHAR", "name_sound": "VARCHAR", "birth_date": "DATE", "sex": "VARCHAR",
    "region": "VARCHAR", "kk": "VARCHAR", "mother_normal": "VARCHAR", "address_normal": "VARCHAR",
    "phone": "VARCHAR",
}  # fmt: skip

# A man's and a woman's form of one name become one stem, as do names that differ in the vowel at the end.
_STEM: Final = (
    "regexp_replace(regexp_replace(regexp_replace(name_normal, '^(NI|I) ', ''),"
    " '(WATI|WAN|MAN|MI|IUNI|IUDI)( |$)', '_\\2', 'g'), '[AIOU]+( |$)', '_\\1', 'g')"
)

# What is compared; `digits` is the NIK, or what is left of a damaged one when that still says much.
PREPARED: Final = {
    "nik": "nullif(nik, '')",
    "nik_digits": "case when nik <> '' then nik when length(nik_damaged) between 15 and 17 and nik_damaged <> kk"
    " then nik_damaged end",
    "nik_cut": "nik_digits[-1] = '0' or length(nik_digits) = 15",
    "nik_15": "left(nik_digits, 15)",
    "nik_12": "left(nik_digits, 12)",
    "nik_day": "try_cast(nik_digits[7:8] as int)",
    "nik_front": "case when nik <> '' then left(nik, 5) when length(nik_damaged) between 5 and 10"
    " then left(nik_damaged, 5) end",
    "birth_date": "birth_date",
    "birth_text": "lpad(strftime(birth_date, '%Y%m%d'), 8, '0')",
    "birth_heaped": "(month(birth_date), day(birth_date)) in (select (m, d) from heaped_day)",
    "name_normal": "nullif(name_normal, '')",
    "name_words": "list_sort(string_split(name_normal, ' '))",
    "name_sorted": "array_to_string(name_words, ' ')",
    "name_joined": "replace(name_normal, ' ', '')",
    "name_stem": _STEM,
    "name_sound": "nullif(name_sound, '')",
    "name_initials": "array_to_string(list_transform(string_split(name_normal, ' '), lambda w: left(w, 1)), '')",
    "name_abbreviated": "regexp_matches(name_normal, '(^| )[A-Z]( |$)')",
    "sex": "nullif(sex, '')",
    "region": "nullif(region, '')",
    "kk": "nullif(kk, '')",
    "mother": "nullif(mother_normal, '')",
    "address": "nullif(address_normal, '')",
    "phone": "nullif(phone, '')",
}

# What records are looked up by: pairs are formed only of records that agree on one of these.


class Block(NamedTuple):
    """A way in which two records can be found to be worth comparing.

    ``key`` is an SQL expression, null where a record has no such key; ``each`` gives several keys for a record.
    Blocks of more than ``most`` records are split by ``refine`` and, if still larger, passed over and counted.
    ``only`` is a condition on the pair.
    """

    code: str
    key: str
    most: int
    refine: str = ""
    each: bool = False
    only: str = ""


_NAME_YEAR = "name_sorted || '|' || year(birth_date)"
BLOCKS: Final = (
    Block("nik", "nik", 200),
    Block("nik_15", "nik_15", 60, only="l.nik_cut or r.nik_cut or l.nik is null or r.nik is null"),
    Block("birth_word", "list_transform(list_distinct(string_split(name_sound, ' ')),"
          " lambda w: w || '|' || birth_text)", 12, refine="name_sound", each=True),
    Block("birth_front", "left(name_joined, 4) || '|' || birth_text", 12, refine="name_sound"),
    Block("name_year", _NAME_YEAR, 30, refine="left(region, 8)"),
    Block("name_day", "name_sorted || '|' || birth_text[5:]", 30, refine="left(region, 8)"),
    Block("name_front", "name_sound || '|' || left(nik_digits, 8)", 30, refine="name_sorted"),
    Block("name_back", "name_sound || '|' || right(nik_digits, 8)", 30, refine="name_sorted"),
    Block("name_phone", "name_sorted || '|' || phone", 30),
    Block("name_kk", "name_sorted || '|' || kk", 30),
)  # fmt: skip
