"""The files of an award: read as they are meant, every fault told at once, and written so that they read the same."""

from datetime import date, timedelta

import duckdb
import pytest

from pantau.award.gaming import detectors
from pantau.core.period import Month
from pantau.errors import InputError, PantauError
from pantau.figures.table_faults import Faults
from pantau.io.award_example import write_example
from pantau.io.award_files import parsed_scheme, read_award_files
from pantau.io.award_payments import tallies
from pantau.io.award_scheme_text import scheme_text
from pantau.settings import Settings
from pantau.workspace_award import How, judged, signals_of, signs
from pantau.workspace_award import write_example as example_in


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return write_example(tmp_path_factory.mktemp("award"))


def read(folder):
    faults = Faults()
    return read_award_files(folder, 1, faults), [one.line() for one in faults.listed]


def changed(example, tmp_path, name, *changes):
    """A copy of the example with one file changed."""
    for file in example.iterdir():
        text = file.read_text()
        for before, after in changes if file.name == name else ():
            assert before in text
            text = text.replace(before, after)
        (tmp_path / file.name).write_text(text)
    return tmp_path


def test_a_scheme_written_and_read_is_the_same(example):
    files, faults = read(example)
    assert faults == []
    again = Faults()
    assert parsed_scheme("award.toml", scheme_text(files.scheme).encode(), again) == files.scheme
    assert not again


def test_yaml_says_the_same_as_toml(example):
    text = (
        "id: uji\ntitle: {id: Uji, en: Test}\nversion: 1\nvalid_from: 2025-01-01\nsource: x\nstatus: draft\n"
        "period: 2025\ncriteria:\n  - {code: a, title: A, weight: 100, measure: coverage_rate}\n"
    )
    faults = Faults()
    scheme = parsed_scheme("award.yaml", text.encode(), faults)
    assert faults.listed == []
    assert scheme.criteria[0].weight == 100
    assert scheme.period.text == "2025"


def test_all_faults_of_a_scheme_are_told_together(example, tmp_path):
    folder = changed(
        example,
        tmp_path,
        "award.toml",
        ("weight = 30", "weight = -30"),
        ('missing = "peer_lowest"', 'missing = "zero"'),
        ("low = 0\nhigh = 100\n", "low = 100\nhigh = 0\n"),
        ('ties = ["coverage", "growth"]', 'ties = ["coverge"]'),
        ('status = "example"', 'status = "exmple"'),
    )
    files, faults = read(folder)
    assert files is None
    text = "\n".join(faults)
    assert "'zero' is not known" in text
    assert "did you mean 'example'" in text
    assert "weight -30 is negative" in text
    assert "the floor low = 100 is not below the ceiling high = 0" in text


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("weight = 30", "weight = 25", "the weights add up to 95 and must be 100; missing are 5"),
        ("weight = 30", "weight = 40", "the weights add up to 110 and must be 100; too much are 10"),
        (
            'ties = ["coverage", "growth"]',
            'ties = ["coverge"]',
            "no criterion 'coverge'; did you mean 'coverage'?",
        ),
        ('code = "growth"', 'code = "budget"', "criterion 'budget' stands there 2 times"),
        ("at_least = 20", "at_least = 20\nat_most = 10", "the floor at_least = 20 is not below"),
        ('measure = "budget_allocated"', 'measure = "budgt_allocated"', "did you mean 'budget_allocated'"),
        (
            'kind = "regulation"\nladder',
            'kind = "regulation"\nmeasure = "balance"\nladder',
            "'measure' does not go with",
        ),
        ("valid_from = 2025-01-01", 'valid_from = "soon"', "must be a date like 2025-01-01"),
        ('period = "2025"\n', "", "key 'period' is missing"),
        ("[rules]", "[rules", "is not valid TOML"),
    ],
)
def test_a_fault_of_a_scheme_is_a_clear_sentence(example, tmp_path, before, after, said):
    _, faults = read(changed(example, tmp_path, "award.toml", (before, after)))
    assert said in "\n".join(faults)


def test_faults_of_the_jury_are_told_with_their_rows(example, tmp_path):
    folder = changed(
        example,
        tmp_path,
        "jury.csv",
        ("j1,11,innovation,", "j9,11,innovation,1"),
        ("j2,11,innovation,", "j2,11,inovation,"),
        ("j4,11,innovation,", "j3,11,innovation,"),
    )
    _, faults = read(folder)
    text = "\n".join(faults)
    assert "jury.csv:2: juror 'j9' is not in jurors.csv" in text
    assert (
        "jury.csv:3: criterion 'inovation' is not one that the jury marks; did you mean 'innovation'?" in text
    )
    assert "jury.csv:5: 'j3, 11, innovation' stands in row 4 already" in text


