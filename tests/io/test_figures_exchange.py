"""Figures in the forms that statistical offices exchange: whole, coded, and the same bytes for the same content."""

import csv
import io
import json
import re
import zipfile

import pytest

from pantau.core.text import Text
from pantau.io.figures_codes import code_lists, code_lists_of, sdmx_code
from pantau.io.figures_satu_data import About, satu_data
from pantau.io.figures_sdmx import ATTRIBUTES, DIMENSIONS, sdmx_csv

ROWS = [
    {
        "region": "36.72",
        "measure": "covered_workers",
        "category": "nelayan",
        "segment": "BPU",
        "programme": "JKK+JKM",
        "sponsor": "APBD",
        "age_band": "65+",
        "period": "2024-07",
        "value": 17000,
        "basis": "recorded",
        "source": "ledger@12",
        "note": "baris satu\nbaris dua",
    },
    {
        "region": "36.72",
        "measure": "claim_ratio",
        "category": "kelompok_sendiri",
        "sponsor": "unknown",
        "period": "2023-08/2024-07",
        "value": 164.2,
        "low": 97.0,
        "high": 260.5,
        "numerator": 8590000000000.0,
        "denominator": 1,
        "basis": "recorded",
        "definition": "credibility",
    },
]
ABOUT = About(Text("Angka", "Figures"), "Disnaker", "36.72", "2024-07", "ledger@12")


def read(text):
    return list(csv.DictReader(io.StringIO(text)))


def package(rows=ROWS):
    with zipfile.ZipFile(io.BytesIO(satu_data(rows, ABOUT))) as found:
        return {name: found.read(name).decode() for name in found.namelist()}


def test_an_observation_names_its_structure_and_every_dimension():
    ratio, covered = read(sdmx_csv(ROWS))
    assert (covered["STRUCTURE"], covered["STRUCTURE_ID"]) == ("dataflow", "PANTAU:FIGURES(1.0.0)")
    assert covered["ACTION"] == "R"
    assert [covered[one] for one in ("REF_AREA", "PROGRAMME", "AGE", "SEX", "TIME_PERIOD", "OBS_VALUE")] == [
        *("36-72", "JKK_JKM", "65_OVER", "_T", "2024-07", "17000")
    ]
    assert (ratio["TIME_PERIOD"], ratio["SPONSOR"], ratio["NUMERATOR"]) == (
        *("2023-08-01/P12M", "_U"),
        "8590000000000",
    )
    assert (ratio["LOWER_BOUND"], ratio["UPPER_BOUND"], ratio["UNIT_MEASURE"]) == ("97", "260.5", "percent")


@pytest.mark.parametrize(
    "one", [one for one in (*DIMENSIONS, *ATTRIBUTES) if one.codes], ids=lambda one: one.id
)
def test_every_code_that_is_written_stands_in_its_list(one):
    lists = code_lists_of(ROWS)
    known = {code.id for code in lists[one.codes]}
    assert {row[one.id] for row in read(sdmx_csv(ROWS))} - {""} <= known


@pytest.mark.parametrize("name", code_lists())
def test_codes_are_such_as_sdmx_allows_and_mean_one_thing(name):
    codes = code_lists()[name]
    assert all(re.fullmatch(r"[A-Za-z0-9_@$-]+", one.id) for one in codes)
    assert len({one.id for one in codes}) == len(codes) == len({one.pantau for one in codes})
    assert all(one.title.id and one.title.en for one in codes)
    assert all(sdmx_code(one.pantau) == one.id for one in codes)


def test_a_package_has_what_satu_data_asks_for():
    files = package()
    assert set(files) == {
        *("data.csv", "sdmx.csv", "metadata.json", "standar-data.json", "kode-referensi.csv"),
        *("README.md", "README.en.md"),
    }
    standard = {one["kode"]: one for one in json.loads(files["standar-data.json"])}
    assert set(standard) == {"covered_workers", "claim_ratio"}
    for one in standard.values():
        assert all(one[part]["id"] and one[part]["en"] for part in ("konsep", "definisi", "ukuran", "satuan"))
    assert [one["kolom"] for one in standard["covered_workers"]["klasifikasi"]] == [
        *("region", "category", "segment", "programme", "sponsor", "age_band")
    ]
    metadata = json.loads(files["metadata.json"])
    assert (metadata["produsen_data"], metadata["jumlah_baris"]) == ("Disnaker", 2)
    assert [one["kolom"] for one in metadata["variabel"]] == list(read(files["data.csv"])[0])
    codes = {(row["daftar"], row["kode"]): row for row in read(files["kode-referensi.csv"])}
    assert "Cilegon" in codes["CL_AREA", "36.72"]["arti_id"]
    assert ("CL_CATEGORY", "kelompok_sendiri") in codes


def test_the_same_content_gives_the_same_bytes():
    assert satu_data(ROWS, ABOUT) == satu_data([dict(reversed(row.items())) for row in reversed(ROWS)], ABOUT)
    assert sdmx_csv(ROWS) == sdmx_csv(list(reversed(ROWS)))
    assert satu_data(ROWS, ABOUT) != satu_data(ROWS[:1], ABOUT)


def test_nothing_to_say_is_a_table_without_rows():
    assert len(sdmx_csv([]).splitlines()) == 1
    assert len(read(package([])["data.csv"])) == 0
