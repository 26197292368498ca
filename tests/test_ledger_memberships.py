"""What makes somebody a member of a programme: a payment, and for JKP the word of the employer that costs nothing."""

import pytest

from pantau.workspace_ledger import Ledger

NIKS = {"ani": "3672" + "014109909001", "budi": "3672" + "010109909002", "cici": "3672" + "010109909003"}
ENROLMENTS = """nik,name,birth_date,sex,region,category,segment,programmes,sponsor,income,start
{ani},Ani,1990-09-01,F,36.72,formal,PU,JKK+JKM+JKP,EMPLOYER,4000000,2024-01-01
{budi},Budi,1990-09-01,M,36.72,nelayan,BPU,JKK+JKM,APBD,1000000,2024-01-01
{cici},Cici,1990-09-01,M,36.72,formal,PU,JKK+JKM,EMPLOYER,4000000,2024-01-01
"""
CONTRIBUTIONS = """nik,month,segment,sponsor,region,category,jkk,jkm,jht,jp,jkp
{ani},2024-07,PU,EMPLOYER,36.72,formal,9600,12000,0,0,0
{budi},2024-07,BPU,APBD,36.72,nelayan,10000,6800,0,0,0
{cici},2024-07,PU,EMPLOYER,36.72,formal,9600,12000,,,
"""


@pytest.fixture
def members(tmp_path):
    """Members of each programme out of three rows of July 2024."""
    (tmp_path / "enrolments.csv").write_text(ENROLMENTS.format(**NIKS))
    (tmp_path / "contributions.csv").write_text(CONTRIBUTIONS.format(**NIKS))
    ledger = Ledger(tmp_path / "home")
    ledger.add("enrolments", tmp_path / "enrolments.csv")
    assert ledger.add("contributions", tmp_path / "contributions.csv").added == 3
    found = ledger.indicators("36.72", "2024-07", by="programme", measures=["covered_workers"])
    return {one.programme: int(one.value) for one in found if one.programme}


def test_nothing_paid_is_no_membership_but_for_jkp_of_wage_earners(members):
    assert members == {"JKK": 3, "JKM": 3, "JKP": 1}
