"""The first page."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.home.views import home

urlpatterns = [page("", home, name="home", role=Role.VIEWER)]
