"""Linking rows to people: what is linked, what is left to a person, what never is."""

from datetime import date

import duckdb
import pyarrow as pa
import pytest

from benchmarks.rosters.generated import write_rows
from pantau.errors import PantauError
from pantau.io.linking.errors import errors_by_group
from pantau.io.linking.linker import LinkSettings, link
from pantau.io.linking.persons import Decided
from pantau.roster.linkage_explain import explain_pair
from pantau.synthetic import TYPICAL
from tests.io.linker_rows import many, nik, person, row, write

BIRTH, OTHER = date(1990, 5, 17), date(1984, 11, 3)


@pytest.fixture
def linked(tmp_path):
    def run(rows, settings=None, against=None, **more):
        out = tmp_path / "out"
        out.mkdir(exist_ok=True)
        beside = write(tmp_path / "against.parquet", against) if against is not None else None
        return link(write(tmp_path / "rows.parquet", rows, **more), beside, out, settings)

    return run


def people(result):
    """The persons of the rows, in the order of the rows."""
    found = duckdb.sql(f"select person from '{result.people}' order by source desc, row_id").fetchall()
    return [name for (name,) in found]


def pairs(result):
    return duckdb.sql(f"select * from '{result.pairs}'").to_arrow_table().to_pylist()


def together(result):
    return len(set(people(result))) == 1


SAME = {
    "all the same": {},
    "NIK missing": {"nik": ""},
    "birth date missing": {"birth_date": None},
    "a keystroke in the name": {"name_normal": "BUDI SANTOZO WIDODO"},
    "words turned round": {"name_normal": "WIDODO BUDI SANTOSO"},
    "NIK cut by a spreadsheet": {"nik": "", "nik_damaged": nik(9001)[:15] + "0"},
    "a digit of the NIK left out": {"nik": "", "nik_damaged": nik(9001)[:3] + nik(9001)[4:]},
    "two digits of the NIK swapped": {"nik": "637201" + nik(9001)[6:]},
    "day and month swapped": {"birth_date": date(1990, 7, 5), "nik": nik(9001, date(1990, 5, 7))},
    "another sex typed": {"sex": "F"},
}


@pytest.mark.parametrize("damage", SAME.values(), ids=SAME)
def test_one_person_is_found_through_one_damage(linked, damage):
    first = (
        {"nik": nik(9001, date(1990, 5, 7)), "birth_date": date(1990, 5, 7)}
        if damage.get("birth_date")
        else {}
    )
    assert together(
        linked([person(1, "BUDI SANTOSO WIDODO", **first), person(2, "BUDI SANTOSO WIDODO", **damage)])
    )


