"""Regions: the tables are whole, the tree holds together, and a wrong code is answered with the right one."""

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.core import regions
from pantau.core.regions import (
    LEVELS,
    NATION,
    UnknownRegion,
    ancestors,
    children,
    full_name,
    is_region,
    level,
    nearest,
    parent,
    provinces,
    regencies,
    region,
    regional_office,
    regional_offices,
    retired,
    successor,
    tile_grid,
    within,
)
from pantau.errors import PantauError

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data"
with_shared = pytest.mark.skipif(not SHARED.exists(), reason="the list to check against is not here")


def shared(file):
    with (SHARED / file).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def descend(codes):
    return [child for code in codes for child in children(code)]


@pytest.fixture(scope="module")
def tree():
    """The codes of each level, found by going down from the nation."""
    found = [[NATION]]
    for _ in LEVELS[1:]:
        found.append(descend(found[-1]))
    return dict(zip(LEVELS, found, strict=True))


def retired_rows():
    with (Path(regions.__file__).parent / "data" / "retired_codes.csv").open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def test_counts_are_the_official_ones(tree):
    assert {name: len(codes) for name, codes in tree.items()} == {
        "nation": 1, "province": 38, "regency": 514, "district": 7285, "village": 83762,
    }  # fmt: skip
    assert all(len(set(codes)) == len(codes) and codes == sorted(codes) for codes in tree.values())


def test_kinds(tree):
    def kinds(name):
        return Counter(region(code).kind for code in tree[name])

    assert kinds("regency") == {"kabupaten": 416, "kota": 98}
    assert kinds("district") == {"kecamatan": 7285}
    assert kinds("village") == {"desa": 75252, "kelurahan": 8496, "desa adat": 14}


def test_a_regency_with_all_that_is_known():
    assert region("36.72") == (
        "36.72",
        "Kota Cilegon",
        "kota",
        "regency",
        480378,
        "Cilegon",
        -6.00981,
        106.04213,
    )


def test_a_village_with_what_is_known():
    assert region("36.72.01.1001") == (
        "36.72.01.1001", "Cibeber", "kelurahan", "village", None, None, None, None,
    )  # fmt: skip


def test_population_adds_up():
    assert sum(here.population for here in provinces()) == region(NATION).population
    for province in provinces():
        assert sum(region(code).population for code in children(province.code)) == province.population


def test_seats_lie_in_indonesia():
    assert [here.code for here in (*provinces(), *regencies()) if not here.seat] == ["81.03"]
    for here in (*provinces(), *regencies()):
        assert -11.1 < here.latitude < 6.3
        assert 94.9 < here.longitude < 141.1


def test_every_region_is_its_own(tree):
    for name, codes in tree.items():
        for code in codes[::7]:
            assert (region(code).code, region(code).level, level(code)) == (code, name, name)
            assert region(code).name.strip()


def test_children_and_ancestors_agree(tree):
    for name in LEVELS[:-1]:
        for code in tree[name][::11]:
            for child in children(code):
                assert parent(child) == code
                assert ancestors(child) == (code, *ancestors(code))
                assert within(child, code)
                assert not within(code, child)


def test_ends_of_the_tree():
    assert parent(NATION) is None
    assert ancestors(NATION) == ()
    assert children("36.72.01.1001") == ()
    assert ancestors("36.72.01.1001") == ("36.72.01", "36.72", "36", "ID")


def test_within_compares_codes_not_prefixes():
    assert within("36.72", "36.72")
    assert within("36.72", NATION)
    assert not within("36.72", "36.7")
    assert not within("36", "3")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("ID", "Indonesia"),
        ("36", "Banten"),
        ("36.72", "Kota Cilegon, Banten"),
        ("36.72.01.1001", "Cibeber, Cibeber, Kota Cilegon, Banten"),
        ("99.99", "99.99"),
        ("91.01", "91.01"),
    ],
)
def test_full_name(code, name):
    assert full_name(code) == name


