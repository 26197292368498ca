"""The page about the interface: its examples are run, one after the other, against a server."""

import re
from pathlib import Path

import pytest

from pantau import Ledger
from pantau.web.api.models import make_token
from tests.ledger_files import CONTRIBUTION, ENROLMENT, contribution, enrolment, write

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-the-api.md"


@pytest.mark.django_db(transaction=True)
def test_the_examples_do_what_they_say(live_server, budi, tmp_path, settings, monkeypatch):
    settings.HOME = tmp_path / "home"
    ledger = Ledger(settings.HOME)
    ledger.add("enrolments", write(tmp_path / "e.csv", ENROLMENT, [enrolment(n) for n in range(4)]))
    ledger.add(
        "contributions",
        write(tmp_path / "c.csv", CONTRIBUTION, [contribution(n, "2024-01") for n in range(4)]),
    )
    monkeypatch.setenv("PANTAU_URL", f"{live_server.url}/api/v1")
    monkeypatch.setenv("PANTAU_KEY", make_token(budi, "x", "write", 30))
    names = {}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        exec(compile(block, PAGE.name, "exec"), names)
    names["api"].close()
    assert names["covered"]
    assert names["batch"]["files"] == ["enrolments.csv"]
