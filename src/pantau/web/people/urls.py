"""The pages of people; NIK and names never stand in an address."""

from django.views.decorators.http import require_POST

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.people import views

urlpatterns = [
    page("pekerja", views.search, name="people", role=Role.OFFICER),
    page("pekerja/<str:key>", views.one, name="person", role=Role.OFFICER),
    page("pekerja/<str:key>/buka", require_POST(views.unmask), name="person_unmask", role=Role.OFFICER),
]
