"""Settings: defaults, what the environment says, and that a wrong one stops the start."""

from __future__ import annotations

import doctest
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

import pytest

from pantau import settings
from pantau.errors import SettingsError
from pantau.settings import SETTINGS, Settings, default_of, load_settings


def test_examples_in_docstrings():
    assert doctest.testmod(settings).failed == 0


def test_the_table_names_every_setting_once():
    assert [setting.name for setting in SETTINGS] == [entry.name for entry in fields(Settings)]
    assert all(setting.id and setting.en for setting in SETTINGS)
    assert all(default_of(setting) == getattr(Settings(), setting.name) for setting in SETTINGS)


def test_defaults():
    found = load_settings({"PATH": "/bin", "PANTAU": "x", "PANTAU_HOME": "  "})
    assert found == Settings()
    assert (found.language, found.home, found.max_file_mb) == (None, Path("pantau-data"), 32)


def test_the_environment_is_read():
    found = load_settings(
        {
            "PANTAU_LANGUAGE": "en",
            "PANTAU_HOME": "/srv/pantau",
            "PANTAU_MAX_FILE_MB": " 64 ",
            "PANTAU_JUMP_PERCENT": "12.5",
        }
    )
    assert found == Settings(
        language="en", home=Path("/srv/pantau"), max_file_mb=64, jump_percent=Decimal("12.5")
    )


@pytest.mark.parametrize(
    ("variable", "text", "message"),
    [
        ("PANTAU_MAX_FIL_MB", "5", "PANTAU_MAX_FIL_MB is not a setting; did you mean PANTAU_MAX_FILE_MB?"),
        ("PANTAU_XYZQ", "5", "PANTAU_XYZQ is not a setting; the settings are PANTAU_LANGUAGE, PANTAU_HOME"),
        ("PANTAU_LANGUAGE", "fr", "PANTAU_LANGUAGE is 'fr'; expected id or en (language of messages"),
        ("PANTAU_MAX_FILE_MB", "-1", "PANTAU_MAX_FILE_MB is '-1'; expected a whole number of megabytes"),
        ("PANTAU_MAX_FILE_MB", "9" * 5000, "expected a whole number of megabytes"),
        ("PANTAU_MAX_WORKBOOK_MB", "٣", "expected a whole number of megabytes"),
        ("PANTAU_JUMP_PERCENT", "NaN", "PANTAU_JUMP_PERCENT is 'NaN'; expected a number above 0"),
        (
            "PANTAU_JUMP_PERCENT_PER_YEAR",
            "lots",
            "PANTAU_JUMP_PERCENT_PER_YEAR is 'lots'; expected a number above 0",
        ),
    ],
)
def test_a_wrong_setting_stops_the_start(variable, text, message):
    with pytest.raises(SettingsError) as caught:
        load_settings({variable: text})
    assert message in str(caught.value)


def test_the_place_of_the_ledger_is_read():
    found = load_settings(
        {
            "PANTAU_ENGINE": "spark",
            "PANTAU_LEDGER": "s3://pantau/ledger",
            "PANTAU_STORAGE_ENDPOINT": "http://127.0.0.1:9000",
            "PANTAU_STORAGE_REGION": "ap-southeast-3",
            "PANTAU_STORAGE_ALLOW_HTTP": "yes",
        }
    )
    assert found == Settings(
        engine="spark",
        ledger="s3://pantau/ledger",
        storage_endpoint="http://127.0.0.1:9000",
        storage_region="ap-southeast-3",
        storage_allow_http=True,
    )


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("PANTAU_ENGINE", "polars"),
        ("PANTAU_LEDGER", "s4://pantau/ledger"),
        ("PANTAU_LEDGER", "s3://pantau/a?b"),
        ("PANTAU_STORAGE_ENDPOINT", "storage.example"),
        ("PANTAU_STORAGE_REGION", "di sini"),
        ("PANTAU_STORAGE_ALLOW_HTTP", "maybe"),
    ],
)
def test_a_place_that_has_no_meaning_stops_the_start(variable, text):
    with pytest.raises(SettingsError, match=f"{variable} is '"):
        load_settings({variable: text})
