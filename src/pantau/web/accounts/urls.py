"""Pages of accounts beyond signing in."""

from pantau.web.access import page, public
from pantau.web.accounts import administration
from pantau.web.accounts.roles import Role
from pantau.web.accounts.views import account, join, no_more

_ADMIN = Role.ADMINISTRATOR

urlpatterns = [
    page("akun-saya", account, name="account", role=Role.VIEWER),
    public("undangan/<str:key>", join, name="join"),
    public("akun/email/", no_more, name="own_email"),  # an address is the administrator's to give
    page("pengguna", administration.users, name="users", role=_ADMIN),
    page("pengguna/undang", administration.invite_user, name="invite", role=_ADMIN),
    page("pengguna/undangan/<int:invitation>/batal", administration.withdraw, name="withdraw", role=_ADMIN),
    page("pengguna/<int:user>", administration.one_user, name="user", role=_ADMIN),
    page("pengguna/<int:user>/<str:what>", administration.act, name="user_act", role=_ADMIN),
    page("kantor", administration.offices, name="offices", role=_ADMIN),
    page("kantor/baru", administration.one_office, name="office_new", role=_ADMIN),
    page("kantor/<int:office>", administration.one_office, name="office", role=_ADMIN),
]
