"""The interface under ``/api/v1/``; each part of the application brings its operations."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI

from pantau.errors import InputError, PantauError
from pantau.web.access import page, public
from pantau.web.accounts.roles import Role
from pantau.web.api import views
from pantau.web.api.guard import THROTTLES
from pantau.web.api.law import router as law
from pantau.web.api.regions import router as regions
from pantau.web.checking.api import router as findings
from pantau.web.ledger.api import batches, recorded
from pantau.web.people.api import router as people
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
api.add_router("figures", recorded)
api.add_router("people", people)
api.add_router("rosters", rosters)


@api.exception_handler(PantauError)
def wrong(request: HttpRequest, error: PantauError) -> HttpResponse:
    """What a program asked cannot be answered: every fault in one answer."""
    if isinstance(error, InputError):
        faults = [{"field": one.file, "message": one.message["en"]} for one in error.faults]
    else:
        faults = [{"field": "", "message": line} for line in error.lines("en")]
    return api.create_response(request, {"faults": faults}, status=422)


urlpatterns = [
    path("api/v1/", api.urls),
    page("kunci-api", views.tokens, name="tokens", role=Role.VIEWER),
    page("kunci-api/<int:token>/cabut", views.withdraw, name="token_withdraw", role=Role.VIEWER),
    public("api", views.about, name="api_about"),
]
