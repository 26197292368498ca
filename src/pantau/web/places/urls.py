"""The page of a region."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.places.views import place

urlpatterns = [page("wilayah/<str:region>", place, name="place", role=Role.VIEWER, region="region")]
