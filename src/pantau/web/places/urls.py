"""The pages of a region."""

from functools import partial

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.places import row_views, views

_page = partial(page, role=Role.VIEWER, region="region")

urlpatterns = [
    page("wilayah", views.places, name="places", role=Role.VIEWER),
    _page("wilayah/<str:region>", views.place, name="place"),
    _page("wilayah/<str:region>/gambar/<str:chart>", views.drawing, name="drawing"),
    _page("wilayah/<str:region>/angka.<str:kind>", views.export, name="export"),
    _page("wilayah/<str:region>/baris/<str:measure>.<str:kind>", row_views.rows_file, name="rows_file"),
    _page("wilayah/<str:region>/baris/<str:measure>", row_views.rows, name="rows"),
]
