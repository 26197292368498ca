"""Lists checked from files to files: every row decided once, nothing lost, nothing half written."""

import csv
import json
from datetime import date
from random import Random

import pyarrow.parquet as pq
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from pantau import workspace_rosters
from pantau.errors import InputError
from pantau.io.linking.persons import Decided
from pantau.io.rosters.explain import explain_rows, read_decided
from pantau.io.synthetic_files import write_office_workbooks, write_rosters
from pantau.roster.decide import DECISIONS
from pantau.roster.profile import read_profile
from pantau.synthetic import AS_OF, COLUMNS, TYPICAL, UGLY, offices, population, rosters
from pantau.synthetic.lists import COVERED_COLUMNS, covered
from pantau.workspace_roster_compare import compare_lists
from pantau.workspace_rosters import RosterQuestion, as_json, check_rosters

DAY = date(2026, 1, 1)
HEADS = ("NIK", "Nama", "Tanggal Lahir", "L/P", "Kecamatan", "Catatan Kantor")


def nik(serial, day="570885"):
    return "367201" + day + f"{serial:04d}"


ANI = (nik(1), "ANI SUMARNI", "17/08/1985", "P", "Cibeber", "x")
BUDI = (nik(2, "030279"), "BUDI HARTONO", "03/02/1979", "L", "Cibeber", "")
CITRA = (nik(3, "521190"), "CITRA LESTARI", "12/11/1990", "P", "Cibeber", "")


def listed(path, rows, heads=HEADS):
    with path.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows([heads, *rows])
    return path


@pytest.fixture
def check(tmp_path):
    def run(files, **more):
        out = more.pop("out", tmp_path / "out")
        outcome = check_rosters(RosterQuestion(**{"files": files, "as_of": DAY} | more), out=out)
        return outcome, (pq.read_table(out / "rows.parquet").to_pylist() if out else [])

    return run


def test_each_row_says_what_became_of_it_and_keeps_what_was_written(check, tmp_path):
    mine = (f"'{nik(4, '010101')}", "EKO  PRASETYO", "01/01/2001", "L", "Cibeber", "=1+1")
    outcome, rows = check([listed(tmp_path / "a.csv", [ANI, mine, BUDI, ANI, ("", "N.N.", "", "", "", "")])])
    assert [row["decision"] for row in rows] == ["accepted", "corrected", "accepted", "duplicate", "rejected"]
    assert [row["row"] for row in rows] == [2, 3, 4, 5, 6]
    assert (rows[1]["nik_read"], rows[1]["nik"]) == (f"'{nik(4, '010101')}", nik(4, "010101"))
    assert json.loads(rows[1]["own"]) == {"Catatan Kantor": "=1+1"}
    assert rows[3]["other"] == "a.csv, 2"
    assert rows[3]["person"] == rows[0]["person"] != rows[2]["person"]
    assert outcome.rows["in"] == sum(outcome.decisions.values()) == 5
    assert outcome.people == 4
    assert "'=1+1" in (tmp_path / "out" / "rows.csv").read_text() or "=1+1" in rows[1]["own"]


def test_all_files_of_the_contract_are_written(check, tmp_path):
    check([listed(tmp_path / "a.csv", [ANI, BUDI])])
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written >= {
        "rows.parquet", "rows.csv", "cells.parquet", "set_aside.parquet", "sheets.json", "files.json", "funnel.json",
        "people.parquet", "pairs.parquet", "roster.xlsx", "enrolment.xlsx",
    }  # fmt: skip
    assert not any(name.startswith(".") for name in written)
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_a_second_list_finds_the_first(check, tmp_path):
    files = [listed(tmp_path / "a.csv", [ANI, BUDI]), listed(tmp_path / "b.csv", [CITRA, ANI])]
    outcome, rows = check(files)
    assert rows[3]["reasons"][0] == "duplicate_across_files"
    assert rows[3]["other"] == "a.csv, 2"
    assert [step.rows for step in outcome.steps] == [4, 4, 3, 3, 3]
    assert outcome.steps[-1].money == 3 * 12 * outcome.month


