"""Where every form of the application stands: a builder for each part makes what its forms are about."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from allauth.core.context import request_context
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.forms import Form
from django.test import Client, RequestFactory
from django.utils import timezone

from pantau.monev import BudgetLine, begun
from pantau.web.accounts import forms as accounts
from pantau.web.accounts import sign_in_forms as signing
from pantau.web.accounts.models import invite
from pantau.web.accounts.roles import Role
from pantau.web.accounts.views import JoinForm
from pantau.web.api.views import TokenForm
from pantau.web.award import files as award_files
from pantau.web.award import forms as award
from pantau.web.award.models import Award
from pantau.web.checking import forms as checking
from pantau.web.checking.models import Check
from pantau.web.columns import ColumnsForm, keep_headings, kept_headings
from pantau.web.jobs import worker
from pantau.web.jobs.models import Job
from pantau.web.ledger import forms as ledger
from pantau.web.ledger.column_views import KindForm
from pantau.web.ledger.models import Stage, Upload
from pantau.web.monev.budgets import forms as budgets
from pantau.web.monev.budgets.rows import decide, propose
from pantau.web.monev.documents.forms import MeetingForm, TemplateForm
from pantau.web.monev.findings import forms as findings
from pantau.web.monev.models import KeptBudget, KeptFinding, Proposal
from pantau.web.monev.regulations import forms as regulations
from pantau.web.monev.regulations.rows import put_regulation
from pantau.web.monev.rounds import forms as rounds
from pantau.web.monev.rounds.editing import NoteForm
from pantau.web.monev.rounds.notices import EndingForm
from pantau.web.monev.rounds.rows import newest_instruments
from pantau.web.people import forms as people
from pantau.web.people.keys import key_of
from pantau.web.people.ledger import by_name
from pantau.web.planning.forms import AllocationForm, BudgetForm
from pantau.web.planning.projection import ProjectionForm
from pantau.web.privacy.forms import PersonForm
from pantau.web.public.forms import CostForm, OwedForm
from pantau.web.rosters import forms as rosters
from pantau.web.rosters.headings import FIELD_TITLES
from pantau.web.rosters.models import Roster
from pantau.web.uploads import new_folder
from tests.web import rounds as monev
from tests.web.conftest import PASSWORD
from tests.web.roster_lists import GIVEN, listed
from tests.web.test_checking import GIVEN as FIGURES


@dataclass
class Stands:
    """A form (nothing in it yet), who may send it, where to, what goes along; ``get``: by the query.

    ``before`` is what a browser does first, where being signed in is not enough.
    """

    form: Form
    user: object
    to: str
    along: dict = field(default_factory=dict)
    get: bool = False
    before: Callable[[Client], object] | None = None


def of_accounts(cast, enter):
    eko, office = cast["eko"], cast["budi"].office
    yield Stands(accounts.InviteForm(eko), eko, "/pengguna/undang")
    yield Stands(accounts.UserForm(eko), eko, f"/pengguna/{cast['budi'].pk}")
    yield Stands(accounts.OfficeForm(eko, None), eko, "/kantor/baru")
    yield Stands(accounts.OfficeForm(eko, office), eko, f"/kantor/{office.pk}")
    yield Stands(JoinForm(), None, f"/undangan/{invite('baru@contoh.id', office, Role.VIEWER, eko)}")
    yield Stands(TokenForm(), cast["budi"], "/kunci-api")


def of_signing_in(cast, enter):
    budi, dewi, eko = cast["budi"], cast["dewi"], cast["eko"]
    TOTP.activate(dewi, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")

    def as_budi(client):
        client.post("/akun/login/", {"login": budi.email, "password": PASSWORD})

    def half_way(client):
        client.post("/akun/login/", {"login": dewi.email, "password": PASSWORD})

    Client().post("/akun/password/reset/", {"email": budi.email})
    link = re.search(r"/akun/password/reset/key/\S+", mail.outbox[-1].body).group()
    typed = re.sub(r"-\S+", "-set-password/", link)
    eko.set_unusable_password()
    eko.save()
    yield Stands(signing.LoginForm(), None, "/akun/login/")
    yield Stands(signing.ResetPasswordForm(), None, "/akun/password/reset/")
    yield Stands(signing.ResetPasswordKeyForm(user=budi), None, typed, before=lambda client: client.get(link))
    yield Stands(signing.ChangePasswordForm(user=budi), None, "/akun/password/change/", before=as_budi)
    yield Stands(signing.SetPasswordForm(user=eko), eko, "/akun/password/set/")
    yield Stands(signing.ReauthenticateForm(user=budi), budi, "/akun/reauthenticate/")
    yield Stands(signing.CodeForm(user=dewi), None, "/akun/2fa/authenticate/", before=half_way)
    yield Stands(signing.CodeAgainForm(user=dewi), dewi, "/akun/2fa/reauthenticate/")
    request = RequestFactory().get("/")
    request.session = {}
    with request_context(request):  # where the secret is kept until the code was typed
        form = signing.ActivateForm(user=budi)
    yield Stands(form, None, "/akun/2fa/totp/activate/", before=as_budi)


def of_public(cast, enter):
    yield Stands(CostForm(), None, "/iuran", get=True)
    yield Stands(OwedForm(), None, "/manfaat", get=True)


def of_planning(cast, enter):
    yield Stands(BudgetForm(cast["budi"]), cast["budi"], "/rencana", get=True)
    yield Stands(AllocationForm(cast["budi"]), cast["budi"], "/rencana/alokasi", get=True)
    yield Stands(ProjectionForm(cast["budi"]), cast["budi"], "/rencana/proyeksi", get=True)


def of_people(cast, enter):
    person = f"/pekerja/{key_of(by_name('36', 'siti')[0][0].person)}"
    ani = cast["ani"]
    yield Stands(people.SearchForm(), ani, "/pekerja")
    yield Stands(people.UnmaskForm(), ani, f"{person}/buka")
    yield Stands(people.EntitlementForm(), ani, person, get=True)
    yield Stands(PersonForm(), ani, "/data-pribadi/akses")
    yield Stands(PersonForm(), ani, "/data-pribadi/hapus")


def of_checking(cast, enter):
    budi = cast["budi"]
    enter(budi).post("/angka/baru", FIGURES)
    worker.run(once=True)
    check = Check.objects.get()
    page = enter(budi).get(f"/angka/{check.pk}").context["findings"]
    yield Stands(checking.BringForm(budi), budi, "/angka/baru")
    yield Stands(checking.DecideForm(), budi, f"/angka/{check.pk}/temuan/{page[0]['id']}")


def of_award(cast, enter):
    ani, folder = cast["ani"], award_files.example()
    job = Job.objects.create(kind="award", user=ani, region="ID", state="done")
    one = Award.objects.create(title="Contoh", region="ID", user=ani, folder=str(folder), job=job)
    yield Stands(award.BringForm(), ani, "/penghargaan/baru")
    yield Stands(award.WeightsForm(award_files.scheme_of(folder)), ani, f"/penghargaan/{one.pk}/bobot")
    yield Stands(award.SignsForm(), ani, "/penghargaan/tanda")


SHEETS = [
    {
        "file": "a.csv",
        "sheet": "",
        "skipped": None,
        "notes": [],
        "columns": [
            {
                "key": key,
                "heading": key,
                "letter": letter,
                "example": "x",
                "field": "",
                "how": "",
                "percent": 0,
            }
            for letter, key in zip("ABC", ("NIK", "Bulan", "Kantor"), strict=True)
        ],
    }
]


def of_ledger(cast, enter):
    budi, dewi = cast["budi"], cast["dewi"]

    def upload(stage, **more):
        folder = new_folder()
        keep_headings(folder, SHEETS)
        told = {"rows_in": 4, "added": 4, "set_aside": 0, "already_there": 0, "reasons": {}, "outside": {}}
        return Upload.objects.create(
            kind="contributions", region="36.72", user=budi, stage=stage, basis="public_task", checked=told,
            folder=str(folder), files=[{"name": "a.csv", "file": "1.csv", "sha256": ""}], **more,
        )  # fmt: skip

    checked, added = upload(Stage.CHECKED), upload(Stage.ADDED, wrote="b", batch="b")
    yield Stands(ledger.BringForm(), budi, "/kiriman/baru")
    yield Stands(ledger.DecideForm(), dewi, f"/kiriman/{checked.pk}/putuskan")
    yield Stands(ledger.UndoForm(), dewi, f"/kiriman/{added.pk}/tarik")
    yield Stands(KindForm(checked), budi, f"/kiriman/{checked.pk}/kolom")


def of_rosters(cast, enter):
    budi, dewi = cast["budi"], cast["dewi"]
    enter(budi).post("/daftar/baru", {**GIVEN, "list": [listed()]})
    worker.run(once=True)
    one = Roster.objects.get()
    yield Stands(rosters.BringForm(budi), budi, "/daftar/baru")
    yield Stands(rosters.RulingForm(one, 0), dewi, f"/daftar/{one.pk}/keputusan", {"choice": "rejected"})
    yield Stands(rosters.ReasonForm(rosters.SEEN), budi, f"/daftar/{one.pk}/nomor/0")
    yield Stands(ColumnsForm(kept_headings(Path(one.folder)), FIELD_TITLES), budi, f"/daftar/{one.pk}/kolom")


def of_rounds(cast, enter):
    ani = cast["ani"]
    dewi = cast["dewi"]
    row = monev.open_round_for(ani, "36.72")
    sheet = monev.sheet_of(row)
    given = monev.with_evidence(monev.filled(sheet)) | {"hand_in": "yes"}
    assert enter(cast["budi"]).post(f"/isian/{sheet.pk}/simpan", given).status_code == 302
    yield Stands(rounds.OpenForm(ani, newest_instruments()), ani, "/putaran/baru")
    yield Stands(rounds.StepForm("extended"), ani, f"/putaran/{row.pk}/kelola", {"step": "extended"})
    yield Stands(rounds.InviteForm("ID"), ani, f"/putaran/{row.pk}/kelola")
    yield Stands(rounds.WhyForm("returned"), dewi, f"/isian/{sheet.pk}/kembalikan", {"seen": "2"})
    yield Stands(MeetingForm(), cast["budi"], f"/putaran/{row.pk}/rapat/36.72")
    yield Stands(NoteForm(), ani, "/instrumen/dbh-sawit/sunting", {"publish": "yes", **_version(ani, enter)})
    yield Stands(TemplateForm(), ani, "/templat")
    yield Stands(EndingForm(cast["budi"]), cast["budi"], "/pemberitahuan/akhir")


def _version(user, enter):
    asked = {"title_id-W3.1": "Apakah ada?", "title_en-W3.1": "Is there one?", "days-W3.1": "0"}
    page = enter(user).post("/instrumen/dbh-sawit/sunting", asked)
    assert page.status_code == 200
    return {"body": page.context["body"]}


def of_findings(cast, enter):
    budi = cast["budi"]
    monev.open_round_for(cast["ani"], "36.72")
    told = {"region": "36.72", "message": "SK belum ada", "severity": "question"}
    enter(budi).post("/temuan/baru", told)
    found = KeptFinding.objects.get()
    yield Stands(findings.RaiseForm(budi), budi, "/temuan/baru")
    for step in ("followed_up", "explained", "disputed", "noted", "resolved"):
        yield Stands(findings.StepForm(step), budi, f"/temuan/{found.pk}/{step}")


def of_money(cast, enter):
    budi, dewi = cast["budi"], cast["dewi"]
    today = timezone.localdate()
    rule = begun(
        id=str(uuid4()), region="36.72", kind="PERWAL", by=budi.email, title="Perlindungan",
        day=today - timedelta(days=20),
    )  # fmt: skip
    put_regulation(None, rule)
    line = BudgetLine(
        id=str(uuid4()), region="36.72", year=2026, source="APBD", category="rentan", persons=5000,
        allocated=Decimal(840_000_000), rate=Decimal(16_800), months=10, version=1,
    )  # fmt: skip
    decide(dewi, propose(budi, "budget", line), approve=True, reason="")
    kept = KeptBudget.objects.get()
    propose(budi, "budget", BudgetLine(**{**vars(line), "months": 12}), line)
    yield Stands(regulations.BeginForm(budi), budi, "/regulasi/baru")
    yield Stands(regulations.ContentForm(), budi, f"/regulasi/{rule.id}/ubah")
    yield Stands(regulations.StageForm(rule), budi, f"/regulasi/{rule.id}/ubah", {"stage-stage": "x"})
    yield Stands(budgets.LineForm(budi), budi, "/anggaran/baru")
    yield Stands(budgets.LineForm(budi), budi, f"/anggaran/{kept.pk}")
    yield Stands(budgets.TargetForm(budi), budi, "/anggaran/target")
    waiting = Proposal.objects.get(verdict="waiting")
    yield Stands(budgets.DecideForm(), dewi, f"/usulan/{waiting.pk}", {"refuse": "yes"})


PARTS = {
    of_accounts: (accounts.InviteForm, accounts.UserForm, accounts.OfficeForm, JoinForm, TokenForm),
    of_signing_in: (
        *(signing.LoginForm, signing.ResetPasswordForm, signing.ResetPasswordKeyForm),
        *(signing.ChangePasswordForm, signing.SetPasswordForm, signing.ReauthenticateForm),
        *(signing.CodeForm, signing.CodeAgainForm, signing.ActivateForm),
    ),
    of_public: (CostForm, OwedForm),
    of_planning: (BudgetForm, AllocationForm, ProjectionForm),
    of_people: (people.SearchForm, people.UnmaskForm, people.EntitlementForm, PersonForm),
    of_checking: (checking.BringForm, checking.DecideForm),
    of_award: (award.BringForm, award.WeightsForm, award.SignsForm),
    of_ledger: (ledger.BringForm, ledger.DecideForm, ledger.UndoForm, KindForm),
    of_rosters: (rosters.BringForm, rosters.RulingForm, rosters.ReasonForm, ColumnsForm),
    of_rounds: (
        *(rounds.OpenForm, rounds.StepForm, rounds.InviteForm, rounds.WhyForm),
        *(MeetingForm, NoteForm, EndingForm, TemplateForm),
    ),
    of_findings: (findings.RaiseForm, findings.StepForm),
    of_money: (
        *(regulations.BeginForm, regulations.ContentForm, regulations.StageForm),
        *(budgets.LineForm, budgets.TargetForm, budgets.DecideForm),
    ),
}
