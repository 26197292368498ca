"""Bringing files, approving them, reading what became of them, taking them back."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from pantau.core.text import Text
from pantau.errors import InputError
from pantau.io.intake import KINDS
from pantau.web.access import region_of, visible
from pantau.web.accounts.roles import Role, rank
from pantau.web.audit.log import record
from pantau.web.columns import kept_headings
from pantau.web.layout import language_of, sent
from pantau.web.ledger.arrears import count_arrears
from pantau.web.ledger.bringing import brought, start
from pantau.web.ledger.column_views import OPEN
from pantau.web.ledger.forms import BringForm, DecideForm, UndoForm
from pantau.web.ledger.looking import WORDS
from pantau.web.ledger.models import BASES, Stage, Upload
from pantau.web.ledger.money import money
from pantau.web.uploads import download

_A_PAGE = 25
_DONE = (Stage.ADDED, Stage.UNDOING, Stage.UNDONE)


def batches(request: HttpRequest) -> HttpResponse:
    """What came in from the reader's regions, and the money of their own region."""
    rows = visible(Upload.objects.select_related("job", "user"), request.user)
    paid = money(region_of(request.user))
    if paid and not paid["arrears"]:
        count_arrears(request.user, region_of(request.user))
    about = {
        "page": Paginator(rows, _A_PAGE).get_page(request.GET.get("page")),
        "may_bring": rank(request.user.role) >= rank(Role.OFFICER),  # type: ignore[union-attr]
        "money": paid,
    }
    return render(request, "ledger/batches.html", about)


def bring(request: HttpRequest) -> HttpResponse:
    """Bring files of one kind; they are checked before anybody is asked to approve."""
    form = BringForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            upload = brought(request.user, form.cleaned_data)
        except InputError as error:
            form.tell(error)
        else:
            return redirect("batch", upload.pk)
    about = {"form": form, "kinds": [code for code in KINDS if code != "figures"]}
    return render(request, "ledger/bring.html", about, status=422 if form.is_bound else 200)


def one(request: HttpRequest, upload: UUID) -> HttpResponse:
    """One upload: where it stands, its account, and what is to be done."""
    return _shown(request, _upload(request, upload))


def decide(request: HttpRequest, upload: UUID) -> HttpResponse:
    """Approve or reject what somebody else brought; of two who do it at once one is heard."""
    found = _upload(request, upload)
    again = found.stage == Stage.ADDING
    form = DecideForm(request.POST, again=again)
    if found.user_id == request.user.pk:  # maker and checker are two people
        raise PermissionDenied
    if not _may_decide(request.user, found):  # somebody was first
        return redirect("batch", found.pk)
    if not form.is_valid():
        return _shown(request, found, decide=form, status=422)
    given = form.cleaned_data
    stage = Stage.ADDING if given["choice"] == "approve" else Stage.REJECTED
    who = {"decided_by": request.user, "decided_at": timezone.now(), "decision_note": given["note"]}
    with transaction.atomic():
        changed = Upload.objects.filter(pk=found.pk, stage=found.stage, job=found.job).update(
            stage=stage, **({} if again else who)
        )
        if changed and stage == Stage.ADDING:
            start("ledger_add", found, request.user)
        if changed:
            action = "batch.approved" if stage == Stage.ADDING else "batch.rejected"
            record(request.user, action, str(found.pk), region=found.region, note=given["note"])
    return redirect("batch", found.pk)


def undo(request: HttpRequest, upload: UUID) -> HttpResponse:
    """Take back what an upload brought into the ledger."""
    found = _upload(request, upload)
    if not _may_undo(request.user, found):
        return redirect("batch", found.pk)
    form = UndoForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, undo=form, status=422)
    note = form.cleaned_data["note"]
    with transaction.atomic():
        changed = Upload.objects.filter(pk=found.pk, stage=found.stage, job=found.job).update(
            stage=Stage.UNDOING, undone_by=request.user, undo_note=note
        )
        if changed:
            start("ledger_undo", found, request.user)
            record(request.user, "batch.undo_asked", found.batch, region=found.region, reason=note)
    return redirect("batch", found.pk)


