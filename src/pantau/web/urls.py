"""Every address of the application; each part brings its own."""

from django.urls import include, path

from pantau.web.access import public
from pantau.web.accounts.urls import urlpatterns as accounts
from pantau.web.api.urls import urlpatterns as api
from pantau.web.audit.urls import urlpatterns as audit
from pantau.web.award.urls import urlpatterns as award
from pantau.web.checking.urls import urlpatterns as checking
from pantau.web.health import health
from pantau.web.home.urls import urlpatterns as home
from pantau.web.language import choose
from pantau.web.ledger.urls import urlpatterns as ledger
from pantau.web.monev.urls import urlpatterns as monev
from pantau.web.people.urls import urlpatterns as people
from pantau.web.places.urls import urlpatterns as places
from pantau.web.planning.urls import urlpatterns as planning
from pantau.web.privacy.urls import urlpatterns as privacy
from pantau.web.public.urls import urlpatterns as calculators
from pantau.web.rosters.urls import urlpatterns as rosters

handler500 = "pantau.web.faults.fault"
urlpatterns = [
    public("healthz", health, name="health"),
    public("bahasa", choose, name="language"),
    *accounts,
    path("akun/", include("allauth.urls")),
    *calculators,
    *api,
    *audit,
    *award,
    *checking,
    *home,
    *ledger,
    *monev,
    *people,
    *places,
    *planning,
    *privacy,
    *rosters,
]
