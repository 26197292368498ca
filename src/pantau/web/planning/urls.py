"""The pages of planning."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.planning import projection, views

urlpatterns = [
    page("rencana", views.plan, name="plan", role=Role.VIEWER),
    page("rencana/gambar.svg", views.drawing, name="plan_drawing", role=Role.VIEWER),
    page("rencana/rencana.xlsx", views.workbook_of_plan, name="plan_workbook", role=Role.VIEWER),
    page("rencana/proyeksi", projection.projection, name="projection", role=Role.VIEWER),
    page("rencana/proyeksi/<str:seal>.svg", projection.picture, name="projection_picture", role=Role.VIEWER),
    page("rencana/alokasi", views.allocation, name="allocation", role=Role.VIEWER),
    page("rencana/alokasi.xlsx", views.workbook_of_allocation, name="allocation_workbook", role=Role.VIEWER),
]
