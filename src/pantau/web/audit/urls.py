"""The pages of the log."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.audit.views import log, seen

urlpatterns = [
    page("log", log, name="log", role=Role.ADMINISTRATOR),
    page("log/siapa-melihat", seen, name="log_seen", role=Role.ADMINISTRATOR),
]
