"""A round composed with review, law and recorded figures; reports for a region, a province and the nation."""

from datetime import date
from decimal import Decimal

import pytest

from pantau.core.period import Period
from pantau.core.regions import provinces, regencies
from pantau.core.text import Text
from pantau.figures import Source
from pantau.indicators.recorded import Recorded
from pantau.monev import (
    Answer,
    BudgetLine,
    Cell,
    Content,
    Incomplete,
    Standing,
    Target,
    begun,
    instruments,
    save,
    standing_of,
)
from pantau.workspace_monev import (
    RoundData,
    checked,
    followed,
    handed_in,
    known_of,
    lines_reviewed,
    report_of,
)
from tests.monev.cast import ANI, invited, later, round_of

INPRES = instruments()["inpres-2-2021"]
TODAY = date(2024, 8, 1)


@pytest.fixture
def round():
    return round_of(instrument=INPRES.id)


def answered(round, value=17_000):
    parts = (Cell("funded_workers", Decimal(value), sponsor="APBD", total_of="category"),)
    parts += tuple(
        Cell("funded_workers", Decimal(n), code, sponsor="APBD")
        for code, n in (("rt_rw", 9000), ("kader", 9000))
    )
    mine = {
        "D2.2": Answer("D2.2", 1, cells=parts),
        "D6.1": Answer("D6.1", 1, choices=("adhoc_expire",)),
        "D1.1": Answer("D1.1", 1, choices=("none",)),
    }
    return save(invited(round), round, mine, seen=1, by=ANI, at=later()).submission


def test_what_a_ledger_records_speaks_against_an_answer(round):
    def beside(case):
        told = case.figures[0]
        recorded = told._replace(value=Decimal(12_000), basis="recorded", source="ledger", total_of="")
        return case, {recorded: Text("", "")}

    form = answered(round, 18_000)
    assert checked([form], INPRES, round).findings == ()
    assert {one.check for one in checked([form], INPRES, round, beside=beside).findings} == {"conflict"}


def test_handing_in_asks_for_everything_at_once(round):
    form = answered(round)
    with pytest.raises(Incomplete) as told:
        handed_in(form, INPRES, round, seen=form.version, by=ANI, at=later(1))
    lines = told.value.lines("en")
    assert any("D5.1" in line for line in lines)
    assert any("18,000" in line for line in lines)


def test_a_form_is_filled_with_what_is_recorded_required_and_said(round):
    rows = [
        Recorded("36.72", "coverage_rate", Period.parse("2024-07"), Decimal(52)),
        Recorded("36.72", "coverage_rate", Period.parse("2024-07"), Decimal(30), sex="female"),
    ]
    own = [Target("own", "36.72", 2024, Decimal(55))]
    known = known_of("36.72", round.period, recorded=rows, last=answered(round), own=own)
    assert [one.value for one in known.recorded] == [52]
    assert {(one.measure, one.value, one.basis) for one in known.required} == {
        ("coverage_target", Decimal(55), "required"),
        ("contribution_rate", Decimal(16_800), "required"),
    }
    assert known.last["D6.1"].choice == "adhoc_expire"


def test_budget_lines_are_reviewed_together():
    line = BudgetLine("b", "36.72", 2024, "APBD", "rentan", allocated=Decimal(5), persons=10, months=12)
    said = lines_reviewed([line], "36.72", "2024", source="dpa")
    assert said.findings[0].check == "budget"


def data_of(round):
    form = answered(round)
    said = checked([form], INPRES, round)
    found = followed((), said, round=round.id, at=later())
    rule = begun(
        id="r",
        region="36.72",
        kind="PERWAL",
        title="Perwal",
        day=date(2024, 7, 1),
        content=Content(("rentan",)),
    )
    line = BudgetLine(
        "b", "36.72", 2024, "APBD", "rentan", allocated=Decimal(9 * 168_000), persons=10, months=9
    )
    return RoundData(
        round, INPRES, [form], [standing_of(form, INPRES)], {"36.72": said}, found.findings, [rule], [line]
    )


@pytest.mark.parametrize("region", ["36.72", "36", "ID"])
def test_a_report_holds_what_lies_in_its_region(round, region):
    content = report_of(data_of(round), region, TODAY)
    assert (content.region, len(content.findings), len(content.regulations)) == (region, 1, 1)
    assert content.findings[0].stated.value == 17_000
    assert content.findings[0].days == 31
    assert content.obstacles[0].what.id.startswith("petugas pemilu")
    assert content.budgets[0].months_open == 3
    assert content.budgets[0].required == content.budgets[0].allocated
    assert [one.category for one in content.without_basis] == ["non_asn", "rentan", "adhoc"]
    assert content.progress[0].open_findings == 1
    assert all(isinstance(one, Source) for one in content.sources.values())
    assert content.checks == content.agreeing + 1


def test_the_report_of_another_region_holds_nothing_of_it(round):
    content = report_of(data_of(round), "33", TODAY)
    assert (content.findings, content.figures, content.progress, content.budgets) == ((), (), (), ())


def test_answers_are_told_for_the_region_itself(round):
    assert report_of(data_of(round), "36", TODAY).answers == ()
    told = {one.question.en: one for one in report_of(data_of(round), "36.72", TODAY).answers}
    assert told["Obstacles that are met"].answer.en == "election staff expire"
    assert told["Coverage"].status.en == "not started"


def test_the_nation_reports_all_its_governments(round):
    everywhere = [
        Standing(f"s{one.code}", one.code, "", "regent", "invited") for one in (*regencies(), *provinces())
    ]
    content = report_of(RoundData(round, INPRES, standings=everywhere), "ID", TODAY)
    assert len(content.progress) == 552
