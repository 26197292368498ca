"""Regulations on their way: the order of stages, what a rule has to say, who is slow, who has no legal basis."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.core.period import Month
from pantau.core.terms import REGULATION_KINDS, REGULATION_STAGES
from pantau.errors import InputError
from pantau.monev import (
    Content,
    Incomplete,
    NotAllowed,
    TrackedRegulation,
    advanced,
    begun,
    coarse_stage,
    days_in_stage,
    in_force,
    ladder,
    missing_content,
    next_stages,
    paces,
    path_of,
    paths,
    plain,
    revived,
    stage_title,
    without_basis,
)

DAY = date(2024, 8, 1)
WHOLE = Content(("rentan",), "DTSEN desil 1-4", ("APBD",), 12)


def perwal(id="r1", region="36.72", day=DAY, stage="", content=WHOLE):
    return begun(id=id, region=region, kind="PERWAL", title="Perwal", day=day, stage=stage, content=content)


def walked(regulation, days=10):
    """To the stage in force, so many days a stage."""
    while coarse_stage(regulation) != "enacted":
        regulation = advanced(regulation, next_stages(regulation)[0], regulation.since + timedelta(days=days))
    return regulation


def test_every_kind_of_a_case_file_has_a_path_and_every_stage_a_name_there():
    assert {kind for path in paths().values() for kind in path.kinds} == set(REGULATION_KINDS)
    for path in paths().values():
        assert path.confidence in ("H", "M", "L")
        for stage in path.stages.values():
            assert stage.coarse in REGULATION_STAGES
            assert set(stage.then) <= set(path.stages)


def test_a_regional_law_passes_facilitation_and_register_number_before_it_is_enacted():
    order = paths()["perda"].order
    assert order[:3] == ("propemperda", "naskah_akademik", "raperda")
    assert (
        order.index("fasilitasi")
        < order.index("persetujuan")
        < order.index("noreg")
        < order.index("penetapan")
    )


def test_a_draft_of_a_mayor_becomes_a_rule_stage_by_stage():
    regulation = walked(perwal())
    assert [one.stage for one in regulation.reached] == [
        "tim",
        "harmonisasi",
        "fasilitasi",
        "tanda_tangan",
        "berita_daerah",
    ]
    assert not in_force(regulation, regulation.since - timedelta(days=1))
    assert in_force(regulation, regulation.since)
    assert revived(TrackedRegulation, plain(regulation)) == regulation


def test_no_stage_is_leapt_over_and_a_step_back_needs_a_reason():
    regulation = perwal(stage="fasilitasi")
    with pytest.raises(NotAllowed, match="it can only go to signed, not to published"):
        advanced(regulation, "berita_daerah", DAY)
    with pytest.raises(Incomplete, match="reason"):
        advanced(regulation, "tim", DAY)
    back = advanced(regulation, "tim", DAY, note="provinsi minta kriteria")
    assert back.reached[-1].note == "provinsi minta kriteria"
    with pytest.raises(NotAllowed, match="before the stage before it"):
        advanced(back, "harmonisasi", DAY - timedelta(days=1))


def test_what_is_revoked_comes_back_by_no_way():
    gone = advanced(walked(perwal()), "dicabut", date(2025, 1, 1))
    assert not in_force(gone, date(2025, 1, 1))
    with pytest.raises(NotAllowed, match="last stage"):
        advanced(gone, "tim", date(2025, 2, 1), note="lagi")


@given(st.data())
def test_whatever_steps_are_tried_the_days_never_run_back_and_each_step_is_of_the_path(data):
    regulation = perwal()
    stages = paths()["perkada"].stages
    for _ in range(8):
        stage = data.draw(st.sampled_from(list(stages)))
        day = regulation.since + timedelta(days=data.draw(st.integers(-5, 30)))
        note = data.draw(st.sampled_from(("", "alasan")))
        try:
            after = advanced(regulation, stage, day, note=note)
        except (NotAllowed, Incomplete):
            continue
        order = paths()["perkada"].order
        assert stage in stages[regulation.stage].then or (
            note and order.index(stage) < order.index(regulation.stage)
        )
        assert day >= regulation.since
        regulation = after


@pytest.mark.parametrize(
    ("kind", "stage", "told"),
    [("PERPRES", "", "is no kind"), ("PERWAL", "harmonisation", "did you mean harmonisasi")],
)
def test_what_is_not_known_is_told(kind, stage, told):
    with pytest.raises(InputError, match=told):
        begun(id="x", region="36.72", kind=kind, title="x", day=DAY, stage=stage)


def test_the_least_content_is_who_criteria_source_and_months():
    assert missing_content(perwal()) == ()
    assert [one.en for one in missing_content(perwal(content=Content()))] == [
        "who is protected",
        "the criteria",
        "the source of money",
        "for how many months",
    ]
    short = Content(("rentan",), "desil 1", ("APBD",), 5)
    assert [one.id for one in missing_content(perwal(content=short))] == ["hanya 5 bulan setahun"]


def test_days_at_a_stage_stand_beside_those_of_peers_that_passed_it():
    peers = [walked(perwal(f"p{n}", "36.71"), days) for n, days in enumerate((10, 20, 30, 40, 50))]
    mine = perwal("mine")
    today = DAY + timedelta(days=45)
    (pace,) = paces([*peers, mine], today)
    assert pace.regulation is mine
    assert (pace.days, days_in_stage(mine, today)) == (45, 45)
    assert (pace.peers.low, pace.peers.median, pace.peers.high) == (20, 30, 40)
    assert pace.held_up
    assert "20 to 40 days (median 30)" in pace.text.en


def test_too_few_peers_say_nothing_of_what_is_usual():
    (pace,) = paces([walked(perwal("p", "36.71")), perwal("mine")], DAY + timedelta(days=900))
    assert (pace.peers, pace.held_up) == (None, False)


def test_which_category_has_no_legal_basis_where():
    rule = walked(perwal(content=Content(("rentan", "rt_rw"), "x", ("APBD",), 12)))
    of_the_province = walked(
        begun(id="g", region="36", kind="PERGUB", title="Pergub", day=DAY, content=Content(("kader",)))
    )
    circular = begun(
        id="se", region="36.72", kind="SE", title="SE", day=DAY, stage="terbit", content=Content(("linmas",))
    )
    draft = perwal("d", content=Content(("ojek",)))
    wanted = ("nelayan", "rt_rw", "kader", "linmas")
    rules = (rule, of_the_province, circular, draft)
    assert without_basis(["36.72", "36.73"], wanted, rules, date(2025, 1, 1)) == {
        "36.72": ("linmas",),
        "36.73": ("nelayan", "rt_rw", "linmas"),
    }
    assert without_basis(["36.72"], wanted, rules, date(2025, 1, 1), own_only=True) == {
        "36.72": ("kader", "linmas")
    }
    assert without_basis(
        ["36.72"], ("rentan",), [walked(perwal(content=Content(("nelayan",))))], date(2025, 1, 1)
    ) == {"36.72": ("rentan",)}, "a rule for fishers protects fishers"


def test_a_rule_ends_with_its_last_month():
    rule = walked(perwal())
    ended = TrackedRegulation(**{**vars(rule), "until": Month(2024, 12)})
    assert in_force(ended, date(2024, 12, 31))
    assert not in_force(ended, date(2025, 1, 1))


def test_the_ladder_of_a_region_begins_with_what_came_furthest():
    found = ladder([perwal("draft"), walked(perwal("done"))])
    assert [one.id for one in found["36.72"]] == ["done", "draft"]
    assert stage_title(found["36.72"][0]).id == "diundangkan dalam berita daerah"
    assert path_of("MOU") == "agreement"
