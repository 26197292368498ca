"""The pages of checking figures."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.checking import views

urlpatterns = [
    page("angka", views.checks, name="checks", role=Role.VIEWER),
    page("angka/baru", views.bring, name="check_new", role=Role.OFFICER),
    page("angka/<uuid:check>", views.one, name="check", role=Role.VIEWER),
    page("angka/<uuid:check>/temuan/<str:finding>", views.decide, name="check_decide", role=Role.OFFICER),
    page("angka/<uuid:check>/laporan/<str:name>", views.report, name="check_report", role=Role.VIEWER),
]
