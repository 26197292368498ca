"""The page of notices: what is due, who is late, what ends soon; and the groups whose cover is known to end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from pantau.core import regions
from pantau.core.categories import categories
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.monev import NOTICE_KINDS, Notice
from pantau.web.access import region_of, visible
from pantau.web.audit.log import record
from pantau.web.jobs.models import Job, State
from pantau.web.language import said
from pantau.web.layout import sent
from pantau.web.monev.fields import line
from pantau.web.monev.models import KeptEnding, KeptRound
from pantau.web.monev.rounds.posting import send_later
from pantau.web.monev.rounds.watching import notices_for
from pantau.web.numbers import WholeField
from pantau.web.upload_forms import own_region

_A_PAGE = 50
_QUEUED = Text("Pengingat dikirim di latar belakang.", "Reminders are being sent in the background.")
_URGENT = (
    "escalation",
    "overdue",
    "finding_overdue",
    "due_today",
    "budget_ends",
    "category_ends",
    "contract_ends",
)
_NO_MONTH = Text("tulis bulan seperti 2026-12", "write a month like 2026-12")


class EndingForm(forms.Form):
    """A group of people whose cover ends: a category such as election staff, or a contract."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        self.fields["region"] = line(Text("Kode wilayah", "Region code"), most=13)
        known = [(code, said(one.title)) for code, one in categories().items()]
        self.fields["category"] = forms.ChoiceField(
            label=said(Text("Kelompok pekerja", "Worker category")),
            required=False,
            choices=[("", "—"), *known],
        )
        self.fields["title"] = line(Text("Atau kontrak", "Or contract"), required=False)
        self.fields["month"] = line(Text("Bulan terakhir", "Last month"), _NO_MONTH, most=7)
        self.fields["people"] = WholeField(required=False, label=said(Text("Orang", "People")))

    def clean_region(self) -> str:
        """A region of the user's own."""
        return own_region(self.user, self.cleaned_data["region"])

    def clean_month(self) -> str:
        """A month."""
        try:
            return str(Month.parse(self.cleaned_data["month"]))
        except ValueError:
            raise forms.ValidationError(said(_NO_MONTH)) from None

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        if bool(given.get("category")) == bool(given.get("title", "").strip()):
            self.add_error(
                "category",
                said(Text("pilih kelompok atau tulis kontrak", "choose a category or name a contract")),
            )
        return given


def notices(request: HttpRequest) -> HttpResponse:
    """What has to be told today in the reader's regions, the most pressing first."""
    found = notices_for(request.user, timezone.localdate())
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    about = {
        "page": page, "rows": [_told(one) for one in page],
        "endings": visible(KeptEnding.objects.all(), request.user)[:50],
    }  # fmt: skip
    return render(request, "monev/notices.html", about)


def new_ending(request: HttpRequest) -> HttpResponse:
    """Record a group whose cover ends."""
    form = EndingForm(request.user, *sent(request), initial={"region": region_of(request.user)})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kind = "category_ends" if given["category"] else "contract_ends"
        with transaction.atomic():
            made = KeptEnding.objects.create(kind=kind, **given)
            record(request.user, "ending.recorded", str(made.pk), region=made.region, month=made.month)
        return redirect("notices")
    return render(request, "monev/ending_new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
def remind(request: HttpRequest, round: Any) -> HttpResponse:
    """Send the reminders of a round now."""
    row = get_object_or_404(visible(KeptRound.objects.all(), request.user), pk=round)
    send_later(request.user, row)
    messages.success(request, said(_QUEUED))
    return redirect("round_manage", row.pk)


@require_POST
def send_all(request: HttpRequest) -> HttpResponse:
    """Send every notice of the day of the reader's regions."""
    region = region_of(request.user)
    waiting = Job.objects.filter(kind="round_notices", region=region, state=State.QUEUED)
    if not waiting.exists():
        Job.objects.create(kind="round_notices", user=request.user, region=region, asked={"region": region})
    messages.success(request, said(_QUEUED))
    return redirect("notices")


def _told(one: Notice) -> dict[str, Any]:
    return {
        "one": one, "kind": NOTICE_KINDS[one.kind], "place": regions.full_name(one.to.region),
        "urgent": one.kind in _URGENT, "address": _address(one),
    }  # fmt: skip


def _address(one: Notice) -> str:
    """The page where it is acted upon."""
    part = one.kind.partition("_")[0]
    place = {"finding": "/temuan/", "budget": "/anggaran/", "regulation": "/regulasi/"}.get(part)
    if part in ("category", "contract"):
        return ""
    return f"{place or '/isian/'}{one.about}" if one.about else ""
