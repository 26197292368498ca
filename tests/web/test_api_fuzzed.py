"""Nothing that a program may send makes the interface break: questions made from its own description."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings, strategies
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from pantau.web.api import pace
from pantau.web.api.models import make_token
from tests.web.test_api import operations

pytestmark = pytest.mark.django_db
APPLICATION = get_wsgi_application()
EXAMPLES = 12  # of each kind for each operation and caller: seconds, not minutes
HELD = [not_a_server_error, content_type_conformance, response_schema_conformance]


def served(environ, start):
    """The application, each answer closed as a server closes it."""
    answer = APPLICATION(environ, start)
    try:
        return list(answer)
    finally:
        answer.close()


@pytest.fixture
def described(settings, tmp_path, monkeypatch):
    """The description that the interface gives of itself, asked in this process, in a home where nothing is."""
    settings.HOME = tmp_path / "home"
    monkeypatch.setattr(pace, "MOST", {"key": 10**6, "address": 10**6})
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served)


@pytest.mark.parametrize(("method", "path", "guarded"), list(operations()))
@pytest.mark.parametrize("who", ["stranger", "administrator"])
def test_an_odd_question_is_answered(who, method, path, guarded, described, eko):
    if who == "administrator" and not guarded:
        pytest.skip("open to everybody: asked as a stranger")
    headers = {"Authorization": f"Bearer {make_token(eko, 'x', 'write', 30)}"} if who != "stranger" else {}
    operation = described[path][method.upper()]
    kinds = [
        operation.as_strategy(generation_mode=kind)
        for kind in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    ]

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategies.one_of(kinds))
    def ask(case):
        answer = case.call(headers=headers)
        case.validate_response(answer, checks=HELD)
        if guarded and who == "stranger":
            assert answer.status_code in (401, 404)

    ask()
