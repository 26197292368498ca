"""Answers: read from a form, shown in it again, complete or not, told in words, and turned into figures."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau import read_case
from pantau.core.period import Period
from pantau.errors import InputError
from pantau.figures import Figure
from pantau.monev import (
    Answer,
    Attachment,
    Cell,
    Known,
    answer_text,
    answers_of,
    asked,
    fields,
    figures_of,
    given_of,
    instruments,
    missing_in,
    plain,
    prefilled,
    read_answer,
    revived,
    save,
    source_of,
    status_of,
)
from tests.monev.cast import ANI, invited, later, round_of

INPRES = instruments()["inpres-2-2021"]
REGENT = INPRES.questions_for("regent")
EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())


def test_a_form_is_read_in_the_notation_of_its_users():
    answer = read_answer(
        REGENT["D2.1"], {"coverage_rate": "53,2 %", "covered_workers": "17.000 orang"}, version=1
    )
    assert {cell.measure: cell.value for cell in answer.cells} == {
        "coverage_rate": Decimal("53.2"),
        "covered_workers": Decimal(17000),
    }


def test_details_of_a_number_are_kept():
    given_ = {
        "balance.APBD": "-200 juta",
        "balance.APBD.qualifier": "less_than",
        "balance.APBD.period": "2024-01/2024-08",
        "balance.APBD.note": "defisit",
    }
    (cell,) = read_answer(REGENT["D2.6"], given_, version=1).cells
    assert (cell.qualifier, cell.period, cell.note) == ("less_than", "2024-01/2024-08", "defisit")
    assert cell.precision == Decimal(1_000_000)


def test_the_total_of_a_table_says_that_its_categories_make_it_up():
    given_ = {"funded_workers.rt_rw.APBD": "1528", "funded_workers.APBD": "17000"}
    answer = read_answer(REGENT["D2.2"], given_, version=1)
    assert [(cell.category, cell.total_of) for cell in answer.cells] == [("rt_rw", ""), ("", "category")]


@pytest.mark.parametrize(
    ("question", "given_", "field"),
    [
        ("D2.1", {"coverage_rate": "banyak"}, "coverage_rate"),
        ("D2.1", {"covered_workers": "12 %"}, "covered_workers"),
        ("D2.1", {"coverage_rate": "53", "coverage_rate.period": "kemarin"}, "coverage_rate.period"),
        ("D2.1", {"coverage_rate": "53", "coverage_rate.qualifier": "kira-kira"}, "coverage_rate.qualifier"),
        ("D2.1", {"jumlah": "53"}, "jumlah"),
        ("D1.1", {"choice": "enact"}, "choice"),
        ("D1.1", {"choice": "enacted,none"}, "choice"),
        ("D6.3", {"rows": "measure,value\ncoverge_rate,53"}, "rows"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(question, given_, field):
    with pytest.raises(InputError) as told:
        read_answer(REGENT[question], given_, version=1)
    assert told.value.faults[0].file == field
    assert set(told.value.faults[0].message) == {"id", "en"}


@pytest.mark.parametrize("name", CASES)
def test_every_published_case_can_be_entered_and_is_the_same_after_a_form(name):
    case = read_case(EXAMPLES / name)
    questions = INPRES.questions_for("regent" if "." in case.region else "governor")
    answers, left = answers_of(case.figures, questions.values(), version=1)
    assert all(figure.basis != "reported" for figure in left), "what is required is not reported"
    assert sum(len(answer.cells) for answer in answers.values()) == len(case.figures) - len(left)
    for code, answer in answers.items():
        assert read_answer(questions[code], given_of(questions[code], answer), version=1) == answer
        assert revived(Answer, plain(answer)) == answer
    blank = {"source": "", "region": "", "row": 0, "unit": ""}
    kept = {figure_of(cell)._replace(**blank) for answer in answers.values() for cell in answer.cells}
    assert kept == {figure._replace(**blank) for figure in case.figures if figure not in left}


def figure_of(cell):
    """A cell as a figure of nobody."""
    given_ = {name: getattr(cell, name) for name in Cell.__dataclass_fields__}
    return Figure("", given_.pop("measure"), Period.parse(given_.pop("period")), **given_)


@given(
    value=st.decimals(min_value=0, max_value=100, places=3),
    qualifier=st.sampled_from(("", "about", "at_least")),
    period=st.sampled_from(("", "2024", "2024-08-24")),
)
def test_a_number_in_a_form_is_never_another_one_when_it_is_read_back(value, qualifier, period):
    put = REGENT["D2.1"]
    cell = Cell("coverage_rate", value, qualifier=qualifier, period=period)
    (back,) = read_answer(put, given_of(put, Answer("D2.1", 1, cells=(cell,))), version=1).cells
    assert (back.value, back.qualifier, back.period) == (value, qualifier, period)


def test_fields_bear_stable_names_that_differ():
    for instrument in instruments().values():
        for question in instrument.questions():
            names = [field.name for field in fields(question)]
            assert len(names) == len(set(names))


def test_a_question_is_put_only_when_its_condition_holds():
    drafting = {"D1.1": Answer("D1.1", 1, choices=("drafting",))}
    put = asked(REGENT, drafting)
    assert "D1.3" in put
    assert "D1.2" not in put


def test_evidence_is_missing_until_it_is_attached_and_not_asked_of_a_no():
    put = INPRES.questions_for("governor")
    yes, no = (Answer("D3.1", 1, choices=(choice,)) for choice in ("yes", "no"))
    assert any("SK tim" in one.text.id for one in missing_in(put, {"D3.1": yes}) if one.question == "D3.1")
    assert not [one for one in missing_in(put, {"D3.1": no}) if one.question == "D3.1"]
    shown = Answer("D3.1", 1, choices=("yes",), attachments=(Attachment("x", "SK.pdf", "sk"),))
    assert status_of(put["D3.1"], yes) == "partial"
    assert status_of(put["D3.1"], shown) == "complete"
    assert status_of(put["D3.1"], None) == "empty"


def test_figures_of_a_submission_carry_its_source_and_the_period_of_the_round():
    round = round_of(instrument=INPRES.id)
    cells = (Cell("coverage_rate", Decimal(53)), Cell("coverage_change", Decimal(6), period="2024-08"))
    form = save(
        invited(round), round, {"D2.1": Answer("D2.1", 1, cells=cells)}, seen=1, by=ANI, at=later()
    ).submission
    now, change = figures_of(form, INPRES, round)
    assert (now.region, now.period.text, now.source) == ("36.72", "2024-07", source_of(form))
    assert change.period.text == "2024-08"


def test_an_answer_to_a_question_that_is_no_longer_put_gives_no_figure():
    round = round_of(instrument=INPRES.id)
    answer = Answer("W9", 1, cells=(Cell("coverage_rate", Decimal(53)),))
    form = save(invited(round), round, {"W9": answer}, seen=1, by=ANI, at=later()).submission
    assert figures_of(form, INPRES, round) == ()
    assert form.answers["W9"] == answer


def figure(measure, value, **more):
    return Figure("36.72", measure, Period.parse(more.pop("period", "2024-06")), Decimal(value), **more)


def test_beside_a_question_stands_what_is_recorded_required_and_said_last_time():
    last = {"D2.1": Answer("D2.1", 1, cells=(Cell("coverage_rate", Decimal(47)),))}
    known = Known(
        recorded=(
            figure("coverage_rate", "52.1", basis="recorded"),
            figure("coverage_rate", 40, period="2023-06"),
        ),
        required=(figure("coverage_target", 55, period="2024", basis="required"),),
        last=last,
    )
    found = prefilled(REGENT, known, region="36.72", period=Period.parse("2024-07"))["D2.1"]
    rate = next(one for one in found.beside if one.field.name == "coverage_rate")
    assert rate.recorded.value == Decimal("52.1")
    assert rate.required.value == Decimal(55)
    assert rate.last.value == Decimal(47)
    assert found.last == last["D2.1"]


def test_an_answer_of_last_time_that_no_longer_fits_is_not_offered():
    known = Known(last={"D1.1": Answer("D1.1", 1, choices=("planned",))})
    assert prefilled(REGENT, known, region="36.72", period=Period.parse("2024"))["D1.1"].last is None


def test_an_answer_is_told_in_words():
    said = read_answer(
        REGENT["D2.1"], {"coverage_rate": "53,2", "coverage_rate.period": "2024-08-24"}, version=1
    )
    assert answer_text(REGENT["D2.1"], said).id == "cakupan (UCJ): 53,2 % (24 Agustus 2024)"


def test_points_told_once_stay_points_in_the_form():
    put = REGENT["D2.1"]
    said = read_answer(put, {"coverage_change": "6 poin", "coverage_rate": "53 %"}, version=1)
    units = {cell.measure: cell.unit for cell in said.cells}
    assert units == {"coverage_change": "points", "coverage_rate": ""}
    assert given_of(put, said)["coverage_change"] == "6 poin"
    assert read_answer(put, given_of(put, said), version=1) == said