WRONG = [
    "",
    "3",
    "3672",
    "36.7",
    "36.72.",
    "36.72.1",
    "36.72.01.10",
    "36.72.01.9999",
    "36.72.01x1001",
    "99",
    "id",
    "36 72",
]


@pytest.mark.parametrize("code", WRONG)
def test_wrong_codes_are_refused(code):
    assert not is_region(code)
    with pytest.raises(UnknownRegion):
        region(code)
    with pytest.raises(UnknownRegion):
        children(code)


@pytest.mark.parametrize("code", ["", "3", "3672", "36.7", "36.72.", "36.72.01x1001", "id", "٣٦", "36\n"])
def test_a_text_without_the_shape_of_a_code_has_no_level(code):
    with pytest.raises(UnknownRegion):
        level(code)


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=20))
def test_no_text_breaks_the_search(text):
    assert all(is_region(found.code) for found in nearest(text))
    assert isinstance(is_region(text), bool)


@settings(deadline=None)
@given(st.from_regex(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?", fullmatch=True))
def test_what_is_a_region_has_a_region_above_it(code):
    if is_region(code):
        assert is_region(parent(code))
    assert level(code) in LEVELS[1:]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("36.27", "36.72"),
        ("3672", "36.72"),
        ("36-72", "36.72"),
        (" 36.72 ", "36.72"),
        ("3672011001", "36.72.01.1001"),
        ("cilegon", "36.72"),
        ("Kota Cilegon", "36.72"),
        ("KOTA CILEGON, BANTEN", "36.72"),
        ("cilegn", "36.72"),
        ("Kab. Serang", "36.04"),
        ("Kabupaten Serang", "36.04"),
        ("Kota Serang", "36.73"),
        ("Provinsi Banten", "36"),
        ("kalimantn timur", "64"),
        ("Jabar", "32"),
        ("DKI Jakarta", "31"),
        ("Jakarta", "31"),
        ("DIY", "34"),
        ("DI Yogyakarta", "34"),
        ("Kota Baru", "63.02"),
        ("indonesia", "ID"),
        ("Kecamatan Citangkil", "36.72.08"),
        ("91.01", "93.01"),
        ("36.72.01.9999", "36.72.01"),
        ("91.13.44", "95.03"),
    ],
)
def test_nearest(text, first):
    assert nearest(text)[0].code == first


def test_nearest_gives_as_many_as_asked():
    assert len(nearest("serang", limit=2)) == 2
    assert nearest("qqqq") == ()
    assert nearest("") == ()


def test_the_error_names_the_nearest():
    with pytest.raises(
        UnknownRegion, match=r"'36\.27' is not a region code; did you mean 36\.72 Kota Cilegon, Banten"
    ) as raised:
        region("36.27")
    assert raised.value.code == "36.27"
    assert raised.value.suggestions[0] == region("36.72")
    assert isinstance(raised.value, PantauError)


def test_the_error_of_a_retired_code_names_its_successor():
    with pytest.raises(
        UnknownRegion, match=r"no longer in use \(it was KAB\. MERAUKE\).* 93\.01 Kabupaten Merauke"
    ):
        region("91.01")


def test_the_error_without_a_suggestion_shows_a_code():
    with pytest.raises(UnknownRegion, match=r"codes look like 36\.72"):
        region("qqqq")


def test_retired_codes():
    rows = retired_rows()
    assert Counter(row["code"].count(".") for row in rows) == {1: 26, 2: 588, 3: 6028}
    found = [row["successor"] for row in rows if row["successor"]]
    assert len(found) == len(set(found))
    for row in rows:
        assert not is_region(row["code"])
        assert retired(row["code"]) == tuple(row.values())
        assert bool(row["successor"]) == (row["basis"] != "none")
        if row["successor"]:
            assert level(row["successor"]) == level(row["code"])
            assert is_region(row["successor"])


