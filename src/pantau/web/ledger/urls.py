"""The pages of what came into the ledger."""

from django.views.decorators.http import require_POST

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.ledger import views
from pantau.web.ledger.column_views import columns

urlpatterns = [
    page("kiriman", views.batches, name="batches", role=Role.VIEWER),
    page("kiriman/baru", views.bring, name="batch_new", role=Role.OFFICER),
    page("kiriman/<uuid:upload>", views.one, name="batch", role=Role.VIEWER),
    page(
        "kiriman/<uuid:upload>/putuskan", require_POST(views.decide), name="batch_decide", role=Role.APPROVER
    ),
    page("kiriman/<uuid:upload>/tarik", require_POST(views.undo), name="batch_undo", role=Role.APPROVER),
    page("kiriman/<uuid:upload>/kolom", columns, name="batch_columns", role=Role.OFFICER),
    page("kiriman/<uuid:upload>/disisihkan", views.aside, name="batch_aside", role=Role.OFFICER),
    page("kiriman/contoh/<str:kind>.csv", views.template, name="batch_template", role=Role.VIEWER),
]
