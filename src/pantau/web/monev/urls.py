"""The pages of rounds, findings, regulations and budgets."""

from pantau.web.access import page
from pantau.web.accounts.roles import Role
from pantau.web.monev.budgets import views as budgets
from pantau.web.monev.documents import template_views
from pantau.web.monev.documents import views as documents
from pantau.web.monev.findings import views as findings
from pantau.web.monev.regulations import views as regulations
from pantau.web.monev.rounds import answering, approving, boards, instruments, notices, opening

_READ, _WORK, _AGREE, _LEAD = Role.VIEWER, Role.OFFICER, Role.APPROVER, Role.COORDINATOR
_ROUND, _SHEET = "putaran/<uuid:round>", "isian/<uuid:sheet>"

urlpatterns = [
    page("putaran", opening.rounds, name="rounds", role=_READ),
    page("putaran/baru", opening.new_round, name="round_new", role=_LEAD),
    page(_ROUND, boards.one_round, name="round", role=_READ),
    page(f"{_ROUND}/kelola", opening.manage, name="round_manage", role=_LEAD),
    page(f"{_ROUND}/ingatkan", notices.remind, name="round_remind", role=_LEAD),
    page(
        f"{_ROUND}/wilayah/<str:region>", documents.region, name="round_region", role=_READ, region="region"
    ),
    page(f"{_ROUND}/rapat/<str:region>", documents.meeting, name="meeting", role=_WORK, region="region"),
    page(f"{_ROUND}/dokumen/<str:region>", documents.order, name="document_new", role=_READ, region="region"),
    page("dokumen/<uuid:document>", documents.document, name="document", role=_READ),
    page("dokumen/<uuid:document>/unduh", documents.load, name="document_load", role=_READ),
    page("templat", template_views.templates, name="templates", role=_LEAD),
    page("templat/<str:kind>/unduh", template_views.take, name="template_take", role=_LEAD),
    page("templat/<str:kind>/bawaan", template_views.put_back, name="template_back", role=_LEAD),
    page("templat/versi/<int:change>", template_views.earlier, name="template_earlier", role=_LEAD),
    page("templat/versi/<int:change>/pakai", template_views.restore, name="template_restore", role=_LEAD),
    page(_SHEET, answering.sheet, name="sheet", role=_READ),
    page(f"{_SHEET}/simpan", answering.save_sheet, name="sheet_save", role=_WORK),
    page(f"{_SHEET}/periksa", answering.look, name="sheet_look", role=_WORK),
    page(f"{_SHEET}/setujui", approving.approve_sheet, name="sheet_approve", role=_AGREE),
    page(f"{_SHEET}/kembalikan", approving.return_sheet, name="sheet_return", role=_AGREE),
    page(f"{_SHEET}/kunci", approving.lock_sheet, name="sheet_lock", role=_LEAD),
    page(f"{_SHEET}/buka", approving.reopen_sheet, name="sheet_reopen", role=_LEAD),
    page("bukti/<uuid:evidence>", answering.evidence, name="evidence", role=_READ),
    page("instrumen", instruments.instruments, name="instruments", role=_READ),
    page("instrumen/<str:code>", instruments.instrument, name="instrument", role=_READ),
    page("instrumen/<str:code>/sunting", instruments.edit_instrument, name="instrument_edit", role=_LEAD),
    page("temuan", findings.findings, name="findings", role=_READ),
    page("temuan/baru", findings.new_finding, name="finding_new", role=_WORK),
    page("temuan/periksa", findings.check_again, name="findings_check", role=_WORK),
    page("temuan/<str:finding>", findings.one_finding, name="finding", role=_READ),
    page("temuan/<str:finding>/<str:step>", findings.step_finding, name="finding_step", role=_WORK),
    page("regulasi", regulations.regulations, name="regulations", role=_READ),
    page("regulasi/baru", regulations.new_regulation, name="regulation_new", role=_WORK),
    page("regulasi/<uuid:regulation>", regulations.one_regulation, name="regulation", role=_READ),
    page(
        "regulasi/<uuid:regulation>/ubah", regulations.change_regulation, name="regulation_change", role=_WORK
    ),
    page("anggaran", budgets.budgets, name="budgets", role=_READ),
    page("anggaran/baru", budgets.new_line, name="budget_new", role=_WORK),
    page("anggaran/target", budgets.new_target, name="target_new", role=_WORK),
    page("anggaran/<uuid:line>", budgets.one_line, name="budget", role=_READ),
    page("usulan/<int:proposal>", budgets.decide_proposal, name="proposal", role=_AGREE),
    page("pemberitahuan", notices.notices, name="notices", role=_READ),
    page("pemberitahuan/akhir", notices.new_ending, name="ending_new", role=_WORK),
    page("pemberitahuan/kirim", notices.send_all, name="notices_send", role=_LEAD),
]