def aside(request: HttpRequest, upload: UUID) -> FileResponse:
    """The rows that were set aside, each with its reason; they hold NIKs, so who takes them is recorded."""
    found = _upload(request, upload)
    path = _aside(found, language_of(request))
    if path is None:
        raise Http404
    record(request.user, "aside.exported", str(found.pk), region=found.region, kind=found.kind)
    return download(path, f"pantau-disisihkan-{found.kind}-{found.at:%Y-%m-%d}.csv")


def template(request: HttpRequest, kind: str) -> HttpResponse:
    """An empty file with the headings of a kind."""
    if kind not in KINDS or kind == "figures":
        raise Http404
    answer = HttpResponse(",".join(KINDS[kind].names) + "\r\n", content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="pantau-{kind}.csv"'
    return answer


def _upload(request: HttpRequest, upload: UUID) -> Upload:
    rows = Upload.objects.select_related("job", "user", "decided_by", "undone_by")
    return get_object_or_404(visible(rows, request.user), pk=upload)


def _shown(request: HttpRequest, found: Upload, *, status: int = 200, **forms: Any) -> HttpResponse:
    user: Any = request.user
    done = found.stage in _DONE
    account = found.outcome if done and found.outcome else found.checked
    about = {
        "upload": found,
        "account": account,
        "basis": BASES.get(found.basis, Text(found.basis, found.basis)),
        "done": done,
        "reasons": _worded(account.get("reasons", {})),
        "outside": _worded(found.checked.get("outside", {})),
        "examples": _named(found),
        "is_maker": found.user_id == user.pk,
        "may_name_columns": found.user_id == user.pk
        and found.stage in OPEN
        and not found.working
        and bool(kept_headings(Path(found.folder))),
        "decide": forms.get("decide", DecideForm(again=found.stage == Stage.ADDING))
        if _may_decide(user, found)
        else None,
        "undo": forms.get("undo", UndoForm()) if _may_undo(user, found) else None,
        "may_download": rank(user.role) >= rank(Role.OFFICER) and _aside(found, "id") is not None,
    }
    return render(request, "ledger/batch.html", about, status=status)


def _may_decide(user: Any, found: Upload) -> bool:
    """Somebody who approves and did not bring the files; again where taking them in failed."""
    open_ = found.stage == Stage.CHECKED or (found.stage == Stage.ADDING and found.failed)
    return open_ and rank(user.role) >= rank(Role.APPROVER) and found.user_id != user.pk


def _may_undo(user: Any, found: Upload) -> bool:
    """Somebody who approves, of what this very upload wrote; again where taking it back failed."""
    open_ = found.stage == Stage.ADDED or (found.stage == Stage.UNDOING and found.failed)
    return open_ and bool(found.wrote) and rank(user.role) >= rank(Role.APPROVER)


def _aside(found: Upload, language: str) -> Path | None:
    """The file of rows set aside: that of the ledger where rows went in, else that of the check."""
    kept = found.outcome.get("aside", "") if found.stage in _DONE else ""
    counted = found.outcome if found.stage in _DONE else found.checked
    if not counted.get("set_aside") and not counted.get("outside"):
        return None
    path = Path(settings.HOME) / "set_aside" / kept if kept else Path(found.folder) / f"looked-{language}.csv"
    return path if path.is_file() else None


def _worded(reasons: dict[str, int]) -> list[dict[str, Any]]:
    """Reasons in words with what to do, the most frequent first."""
    return [
        {
            "rows": rows,
            "says": WORDS.get(code, (Text(code, code),))[0],
            "do": WORDS.get(code, (None, None))[1],
        }
        for code, rows in sorted(reasons.items(), key=lambda one: (-one[1], one[0]))
    ]


def _named(found: Upload) -> list[dict[str, Any]]:
    """The first stray rows, by the names under which their files were brought."""
    names = {one["file"]: one["name"] for one in found.files}
    return [
        {**row, "file": names.get(row["file"], row["file"]), "says": WORDS[row["reason"]][0]}
        for row in found.checked.get("examples", ())
    ]
