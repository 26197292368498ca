"""The pages of rosters."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.rosters import pair_views, row_views, ruling_views, views

_ONE = "daftar/<uuid:roster>"

urlpatterns = [
    page("daftar", views.rosters, name="rosters", role=Role.VIEWER),
    page("daftar/baru", views.bring, name="roster_new", role=Role.OFFICER),
    page("daftar/kosong", views.template, name="roster_template", role=Role.VIEWER),
    page(_ONE, views.one, name="roster", role=Role.VIEWER),
    page(f"{_ONE}/kolom", views.columns, name="roster_columns", role=Role.OFFICER),
    page(f"{_ONE}/kolom/otomatis", views.columns_reset, name="roster_columns_reset", role=Role.OFFICER),
    page(f"{_ONE}/periksa", views.again, name="roster_again", role=Role.OFFICER),
    page(f"{_ONE}/baris/<str:decision>", row_views.rows, name="roster_rows", role=Role.VIEWER),
    page(f"{_ONE}/nomor/<int:row>", row_views.unmask, name="roster_unmask", role=Role.OFFICER),
    page(f"{_ONE}/unduh/<str:name>", row_views.file, name="roster_file", role=Role.OFFICER),
    page(f"{_ONE}/unduh/kantor/<int:number>", row_views.office_file, name="roster_office", role=Role.OFFICER),
    page(f"{_ONE}/pasangan", pair_views.pairs, name="roster_pairs", role=Role.OFFICER),
    page(f"{_ONE}/pasangan/<str:code>", pair_views.pair, name="roster_pair", role=Role.OFFICER),
    page(f"{_ONE}/pasangan/<str:code>/urung", pair_views.undo, name="roster_pair_undo", role=Role.OFFICER),
    page(f"{_ONE}/keputusan", ruling_views.rule, name="roster_rule", role=Role.APPROVER),
]