def test_people_already_covered_are_told_by_their_segment(check, tmp_path):
    heads = ("KPJ", "NIK", "Nama", "Tanggal Lahir", "Segmen", "Status")
    extract = listed(
        tmp_path / "bpjs.csv",
        [
            ("26000000001", *ANI[:3], "BPU", "AKTIF"),
            ("26000000002", *BUDI[:3], "PU", "AKTIF"),
            ("26000000003", *CITRA[:3], "BPU", "NONAKTIF"),
        ],
        heads,
    )
    outcome, rows = check([listed(tmp_path / "a.csv", [ANI, BUDI, CITRA])], against=[extract])
    assert [row["decision"] for row in rows] == ["duplicate", "accepted", "accepted"]
    assert rows[0]["reasons"][0] == "already_covered"
    assert rows[0]["other"] == "bpjs.csv, 2"
    assert "lawful_double_membership" in rows[1]["reasons"]
    assert "covered_before" in rows[2]["reasons"]
    assert [step.rows for step in outcome.steps] == [3, 3, 3, 2, 2]


def test_double_payment_is_told_from_two_payers(check, tmp_path):
    heads = ("KPJ", "NIK", "Nama", "Tanggal Lahir", "Segmen", "NPP")
    extract = listed(
        tmp_path / "bpjs.csv",
        [
            ("26000000001", *ANI[:3], "BPU", "A1"),
            ("26000000002", *ANI[:3], "BPU", "A1"),
            ("26000000003", *BUDI[:3], "BPU", "A1"),
            ("26000000004", *BUDI[:3], "BPU", "B2"),
            ("26000000005", *CITRA[:3], "PU", "A1"),
            ("26000000006", *CITRA[:3], "PU", "B2"),
        ],
        heads,
    )
    _, rows = check([listed(tmp_path / "a.csv", [ANI, BUDI, CITRA])], against=[extract])
    told = [{"double_payment", "two_payers"} & set(row["reasons"]) for row in rows]
    assert told == [{"double_payment"}, {"two_payers"}, set()]
    assert rows[2]["decision"] == "accepted"  # two employers are lawful, and another segment


def test_the_deceased_and_civil_servants_are_not_enrolled(check, tmp_path):
    lists = [
        listed(tmp_path / f"{who}.csv", [one[:3]], HEADS[:3]) for who, one in (("deaths", ANI), ("asn", BUDI))
    ]
    _, rows = check(
        [listed(tmp_path / "a.csv", [ANI, BUDI, CITRA])], deaths=lists[:1], civil_servants=lists[1:]
    )
    assert [row["decision"] for row in rows] == ["rejected", "rejected", "accepted"]
    assert [row["reasons"][0] for row in rows[:2]] == ["deceased", "civil_servant"]