def test_a_juror_twice_or_without_a_region_is_a_fault(example, tmp_path):
    folder = changed(example, tmp_path, "jurors.csv", ("j2,", "j1,"), ("31.74", ""))
    _, faults = read(folder)
    assert "jurors.csv:3: 'j1' stands in row 2 already" in faults
    assert any(one.startswith("jurors.csv:4: region") for one in faults)


def test_faults_of_the_case_and_of_the_award_are_told_together(example, tmp_path):
    folder = changed(example, tmp_path, "award.toml", ("weight = 30", "weight = 31"))
    figures = folder / "figures.csv"
    figures.write_text(figures.read_text().replace("budget_allocated", "budgt_allocated", 1))
    with pytest.raises(InputError) as error:
        judged(folder, Settings())
    text = str(error.value)
    assert "budgt_allocated" in text
    assert "the weights add up to 101" in text


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        judged(tmp_path / "nothing", Settings())


def test_the_example_is_judged_the_same_each_time(example, tmp_path):
    first, second = (judged(example, Settings(), How(draws=200)) for _ in range(2))
    assert first.as_json("id") == second.as_json("id")
    for award, name in ((first, "a"), (second, "b")):
        award.write_workbook(tmp_path / name, "id")
    assert (tmp_path / "a/award.xlsx").read_bytes() == (tmp_path / "b/award.xlsx").read_bytes()


def test_the_example_does_not_overwrite(tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(PantauError, match="holds something already"):
        example_in(tmp_path)


def test_every_score_names_what_it_rests_on(example):
    award = judged(example, Settings(), How(draws=200))
    for sheet in award.sheets:
        for line in sheet.lines:
            one = line.brought
            told = one.figures or one.regulations or one.marks
            assert told or one.value is None or line.criterion.kind == "regulation"
            assert all(figure.source in award.case.sources for figure in one.figures)


def payments(path, rows):
    """A Parquet file of contributions as the ledger exports them."""
    connection = duckdb.connect()
    connection.execute(
        "create table t (person bigint, month date, region varchar, sponsor varchar, payer varchar, office varchar)"
    )
    connection.executemany("insert into t values (?, ?, ?, ?, ?, ?)", rows)
    connection.execute(f"copy t to '{path}' (format parquet)")
    connection.close()
    return path


def months(first, count):
    day = first
    for _ in range(count):
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def test_signs_are_found_in_a_file_of_contributions(tmp_path):
    rows = [
        (person, day, "36.72.01", "APBD", "", "")
        for person in range(60)
        for day in months(date(2024, 2 + person % 10, 1), 14 - person % 10)
    ]
    rows += [(1000 + n, date(2024, 12, 1), "36.72.02", "APBD", "", "") for n in range(40)]
    rows += [
        (9000, date(2024, 1, 1), "36.72", "APBD", "", ""),
        (1, date(2024, 12, 1), "32.73", "APBD", "", ""),
    ]
    file = payments(tmp_path / "paid.parquet", rows)
    of_rows = [one for one in detectors() if one.needs == "contributions"]
    found = signs(tallies(file, "36", Month(2024, 12), of_rows))
    assert [(one.detector.id, one.tally.region, one.tally.cases, one.tally.of) for one in found.told[:1]] == [
        ("gone_after_counting", "36.72", 40, 40)
    ]
    assert list(signals_of(found)) == ["36.72"]
    with pytest.raises(
        PantauError, match="no contribution of 2030-01; there are some from 2024-01 to 2025-03"
    ):
        tallies(file, "36", Month(2030, 1), of_rows)
    with pytest.raises(PantauError, match="no contribution of this region"):
        tallies(file, "51", Month(2024, 12), of_rows)


def test_a_sign_takes_off_what_the_scheme_says(example, tmp_path):
    folder = changed(example, tmp_path, "award.toml", ("warning = 1", "warning = 1\nsignal = 8"))
    rows = [
        (person, day, "71.72.01", "APBD", "", "")
        for person in range(60)
        for day in months(date(2025, 2 + person % 10, 1), 14 - person % 10)
    ]
    rows += [(1000 + n, date(2025, 12, 1), "71.72.02", "APBD", "", "") for n in range(40)]
    file = payments(tmp_path / "paid.parquet", rows)
    plain, signed = (judged(folder, Settings(), How(payments=told, draws=100)) for told in (None, file))
    before, after = (one.contests[0].discount("71") for one in (plain, signed))
    assert after.percent - before.percent == 8 * len(after.signals)
    assert any("40" in one.en for one in after.signals)
