"""Every action that the application writes into its log has a name in both languages."""

import ast
from pathlib import Path

import pytest

import pantau.web
from pantau.core.text import Text
from pantau.web.audit.deeds import deed
from pantau.web.checking.forms import CHOICES
from pantau.web.monev.findings.forms import STEPS
from pantau.web.rosters.models import Answer, Choice

SOURCES = Path(pantau.web.__file__).parent


def written():
    """The actions that stand as they are in calls of ``record``."""
    for path in SOURCES.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record" and len(call.args) > 1:
                for part in ast.walk(call.args[1]):
                    if isinstance(part, ast.Constant) and "." in str(part.value):
                        yield part.value


def composed():
    """Those that are put together of a thing and a choice of the user."""
    yield from (f"roster.{one}" for one in Choice)
    yield from (f"pair.{one}" for one in Answer)
    yield from (f"finding.{one}" for one in (*CHOICES, *STEPS))
    yield from (
        f"{kind}.{what}" for kind in ("budget", "target") for what in ("proposed", "approved", "refused")
    )
    yield from (f"round.{one}" for one in ("opened", "extended", "closed", "locked", "reopened"))
    yield from (f"answers.{one}" for one in ("submitted", "approved", "returned", "locked", "reopened"))


ACTIONS = sorted(
    {one for one in (*written(), *composed()) if not one.startswith(".") and not one.endswith(".")}
)


def test_the_actions_are_found():
    assert len(ACTIONS) > 60


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_has_a_name_in_both_languages(action):
    name = deed(action)
    assert action not in (name.id, name.en)
    assert name.id != name.en or action.startswith("target.")


def test_what_has_no_name_is_shown_as_it_is():
    assert deed("moon.landed") == Text("moon.landed", "moon.landed")