def test_a_mark_of_death_in_one_row_puts_the_other_in_doubt(check, tmp_path):
    dead = (ANI[0], "ANI SUMARNI (ALMH)", *ANI[2:])
    _, rows = check([listed(tmp_path / "a.csv", [ANI, dead])])
    assert [row["decision"] for row in rows] == ["review", "rejected"]
    assert "deceased_elsewhere" in rows[0]["reasons"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(check, tmp_path):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    outcome, rows = check([broken, listed(tmp_path / "a.csv", [ANI]), tmp_path / "missing.csv"])
    assert len(rows) == 1
    assert [file for file, _ in outcome.unread] == ["broken.xlsx", "missing.csv"]
    assert [one["file"] for one in json.loads((tmp_path / "out" / "files.json").read_text())] == [
        "broken.xlsx",
        "missing.csv",
    ]
    files = as_json(outcome, "en")["files"]
    assert [bool(one["faults"]) for one in files] == [False, True, True]


def test_columns_are_named_for_one_file_alone(check, tmp_path):
    heads = ("Ket.", "NIK", "Tanggal Lahir", "L/P", "Lain-lain")
    one = listed(tmp_path / "satu.csv", [("PROYEK", *ANI[:1], *ANI[2:4], "SITI AMINAH")], heads)
    two = listed(tmp_path / "dua.csv", [("BUDI HARTONO", *BUDI[:1], *BUDI[2:4], "CILEGON")], heads)
    of = {"satu.csv": {"name": "E"}, "dua.csv": {"name": "A"}}
    outcome, rows = check([one, two], columns_of=of)
    assert outcome.rows["in"] == 2
    assert [row["name"] for row in rows] == ["SITI AMINAH", "BUDI HARTONO"]


def test_a_file_that_breaks_in_the_middle_leaves_no_row(check, tmp_path):
    long = listed(tmp_path / "long.csv", [ANI, BUDI])
    with long.open("a", encoding="utf-8") as text:
        text.write("x," * 2_000 + "\n")
    outcome, rows = check([long, listed(tmp_path / "a.csv", [CITRA])])
    assert [row["file"] for row in rows] == ["a.csv"]
    assert [row["row_id"] for row in rows] == [0]
    assert len(outcome.unread) == 1


def test_no_file_can_be_read(tmp_path):
    with pytest.raises(InputError, match=r"missing\.csv"):
        check_rosters(RosterQuestion(files=[tmp_path / "missing.csv"], as_of=DAY), out=tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_list_to_hold_against_that_cannot_be_read_stops_the_check(tmp_path):
    files = [listed(tmp_path / "a.csv", [ANI])]
    with pytest.raises(InputError, match=r"deaths\.csv"):
        check_rosters(
            RosterQuestion(files=files, as_of=DAY, deaths=[tmp_path / "deaths.csv"]), out=tmp_path / "out"
        )


def test_what_stops_a_check_leaves_the_earlier_result(check, tmp_path, monkeypatch):
    files = [listed(tmp_path / "a.csv", [ANI])]
    check(files)
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(workspace_rosters, "_write", killed)
    with pytest.raises(KeyboardInterrupt):
        check([listed(tmp_path / "a.csv", [BUDI, CITRA])])
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()} == before


def test_what_an_earlier_check_wrote_and_this_one_does_not_is_gone(check, tmp_path):
    check([listed(tmp_path / "a.csv", [ANI]), listed(tmp_path / "b.csv", [BUDI])])
    assert (tmp_path / "out" / "offices").is_dir()
    (tmp_path / "out" / "roster-2.xlsx").write_bytes(b"of an earlier, longer list")
    (tmp_path / "out" / "letter.docx").write_bytes(b"somebody's own")
    check([listed(tmp_path / "a.csv", [ANI])])
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert not left & {"offices", "roster-2.xlsx"}
    assert "letter.docx" in left


def test_where_the_law_has_no_answer_that_is_a_warning(check, tmp_path):
    outcome, rows = check([listed(tmp_path / "a.csv", [ANI])], as_of=date(2019, 6, 30), out=None)
    assert rows == []
    assert outcome.decisions["accepted"] == 1
    assert any("limit" in warning.en for warning in outcome.warnings)


def test_a_word_of_a_person_joins_and_parts_rows(check, tmp_path):
    other = (nik(9, "170890"), "ANI SUMARNI", "17/08/1990", "P", "Cibeber", "")
    files = [listed(tmp_path / "a.csv", [ANI, other, ANI])]
    _, rows = check(files)
    assert [row["decision"] for row in rows][2] == "duplicate"
    _, rows = check(
        files, decided=[Decided("a.csv||2", "a.csv||4", False), Decided("a.csv||2", "a.csv||3", True)]
    )
    assert rows[0]["person"] == rows[1]["person"] != rows[2]["person"]
    words = tmp_path / "words.csv"
    words.write_text('left,right,same\n"a.csv, 2","a.csv, 4",no\na.csv||2,a.csv||3,ya\n')
    assert list(read_decided(words)) == [
        Decided("a.csv||2", "a.csv||4", False),
        Decided("a.csv||2", "a.csv||3", True),
    ]


def test_a_pair_is_explained_in_words(check, tmp_path):
    check([listed(tmp_path / "a.csv", [ANI, BUDI, ANI])])
    answer = explain_rows(tmp_path / "out", "a.csv, 4")
    assert answer.rows == (("a.csv, 4", "ANI SUMARNI", "duplicate"),)
    assert "exactly the same" in answer.pairs[0].explanation.verdict.en


def test_a_profile_decides_otherwise(check, tmp_path):
    rows = [(*BUDI[:4], "Lembang", "")]
    files = [listed(tmp_path / "a.csv", rows)]
    _, plain = check(files, region="36.72")
    assert plain[0]["reasons"][0] == "outside_area"
    assert plain[0]["decision"] == "review"
    strict = read_profile('[severity]\noutside_area = "error"', "p.toml")
    _, judged = check(files, region="36.72", profile=strict)
    assert judged[0]["decision"] == "rejected"


def test_ids_stay_when_a_file_is_added(check, tmp_path):
    first = listed(tmp_path / "a.csv", [ANI, BUDI])
    _, before = check([first], out=tmp_path / "one")
    _, after = check(
        [listed(tmp_path / "b.csv", [CITRA]), first], previous=tmp_path / "one" / "people.parquet"
    )
    assert [row["person"] for row in after[1:]] == [row["person"] for row in before]


def test_two_lists_are_compared(tmp_path):
    other = (CITRA[0], "CITRA LESTARI DEWI", *CITRA[2:])
    found = compare_lists(
        listed(tmp_path / "a.csv", [ANI, CITRA]),
        listed(tmp_path / "b.csv", [BUDI, other]),
        as_of=DAY,
        out=tmp_path / "cmp",
    )
    assert (found.only_first, found.only_second, found.both, found.differing) == (1, 1, 1, 1)
    assert "name_normal" in found.fields
    lines = list(csv.DictReader((tmp_path / "cmp" / "compared.csv").read_text(encoding="utf-8").splitlines()))
    assert sorted(line["place"] for line in lines) == ["a", "b", "both"]
    assert {line["rows_b"] for line in lines} == {"", "b.csv, 2", "b.csv, 3"}


def test_several_processes_find_what_one_finds(check, tmp_path, monkeypatch):
    draw = Random(5)
    files = list(write_rosters(tmp_path, rosters(draw, population(draw, 500, ("36.72",)), TYPICAL)))
    monkeypatch.setattr("pantau.io.rosters.chunks.ROWS", 100)
    monkeypatch.setattr("pantau.io.rosters.crew._WORTH", 0)
    monkeypatch.setattr("pantau.io.rosters.cleaning._FEWEST", 20)
    _, one = check(files, out=tmp_path / "one")
    _, two = check(files, out=tmp_path / "two", processes=2)
    differing = [(a[key], b[key]) for a, b in zip(one, two, strict=True) for key in a if a[key] != b[key]]
    assert differing == []


def truth_of(folder):
    rows = csv.DictReader((folder / "truth.csv").read_text(encoding="utf-8").splitlines())
    return {(row["file"], row["sheet"], int(row["row"])): row for row in rows}


def test_generated_workbooks_lose_no_row_and_reject_no_valid_one(check, tmp_path):
    draw = Random(20)
    kept = offices(draw)
    people = list(population(draw, 1_500, ("36.72",)))
    files = list(write_office_workbooks(draw, tmp_path, rosters(draw, people, TYPICAL, kept), kept))
    extract = listed(tmp_path / "bpjs.csv", [row.values for row in covered(draw, people)], COVERED_COLUMNS)
    outcome, rows = check(files, as_of=AS_OF, region="36.72", against=[extract])
    truth = truth_of(tmp_path)
    found = {(row["file"], row["sheet"], row["row"]): row for row in rows}
    assert found.keys() == truth.keys()
    wrong = [
        row["reasons"]
        for place, row in found.items()
        if row["decision"] == "rejected"
        and truth[place]["valid"] == "1"
        and "age_above_maximum" not in row["reasons"]
    ]
    assert len(wrong) <= 0.001 * len(rows)
    assert outcome.rows["in"] == sum(outcome.decisions.values()) == len(truth)


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
@example(seed=1, sizes=[0], ugly=False)
@given(
    seed=st.integers(0, 10**6), sizes=st.lists(st.integers(0, 40), min_size=1, max_size=4), ugly=st.booleans()
)
def test_accounting_holds_for_any_mixture_of_files(tmp_path_factory, seed, sizes, ugly):
    folder = tmp_path_factory.mktemp("mixture")
    draw = Random(seed)
    files, expected = [folder / "missing.csv"], 0
    for number, size in enumerate(sizes):
        rows = rosters(draw, population(draw, size, ("36.72",)), UGLY if ugly else TYPICAL)
        values = [row.values for row in rows]
        files.append(listed(folder / f"{number}.csv", values, COLUMNS))
        expected += len(values)
    outs = []
    for turn in ("one", "two"):
        outcome = check_rosters(RosterQuestion(files=files, as_of=AS_OF), out=folder / turn)
        outs.append(pq.read_table(folder / turn / "rows.parquet"))
    rows = outs[0].to_pylist()
    assert len(rows) == expected == outcome.rows["in"] == sum(outcome.decisions[one] for one in DECISIONS)
    assert [row["row_id"] for row in rows] == list(range(expected))
    assert len({(row["file"], row["sheet"], row["row"]) for row in rows}) == expected
    assert outs[0].equals(outs[1])


def test_a_list_whose_numbers_name_no_region_is_checked_all_the_same(tmp_path):
    # The first digits of most NIKs say where a list is from; damaged ones say a place that is none.
    path = tmp_path / "rusak.csv"
    rows = [f"{'36' + '70'}05170885{number:04d},ANI,Cibeber,Kerang" for number in range(1, 13)]
    path.write_text("\n".join(["NIK,Nama,Kecamatan,Kelurahan", *rows]) + "\n", encoding="utf-8")
    found = check_rosters(RosterQuestion(files=[path], as_of=date(2026, 1, 1)))
    assert sum(found.decisions.values()) == 12
