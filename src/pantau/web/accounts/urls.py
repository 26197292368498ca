"""Pages of accounts beyond signing in."""

from pantau.web.access import page, public
from pantau.web.accounts.roles import Role
from pantau.web.accounts.views import account, join

urlpatterns = [
    page("akun-saya", account, name="account", role=Role.VIEWER),
    public("undangan/<str:key>", join, name="join"),
]
