"""PMI: each amount of their own, its limit, its phase, and what of it is not known."""

from datetime import date

import pytest

from pantau.errors import InputError, MissingInput, NotCodified, NotInForce
from pantau.law import EVENTS, benefit, explain, schedule

DAY = date(2024, 7, 17)
MILLION = 1_000_000


def pmi(event="death", programme="JKK", on=DAY, **asked):
    return benefit(programme=programme, event=event, segment="PMI", on=on, **asked)


def warned(found, words):
    return any(words in warning.en for warning in found.warnings)


@pytest.mark.parametrize(("event", "amount"), [("rape", 50), ("failed_departure", 10)])
def test_an_aid_of_a_fixed_amount(event, amount):
    found = pmi(event)
    assert [(part.code, part.amount, part.status) for part in found.parts] == [
        ("aid", amount * MILLION, "to_confirm")
    ]
    assert warned(found, "is to be confirmed")


def test_an_assault_is_not_what_the_law_pays_for():
    assert "assault" not in EVENTS
    with pytest.raises(InputError, match="'assault' is not known; choose from death"):
        pmi("assault")


@pytest.mark.parametrize("event", ["rape", "failed_departure", "loss_on_return"])
def test_the_events_of_migrant_workers_are_of_them_alone(event):
    for segment in ("PU", "BPU", "JAKON"):
        with pytest.raises(InputError, match=f"the event '{event}' is of PMI only"):
            benefit(programme="JKK", event=event, segment=segment, on=DAY, income=1, costs={"loss": 1})


def test_a_loss_is_asked_for():
    for costs in (None, {}, {"medical_abroad": 5}):
        with pytest.raises(MissingInput, match="costs is needed: the loss, such as loss:4000000") as caught:
            pmi("loss_on_return", costs=costs)
    assert explain(caught.value, "id") == ["costs diperlukan: kerugian, misalnya loss:4000000"]


@pytest.mark.parametrize(
    ("event", "code", "limit"), [("loss_on_return", "loss", 10), ("accident", "medical_abroad", 50)]
)
@pytest.mark.parametrize(("over", "cut"), [(-1, False), (0, False), (1, True), (80 * MILLION, True)])
def test_a_cost_is_paid_to_its_limit(event, code, limit, over, cut):
    cost = limit * MILLION + over
    found = pmi(event, costs={code: cost})
    assert [(part.code, part.amount) for part in found.parts] == [(code, min(cost, limit * MILLION))]
    assert warned(found, f"the cost of '{code}' is above its limit; the rest is not reimbursed") == cut


@pytest.mark.parametrize("event", ["rape", "failed_departure", "loss_on_return"])
def test_the_aids_are_of_permenaker_4_2023(event):
    asked = {"costs": {"loss": 1}} if event == "loss_on_return" else {}
    assert pmi(event, on=date(2023, 2, 22), **asked).total > 0
    with pytest.raises((NotInForce, NotCodified)) as caught:
        pmi(event, on=date(2023, 2, 21), **asked)
    (told,) = explain(caught.value, "en")
    assert told.startswith(("Aid to PMI", "not codified: "))


@pytest.mark.parametrize("phase", ["before", "after"])
def test_outside_work_the_package_is_paid_and_the_scholarship_is_not_known(phase):
    asked = {"programme": "JKM", "phase": phase}
    alone, found = pmi(**asked), pmi(children=[("SD", 0), ("PT", 4)], **asked)
    assert found.total == alone.total == 42 * MILLION
    assert found.parts == alone.parts
    told = [one.en for one in found.warnings if one not in alone.warnings]
    assert told == [
        "the scholarship of a PMI who dies before or after work is not codified: the annex of Permenaker 4/2023 "
        "was not read"
    ]


def test_during_work_the_scholarship_is_paid_and_doubted():
    found = pmi(programme="JKM", phase="during", children=[("SD", 0)])
    assert [(part.code, part.amount) for part in found.parts] == [
        ("lump_sum", 85 * MILLION), ("scholarship", 84 * MILLION),
    ]  # fmt: skip
    assert found.parts[1].status == "to_confirm"


def test_the_schedule_of_a_family_of_a_migrant_worker():
    asked = {"programme": "JKM", "event": "death", "segment": "PMI", "on": DAY}
    for phase in ("before", "during", "after"):
        found = schedule(phase=phase, children=[("SD", 0)], **asked)
        assert found.total == benefit(phase=phase, children=[("SD", 0)], **asked).total
    assert any(one.code == "scholarship" for one in schedule(children=[("SD", 0)], **asked).payments)


def test_a_phase_that_is_not_said_is_assumed_aloud():
    assert warned(pmi(programme="JKM"), "during work is assumed")
    assert not warned(pmi(programme="JKM", phase="during"), "during work is assumed")


@pytest.mark.parametrize("event", ["dismissal", "partial_disability", "temporary_disability"])
def test_other_benefits_of_migrant_workers_are_not_codified(event):
    with pytest.raises(NotCodified):
        pmi(event, disability=5 if event == "partial_disability" else None)
