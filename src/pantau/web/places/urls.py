"""The pages of a region."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.places.views import drawing, export, place

urlpatterns = [
    page("wilayah/<str:region>", place, name="place", role=Role.VIEWER, region="region"),
    page(
        "wilayah/<str:region>/gambar/<str:chart>", drawing, name="drawing", role=Role.VIEWER, region="region"
    ),
    page("wilayah/<str:region>/angka.csv", export, name="export", role=Role.VIEWER, region="region"),
]