def test_retired_regencies_keep_their_name():
    old = [row for row in retired_rows() if row["code"].count(".") == 1]
    assert Counter(row["code"][:2] for row in old) == {"91": 20, "92": 6}
    assert {row["successor"][:2] for row in old} == {"93", "94", "95", "96"}
    for row in old:
        name = row["name"].replace("KAB.", "KABUPATEN").replace("KAB ", "KABUPATEN ")
        assert region(row["successor"]).name.upper() == name


def test_successor():
    assert successor("91.01") == "93.01"
    assert successor("92.71") == "96.71"
    assert successor("91.01.02") == "93.01.02"
    assert successor("36.72") == "36.72"
    assert successor("91.13.44") is None
    assert successor("99") is None
    assert retired("36.72") is None
    assert ancestors("91.01") == ("91", "ID")


def test_each_province_has_one_regional_office():
    offices = regional_offices()
    assert len(offices) == len({office.code for office in offices}) == 11
    assert sorted(code for office in offices for code in office.provinces) == list(children(NATION))
    assert {office.confidence for office in offices} == {"firm", "to_confirm"}


def test_regional_office():
    assert regional_office("36.72").name == "Banten"
    assert regional_office("36.72.01.1001") == regional_office("36")
    assert regional_office("91.01").name == "Banuspa"
    assert regional_office(NATION) is None
    with pytest.raises(UnknownRegion):
        regional_office("Cilegon")


def test_tile_grid():
    tiles = tile_grid()
    assert [tile.code for tile in tiles] == list(children(NATION))
    assert len({(tile.column, tile.row) for tile in tiles}) == 38
    assert len({tile.label for tile in tiles}) == 38
    assert min(tile.column for tile in tiles) == min(tile.row for tile in tiles) == 0
    squares = {tile.code: tile for tile in tiles}
    assert squares["11"].column < squares["36"].column < squares["64"].column < squares["91"].column
    assert squares["65"].row < squares["63"].row < squares["35"].row < squares["53"].row


def test_import_reads_no_table():
    script = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from pantau.core import regions
tables = (".csv", ".tsv")
assert not [name for name in opened if name.endswith(tables)], opened
assert not regions._upper.cache_info().currsize and not regions._districts.cache_info().currsize
regions.region("36.72")
assert [name for name in opened if name.endswith(tables)][-1].endswith("regions.tsv"), opened
assert not regions._districts.cache_info().currsize
"""
    subprocess.run([sys.executable, "-c", script], check=True)


@with_shared
def test_names_and_numbers_agree_with_the_shared_list():
    rows = shared("wilayah_provinsi.csv") + shared("wilayah_kabkota.csv")
    assert len(rows) == 552
    moved = []
    for row in rows:
        here = region(row["kode"])
        assert (here.name, here.seat or "") == (row["nama"], row["ibukota"])
        assert here.population == int(row["penduduk_2024"])
        assert row.get("jenis", "provinsi") == here.kind
        if max(abs(here.latitude - float(row["lat"])), abs(here.longitude - float(row["lng"]))) > 0.0001:
            moved.append(here.code)
    assert moved == ["74.07"]  # Wakatobi, of which the packages know no possible seat


@with_shared
def test_successors_agree_with_the_shared_list():
    rows = [row for row in shared("wilayah_kode_lama.csv") if row["dasar"] == "arsip Permendagri/Kepmendagri"]
    younger = [row["kode_lama"] for row in rows if not retired(row["kode_lama"])]
    assert len(rows) == 615
    assert younger == [
        "91.01.21",
        "91.01.22",
        "91.18.20",
        "91.18.21",
        "91.18.22",
        "91.18.23",
    ]  # made after 2019
    for row in rows:
        if row["kode_lama"] not in younger:
            assert successor(row["kode_lama"]) == row["kode_kini"]


@with_shared
def test_no_code_of_the_shared_list_of_old_codes_is_in_use():
    assert not [row for row in shared("wilayah_kode_lama.csv") if is_region(row["kode_lama"])]
