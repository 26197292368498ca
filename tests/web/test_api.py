"""The interface for programs: the same limits as the pages, for every operation that there is."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from pantau.web.api.models import Token, make_token
from pantau.web.api.urls import api
from tests.web.test_checking import GIVEN, checked  # noqa: F401  a case of Cilegon

pytestmark = pytest.mark.django_db

OPEN = {
    *("/api/v1/regions", "/api/v1/regions/{code}", "/api/v1/codes", "/api/v1/codes/{name}"),
    *("/api/v1/law/contribution", "/api/v1/law/benefit"),
}
FILLED = {"code": "36.72", "region": "36.72"}


def operations():
    """Every operation: method and path, with what it asks of a caller."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, about in methods.items():
            yield pytest.param(method, path, bool(about.get("security")), id=f"{method} {path}")


def filled(path):
    return re.sub(
        r"\{(\w+)\}", lambda name: FILLED.get(name[1], "00000000-0000-4000-8000-000000000000"), path
    )


def ask(client, method, path, key=""):
    head = {"Authorization": f"Bearer {key}"} if key else {}
    more = {"data": "{}", "content_type": "application/json"} if method != "get" else {}
    return getattr(client, method)(filled(path), headers=head, **more)


@pytest.mark.parametrize(("method", "path", "guarded"), list(operations()))
def test_only_what_holds_no_data_is_open(method, path, guarded, client):
    assert guarded is (path not in OPEN)
    if guarded:
        assert ask(client, method, path).status_code == 401


@pytest.mark.parametrize(("method", "path", "guarded"), list(operations()))
def test_an_expired_or_made_up_key_opens_nothing(method, path, guarded, client, budi):
    key = make_token(budi, "lama", "write", 30)
    Token.objects.update(expires=timezone.now() - timedelta(seconds=1))
    if guarded:
        assert ask(client, method, path, key).status_code == 401
        assert ask(client, method, path, "pantau_x").status_code == 401


@pytest.mark.parametrize(("method", "path", "guarded"), list(operations()))
def test_no_operation_breaks_on_an_empty_question(method, path, guarded, client, ani):
    assert ask(client, method, path, make_token(ani, "x", "write", 30)).status_code < 500


def test_a_user_who_left_has_no_key(client, budi):
    key = make_token(budi, "x", "read", 30)
    budi.is_active = False
    budi.save()
    assert ask(client, "get", "/api/v1/findings", key).status_code == 401


@pytest.mark.django_db(transaction=True)
def test_a_key_sees_what_its_user_sees(checked, client, citra, dewi):  # noqa: F811
    of_cilegon, of_serang = make_token(dewi, "x", "read", 30), make_token(citra, "x", "read", 30)
    listed = ask(client, "get", "/api/v1/findings", of_cilegon).json()
    assert [one["title"] for one in listed["items"]] == [GIVEN["title"]]
    assert ask(client, "get", "/api/v1/findings", of_serang).json()["items"] == []
    one = f"/api/v1/findings/{checked.pk}"
    assert ask(client, "get", one, of_serang).status_code == 404
    assert ask(client, "get", one, of_cilegon).json()["findings"]


def test_the_law_answers_as_the_command_line(client):
    asked = {"segment": "BPU", "programmes": ["JKK", "JKM"], "month": "2024-07", "income": 1000000}
    answer = client.post("/api/v1/law/contribution", asked, content_type="application/json")
    assert answer.json()["total"] == 16800


def test_every_fault_of_a_question_is_told(client):
    asked = {"segment": "PU", "programmes": ["JKK"], "month": "2024-13", "income": 1000000}
    answer = client.post("/api/v1/law/contribution", asked, content_type="application/json")
    assert answer.status_code == 422
    assert "month" in str(answer.json())


def test_an_unchanged_answer_is_not_sent_again(client):
    first = client.get("/api/v1/regions/36.72")
    again = client.get("/api/v1/regions/36.72", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_a_key_is_shown_once_and_withdrawn(budi, signed_in):
    client = signed_in(budi)
    shown = client.post("/kunci-api", {"name": "laporan", "scope": "read", "days": "30"}).content.decode()
    key = re.search(r"pantau_[\w-]+", shown)[0]
    assert key not in client.get("/kunci-api").content.decode()
    assert ask(client, "get", "/api/v1/findings", key).status_code == 200
    client.post(f"/kunci-api/{Token.objects.get().pk}/cabut")
    assert ask(client, "get", "/api/v1/findings", key).status_code == 401


def test_nobody_withdraws_the_key_of_another(budi, dewi, signed_in):
    make_token(dewi, "x", "read", 30)
    assert signed_in(budi).post(f"/kunci-api/{Token.objects.get().pk}/cabut").status_code == 404
