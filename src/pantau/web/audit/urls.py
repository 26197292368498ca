"""The page of the log."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.audit.views import log

urlpatterns = [page("log", log, name="log", role=Role.ADMINISTRATOR)]