TWO = [
    ("KURNIAWAN", "KURNIAWATI"), ("SETIAWAN", "SETIAWATI"), ("PUTRA", "PUTRI"), ("WAHYUDI", "WAHYUNI"),
    ("SUPARNO", "SUPARNI"), ("ANDI", "ANDRI"), ("DWI LESTARI", "TRI LESTARI"), ("ABDUL RAHIM", "ABDUL RAHMAN"),
    ("HASAN", "HASANA"), ("NI WAYAN SARI", "WAYAN SARI"), ("SITI AMINA", "SITI MAIMUNA"), ("BUDI", "BUDI"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TWO)
def test_people_of_like_names_with_their_own_nik_and_birth_date_stay_two(linked, one, other):
    result = linked([person(1, one, 9001, BIRTH), person(2, other, 9002, OTHER, nik=nik(9002, OTHER))])
    assert not together(result)
    assert pairs(result) == []


def test_a_name_alone_never_decides(linked):
    rows = [
        row(n, name_normal="ZULKIFLI HARAHAP NASUTION", name_sound="ZLK HRH NST", kk="K1", phone="08")
        for n in (1, 2)
    ]
    result = linked(rows)
    assert not together(result)


@pytest.mark.parametrize(
    ("one", "other"), [("RINA SARI", "RINI SARI"), ("DWI LESTARI", "TRI LESTARI"), ("HASAN ALI", "HUSEN ALI")]
)
def test_twins_share_everything_but_a_serial_and_stay_two(linked, one, other):
    home = {"kk": "K1", "mother_normal": "SITI AMINA", "address_normal": "JALAN MELATI 3", "phone": "0811"}
    result = linked([person(1, one, 9001, **home), person(2, other, 9002, **home)])
    assert not together(result)


def test_a_brother_and_a_sister_born_together_are_no_slip_of_the_keyboard(linked):
    woman = nik(9001, woman=True)
    assert sum(a != b for a, b in zip(nik(9001), woman, strict=True)) == 1  # the day of a woman has 40 added
    rows = [person(1, "LATIF HIDAYAT"), person(2, "LATIFA HIDAYAT", nik=woman, sex="F")]
    assert not together(linked(rows))


def test_a_birth_date_written_where_it_is_not_known_is_weak(linked):
    new_year = date(1960, 1, 1)
    rows = [person(n, "BUDI SANTOSO", 9000 + n, new_year, nik=nik(9001, new_year) * (n == 1)) for n in (1, 2)]
    result = linked(rows)
    assert not together(result)
    assert [pair["level_identity"] for pair in pairs(result)] == ["birth_heaped"]


def test_siblings_share_a_home_and_stay_two(linked):
    home = {"kk": "K1", "mother_normal": "SITI AMINA", "address_normal": "JALAN MELATI 3", "phone": "0811"}
    rows = [
        person(1, "AHMAD FAUZI", 9001, nik="", **home),
        person(2, "AHMAD FAUZAN", 9002, OTHER, nik="", **home),
    ]
    assert not together(linked(rows))


@pytest.mark.parametrize(("one", "other"), TWO[:-1])
def test_they_stay_two_where_only_the_birth_date_is_the_same(linked, one, other):
    assert not together(linked([person(1, one, nik=""), person(2, other, nik="")]))


def test_what_is_in_doubt_is_left_to_a_person_with_its_reasons(linked):
    result = linked([person(1, "KURNIAWAN", nik=""), person(2, "KURNIAWATI", nik="")])
    assert not together(result)
    (pair,) = pairs(result)
    said = explain_pair(pair)
    assert pair["decided"] == "review"
    assert "a person must look" in said.verdict.en
    assert any("-wan/-wati" in reason.line().en for reason in said.reasons)


def test_a_merge_can_be_undone_and_made_by_a_person(linked):
    same = [person(1, "BUDI SANTOSO"), person(2, "BUDI SANTOSO"), person(3, "BUDI SANTOSO", nik="")]
    assert together(linked(same))
    apart = LinkSettings(decided=(Decided("roster:1", "roster:2", False),))
    one, two, _ = people(linked(same, apart))
    assert one != two
    far = [person(1, "BUDI SANTOSO"), person(2, "JOKO WIDODO", 9002, OTHER, nik=nik(9002, OTHER))]
    result = linked(far, LinkSettings(decided=(Decided("roster:1", "roster:2", True),)))
    assert together(result)
    assert "declared one person" in explain_pair(pairs(result)[0]).verdict.en
    changed = (Decided("roster:1", "roster:2", True), Decided("roster:2", "roster:1", False))
    assert not together(linked(far, LinkSettings(decided=changed)))


def test_a_chain_through_a_poor_row_does_not_join_two_niks(linked):
    rows = [
        person(1, "BUDI SANTOSO", 9001, BIRTH),
        person(2, "BUDI SANTOSO", nik="", birth_date=None, phone="0811"),
        person(3, "BUDI SANTOSO", 9002, OTHER, nik=nik(9002, OTHER), phone="0811"),
    ]
    one, _, three = people(linked(rows))
    assert one != three


def test_a_nik_that_stands_with_many_people_is_no_evidence(linked):
    names = ("AGUS SALIM", "BUDI SANTOSO", "CAHYO NUGROHO", "DEDI IRAWAN", "EKO PRASETYO")
    rows = [person(n, name, birth=date(1980 + n, 1, 1 + n), nik=nik(9001)) for n, name in enumerate(names)]
    result = linked(rows)
    assert len(set(people(result))) == len(names)
    assert any("do not count as evidence" in note.en for note in result.notes)


def test_ids_stay_when_a_file_is_added_or_a_row_corrected(linked, tmp_path):
    rows = [
        person(1, "BUDI SANTOSO"),
        person(2, "JOKO WIDODO", 9002, OTHER, nik=nik(9002, OTHER)),
        person(3, "SITI AMINA", 9003, nik=""),
    ]
    before = people(linked(rows))
    more = [person(n + 10, f"ORANG {n}", 9100 + n) for n in range(20)]
    assert people(linked(rows + more))[:3] == before
    kept = f"select row_key, person from '{tmp_path}/out/people.parquet'"
    duckdb.sql(f"copy ({kept}) to '{tmp_path}/earlier.parquet'")
    corrected = [
        person(1, "BUDI SANTOSO", 9005),
        *rows[1:2],
        person(3, "SITI AMINAH RAHAYU", 9003, nik="", birth_date=OTHER),
    ]
    settings = LinkSettings(previous=tmp_path / "earlier.parquet")
    assert people(linked(corrected, settings)) == before


def test_an_earlier_id_stays_with_most_of_its_rows_and_is_given_once(linked, tmp_path):
    rows = [
        person(1, "BUDI SANTOSO"),
        person(2, "BUDI SANTOSO"),
        person(3, "JOKO WIDODO", 9002, OTHER, nik=nik(9002, OTHER)),
    ]
    held = pa.table({"row_key": ["roster:1", "roster:2", "roster:3"], "person": ["EARLIER"] * 3})
    duckdb.from_arrow(held).write_parquet(str(tmp_path / "held.parquet"))
    one, two, three = people(linked(rows, LinkSettings(previous=tmp_path / "held.parquet")))
    assert one == two == "EARLIER"
    assert three != "EARLIER"


def test_ids_depend_on_the_key_and_not_on_row_numbers(linked):
    first = people(linked([person(1, "BUDI SANTOSO")]))
    assert people(linked([person(77, "BUDI SANTOSO")])) == first
    assert people(linked([person(1, "BUDI SANTOSO")], LinkSettings(key=b"secret"))) != first


def test_row_keys_may_be_given(linked):
    result = linked([person(1, "BUDI SANTOSO")], row_key=pa.array(["file.xlsx|Sheet1|7"]))
    assert duckdb.sql(f"select row_key from '{result.people}'").fetchall() == [("file.xlsx|Sheet1|7",)]


def test_people_already_covered_are_found(linked):
    result = linked(
        [person(1, "BUDI SANTOSO")],
        against=[person(1, "BUDI SANTOSO", nik="", nik_damaged=nik(9001)[:15] + "0")],
    )
    assert together(result)
    assert {pair["source_l"] for pair in pairs(result)} | {pair["source_r"] for pair in pairs(result)} == {
        "roster",
        "against",
    }


@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_small_lists_use_the_shipped_weights_and_say_so(linked, count):
    rows, truth = many(count, seed=5)
    result = linked(rows)
    assert result.counts.rows == count
    assert result.counts.people == len(set(people(result)))
    assert len(people(result)) == count
    assert any("shipped weights" in note.en and "bobot bawaan" in note.id for note in result.notes)
    assert {origin for levels in result.model.origin.values() for origin in levels.values()} == {"shipped"}
    assert result.counts.people == len(set(truth))


def test_a_list_that_is_large_enough_teaches_the_model_without_a_word(linked, capfd, caplog):
    rows, truth = many(3_000, seed=11, rate=2.0)
    result = linked(rows)
    assert tuple(capfd.readouterr()) == ("", "")
    assert caplog.records == []
    assert result.model.origin["name"]["same"] in ("mixed", "data")
    found = people(result)
    joined = {(a, b) for a, b in _pairs_of(found)}
    true = {(a, b) for a, b in _pairs_of(truth)}
    assert len(joined & true) / len(joined) >= 0.998
    assert len(joined & true) / len(true) >= 0.95
    assert people(linked(rows)) == found


def _pairs_of(labels):
    groups = {}
    for place, label in enumerate(labels):
        groups.setdefault(label, []).append(place)
    for group in groups.values():
        yield from ((a, b) for n, a in enumerate(group) for b in group[n + 1 :])


def test_errors_of_kinds_and_rates_that_were_not_tuned_on(tmp_path):
    rates = TYPICAL.times(1.7)
    file = write_rows(tmp_path / "rows.parquet", 7_000, seed=977, rates=rates, regions=("35.78",))
    people = link(file, None, tmp_path).people
    everybody = errors_by_group(people, file, [], "surviving")[0]
    assert everybody.pairs > 300
    assert everybody.recall >= 0.97
    assert everybody.precision >= 0.998


def test_rows_named_twice_and_missing_columns_are_refused(linked, tmp_path):
    with pytest.raises(PantauError, match=r"row 1 .* more than once"):
        linked([person(1, "BUDI"), person(1, "JOKO")])
    duckdb.sql(f"copy (select 1 as row_id) to '{tmp_path}/poor.parquet' (format parquet)")
    with pytest.raises(PantauError, match=r"poor\.parquet: no column address_normal"):
        link(tmp_path / "poor.parquet", None, tmp_path)
