"""Instruments as data: read with every fault, edited into versions, and what the shipped ones hold."""

from datetime import date

import pytest

from pantau.errors import InputError
from pantau.figures import MEASURES
from pantau.monev import (
    CONFIDENCES,
    Answer,
    Edit,
    difference,
    edited,
    instruments,
    missing_in,
    read_instrument,
    themes,
    write_instrument,
)
from tests.monev.cast import SMALL


@pytest.mark.parametrize("instrument", instruments().values(), ids=instruments())
def test_a_shipped_instrument_says_everything_in_both_languages_with_its_basis(instrument):
    assert read_instrument(write_instrument(instrument)) == instrument
    for item in instrument.items:
        assert item.basis.confidence in CONFIDENCES
        assert item.basis.source
        for question in item.questions:
            assert question.title.id != question.title.en
            assert all(one.measure in MEASURES for one in question.figures)


def test_inpres_2_2021_asks_the_governor_for_supervision_and_the_mayor_not():
    inpres = instruments()["inpres-2-2021"]
    assert [item.code for item in inpres.items_for("governor")] == ["D1", "D2", "D3", "D4", "D5", "D6"]
    assert "D3" not in [item.code for item in inpres.items_for("regent")]
    assert {
        item.basis.confidence for item in inpres.items_for("regent") if item.code in ("D1", "D2", "D4")
    } == {"H"}
    assert inpres.items_for("kemenko_pmk")


def test_the_palm_oil_share_is_another_instrument_with_another_due_day():
    sawit = instruments()["dbh-sawit"]
    assert sawit.questions_for("regent")["W2.1"].due.on(date(2025, 6, 30)) == date(2025, 6, 23)
    assert {one.sponsor for question in sawit.questions() for one in question.figures} >= {"DBH_SAWIT"}


def test_every_fault_is_told_with_its_place():
    text = (
        write_instrument(SMALL).replace("kind: text", "kind: txt", 1).replace("version: 1", "version: satu")
    )
    with pytest.raises(InputError) as told:
        read_instrument(text, "mine.yaml")
    lines = "\n".join(fault.line("en") for fault in told.value.faults)
    assert "items[1].questions[1].kind 'txt' is not one of figures" in lines
    assert "version 'satu' is not a whole number" in lines


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("coverage_rate", "coverge_rate", "'coverge_rate' is not known; did you mean coverage_rate?"),
        ("code: A.2", "code: A.1", "A.1 this code stands 2 times"),
        ("- regent", "- mayor", "A.addressees 'mayor' is not known"),
        ("en: Steps", "en: ' '", "A.1 its text is empty"),
    ],
)
def test_what_makes_no_sense_is_refused(old, new, told):
    with pytest.raises(InputError, match=told.replace("?", r"\?")):
        read_instrument(write_instrument(SMALL).replace(old, new), "mine.yaml")


def test_text_that_is_no_yaml_is_a_fault_of_the_file():
    with pytest.raises(InputError, match=r"mine\.yaml: cannot be read as YAML"):
        read_instrument("items: [", "mine.yaml")


def test_an_edit_gives_a_new_version_and_leaves_the_old_one():
    edits = [
        Edit("set", "A.2", "required", True),
        Edit(
            "add",
            into="A",
            value={"code": "A.4", "kind": "yes_no", "title": {"id": "Ada SK?", "en": "A decree?"}},
        ),
        Edit("remove", "A.3"),
    ]
    newer = edited(SMALL, edits, valid_from=date(2024, 6, 1))
    assert (newer.version, SMALL.version) == (2, 1)
    assert [change.text.en for change in difference(SMALL, newer)] == [
        "A.2: required changed",
        "A.4 added: A decree?",
        "A.3 removed: Coverage",
    ]
    assert list(SMALL.questions_for("regent")) == ["A.1", "A.2", "A.3"]


def test_an_answer_remembers_the_version_that_it_was_given_to():
    newer = edited(SMALL, [Edit("set", "A.2", "required", True)], valid_from=date(2024, 6, 1))
    answers = {"A.1": Answer("A.1", SMALL.version, text="SK")}
    assert not missing_in(SMALL.questions_for("regent"), answers)
    assert [one.question for one in missing_in(newer.questions_for("regent"), answers)] == ["A.2"]
    assert answers["A.1"].version == 1


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (Edit("remove", "B.9"), "B.9 is not in this instrument"),
        (Edit("set", "A.1", "kind", "essay"), "is not one of"),
        (Edit("set", "A.1", "required", None), "nothing was changed"),
        (Edit("add", into="Z", value={}), "Z is not in this instrument"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(edit, told):
    with pytest.raises(InputError, match=told):
        edited(SMALL, [edit], valid_from=date(2024, 6, 1))


def test_a_new_version_does_not_hold_before_the_one_it_follows():
    with pytest.raises(InputError, match="before the one it follows"):
        edited(SMALL, [Edit("set", "A.2", "required", True)], valid_from=date(2023, 1, 1))


def test_every_obstacle_that_can_be_chosen_is_a_theme_with_a_recommendation():
    put = instruments()["inpres-2-2021"].questions_for("regent")["D6.1"]
    for one in put.choices:
        assert themes()[one.code].recommendations


def test_a_question_may_be_put_to_some_of_those_whom_its_item_addresses():
    inpres = instruments()["inpres-2-2021"]
    payers = {
        who: {one.sponsor for put in inpres.questions_for(who).values() for one in put.figures}
        for who in ("governor", "regent")
    }
    assert payers == {"governor": {"", "APBD_PROV"}, "regent": {"", "APBD"}}
    with pytest.raises(InputError, match=r"A\.2\.addressees 'mayor' is not known"):
        edited(SMALL, [Edit("set", "A.2", "addressees", ["mayor"])], valid_from=date(2024, 6, 1))
