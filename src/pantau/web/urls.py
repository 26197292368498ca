"""Every address of the application; each part brings its own."""

from django.urls import include, path

from pantau.web.access import public
from pantau.web.accounts.urls import urlpatterns as accounts
from pantau.web.api.urls import urlpatterns as api
from pantau.web.audit.urls import urlpatterns as audit
from pantau.web.checking.urls import urlpatterns as checking
from pantau.web.health import health
from pantau.web.home.urls import urlpatterns as home
from pantau.web.language import choose
from pantau.web.places.urls import urlpatterns as places
from pantau.web.public.urls import urlpatterns as calculators

urlpatterns = [
    public("healthz", health, name="health"),
    public("bahasa", choose, name="language"),
    path("akun/", include("allauth.urls")),
    *accounts,
    *calculators,
    *api,
    *audit,
    *checking,
    *home,
    *places,
]
