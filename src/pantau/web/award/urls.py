"""The pages of awards."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.award import views

_ONE = "penghargaan/<uuid:award>"

urlpatterns = [
    page("penghargaan", views.awards, name="awards", role=Role.VIEWER),
    page("penghargaan/baru", views.bring, name="award_new", role=Role.COORDINATOR),
    page("penghargaan/contoh", views.example, name="award_example", role=Role.COORDINATOR),
    page("penghargaan/tanda", views.signs, name="award_signs", role=Role.OFFICER),
    page(_ONE, views.one, name="award", role=Role.VIEWER),
    page(f"{_ONE}/bobot", views.weights, name="award_weights", role=Role.COORDINATOR),
    page(f"{_ONE}/umumkan", views.publish, name="award_publish", role=Role.COORDINATOR),
    page(f"{_ONE}/award.xlsx", views.workbook, name="award_workbook", role=Role.OFFICER),
    page(f"{_ONE}/gambar/<str:name>.svg", views.drawing, name="award_drawing", role=Role.VIEWER),
    page(f"{_ONE}/wilayah/<str:region>", views.sheet, name="award_sheet", role=Role.VIEWER, region="region"),
]
