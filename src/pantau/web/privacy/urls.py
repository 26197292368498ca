"""The pages of personal data."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.privacy.views import access, erasure, privacy

urlpatterns = [
    page("data-pribadi", privacy, name="privacy", role=Role.COORDINATOR),
    page("data-pribadi/akses", access, name="privacy_access", role=Role.COORDINATOR),
    page("data-pribadi/hapus", erasure, name="privacy_erasure", role=Role.COORDINATOR),
]
