"""Days, months and what is counted, as a page tells them in the language of its reader."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from pantau.core.period import Month
from pantau.web.templatetags import pantau as words

EVENING = datetime(2024, 7, 17, 20, 5, tzinfo=UTC)  # the day after where the offices are


@pytest.mark.parametrize(
    ("filtered", "given", "indonesian", "english"),
    [
        (words.day, date(2024, 7, 17), "17 Juli 2024", "17 July 2024"),
        (words.day, EVENING, "18 Juli 2024", "18 July 2024"),
        (words.day, None, "", ""),
        (words.moment, EVENING, "18 Juli 2024, 03.05", "18 July 2024, 03:05"),
        (words.moment, date(2024, 7, 17), "17 Juli 2024", "17 July 2024"),
        (words.moment, None, "", ""),
        (words.month, "2024-05", "Mei 2024", "May 2024"),
        (words.month, Month(2024, 8), "Agustus 2024", "August 2024"),
        (words.month, date(2024, 12, 1), "Desember 2024", "December 2024"),
        (words.month, "2024", "2024", "2024"),
        (words.month, "2024-01/2024-08", "Januari-Agustus 2024", "January-August 2024"),
        (words.month, "triwulan I", "triwulan I", "triwulan I"),
        (words.month, None, "", ""),
        (words.deed, "roster.exported", "daftar pekerja: diunduh", "list of workers: exported"),
        (words.measure, "covered_workers", "peserta aktif", "covered workers"),
        (words.category, "", "", ""),
    ],
)
def test_told_in_the_language_of_the_reader(filtered, given, indonesian, english):
    for language, said in (("id", indonesian), ("en", english)):
        with translation.override(language):
            assert filtered(given).lower() == said.lower()


def test_one_is_not_many():
    with translation.override("en"):
        assert words.noun(1, "baris", "row", "rows") == "row"
        assert words.noun(0, "baris", "row", "rows") == "rows"
        assert words.noun(17_000, "baris", "row", "rows") == "rows"
    with translation.override("id"):
        assert words.noun(1, "baris", "row", "rows") == "baris"
