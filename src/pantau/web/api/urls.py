"""The interface under ``/api/v1/``; each part of the application brings its operations."""

from __future__ import annotations

import math

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI
from ninja.errors import Throttled

from pantau.errors import InputError, PantauError
from pantau.web.access import page, public
from pantau.web.accounts.roles import Role
from pantau.web.api import views
from pantau.web.api.figures import codes
from pantau.web.api.figures import router as figures
from pantau.web.api.guard import THROTTLES
from pantau.web.api.law import router as law
from pantau.web.api.regions import router as regions
from pantau.web.award.api import router as awards
from pantau.web.checking.api import router as findings
from pantau.web.ledger.api import batches
from pantau.web.monev.api import router as rounds
from pantau.web.people.api import router as people
from pantau.web.planning.api import router as plan
from pantau.web.rosters.api import router as rosters

api = NinjaAPI(
    title="Pantau",
    version="1",
    description="What is reported, recorded and required about employment social security, by region.",
    throttle=THROTTLES,
    docs_url=None,  # its page would load what the policy of content forbids; the description itself is open
)
api.add_router("regions", regions)
api.add_router("law", law)
api.add_router("findings", findings)
api.add_router("batches", batches)
api.add_router("figures", figures)
api.add_router("codes", codes)
api.add_router("people", people)
api.add_router("rosters", rosters)
api.add_router("rounds", rounds)
api.add_router("awards", awards)
api.add_router("plan", plan)


@api.exception_handler(PantauError)
def wrong(request: HttpRequest, error: PantauError) -> HttpResponse:
    """What a program asked cannot be answered: every fault in one answer."""
    if isinstance(error, InputError):
        faults = [{"field": one.file, "message": one.message["en"]} for one in error.faults]
    else:
        faults = [{"field": "", "message": line} for line in error.lines("en")]
    return api.create_response(request, {"faults": faults}, status=422)


@api.exception_handler(Throttled)
def too_often(request: HttpRequest, error: Throttled) -> HttpResponse:
    """Asked too often: after how many seconds to come again."""
    answer = api.create_response(request, {"detail": "too many requests"}, status=429)
    answer.headers["Retry-After"] = str(math.ceil(error.wait or 1))
    return answer


urlpatterns = [
    path("api/v1/", api.urls),
    page("kunci-api", views.tokens, name="tokens", role=Role.VIEWER),
    page("kunci-api/<int:token>/cabut", views.withdraw, name="token_withdraw", role=Role.VIEWER),
    public("api", views.about, name="api_about"),
]
