"""The public pages."""

from pantau.web.access import public
from pantau.web.public.coverage import coverage
from pantau.web.public.views import cost, owed

urlpatterns = [
    public("iuran", cost, name="cost"),
    public("manfaat", owed, name="owed"),
    public("cakupan", coverage, name="coverage"),
]
