"""The page on which who brought files says which column holds what; the office need not say it again."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from pantau.core.text import Text
from pantau.io.intake import KINDS
from pantau.web.access import visible
from pantau.web.audit.log import record
from pantau.web.columns import ColumnsForm, heading_key, kept_headings, without
from pantau.web.language import said
from pantau.web.layout import sent
from pantau.web.ledger.bringing import start
from pantau.web.ledger.headings import titles_of
from pantau.web.ledger.models import RememberedColumn, Stage, Upload

OPEN = (Stage.CHECKING, Stage.CHECKED, Stage.REFUSED)  # nothing of it is approved yet
_NOT_IN = Text(
    "judul ini tidak ada di {lists}; unggah daftar yang judulnya berbeda secara terpisah",
    "{lists} has no such heading; upload lists with other headings separately",
)
_NEEDED = Text("tunjuk juga kolom untuk: {names}", "name a column too for: {names}")


class KindForm(ColumnsForm):
    """The columns of a kind of file, all those that it must have among them."""

    def __init__(self, upload: Upload, *args: Any) -> None:
        super().__init__(kept_headings(Path(upload.folder)), titles_of(upload.kind), *args)
        self.kind = upload.kind

    def clean(self) -> dict[str, Any]:
        """As every choice of columns; and nothing that is needed is left out."""
        given = super().clean()
        mapping = {field: key for named in given["by_file"].values() for field, key in named.items()}
        places = {column.key: place for place, column in enumerate(self.columns)}
        for key in mapping.values():  # the ledger reads all files of an upload alike
            missing = without(self.sheets, key)
            if missing:
                self.add_error(f"c{places[key]}", said(_NOT_IN.fill(lists="; ".join(missing[:3]))))
        chosen = {given.get(f"c{place}") for place in range(len(self.columns))}
        left_out = [said(self.titles[name]) for name in KINDS[self.kind].needed if name not in chosen]
        if left_out:
            self.add_error(None, said(_NEEDED.fill(names=", ".join(left_out))))
        return {**given, "mapping": mapping}


def columns(request: HttpRequest, upload: UUID) -> HttpResponse:
    """Which column was taken for what; what is changed is remembered for the office, and the files checked again."""
    found = get_object_or_404(visible(Upload.objects.select_related("job"), request.user), pk=upload)
    if found.user_id != request.user.pk:  # who approves must not have said what the files mean
        raise PermissionDenied
    if found.working or found.stage not in OPEN:
        return redirect("batch", found.pk)
    form = KindForm(found, *sent(request))
    if request.method == "POST" and form.is_valid():
        _set(request.user, found, form)
        return redirect("batch", found.pk)
    about = {"upload": found, "form": form, "sheets": form.sheets}
    return render(request, "ledger/columns.html", about, status=422 if form.is_bound else 200)


def _set(user: Any, upload: Upload, form: KindForm) -> None:
    mapping: dict[str, str] = form.cleaned_data["mapping"]
    named = {column.key: column for column in form.columns}
    again = {"columns": mapping, "stage": Stage.CHECKING, "checked": {}}
    with transaction.atomic():
        if not Upload.objects.filter(pk=upload.pk, stage=upload.stage, job=upload.job).update(**again):
            return  # somebody was first
        for field, key in mapping.items():
            if named[key].heading and heading_key(key):
                RememberedColumn.objects.update_or_create(
                    office=user.office, kind=upload.kind, heading=heading_key(key), defaults={"field": field}
                )
        start("ledger_check", upload, user)
        record(user, "batch.columns", str(upload.pk), region=upload.region, columns=sorted(mapping))
