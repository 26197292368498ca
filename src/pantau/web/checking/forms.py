"""What is asked when figures are brought, and when a finding is decided."""

from __future__ import annotations

from typing import Any

from django import forms

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.web.checking.models import Choice
from pantau.web.language import said
from pantau.web.upload_forms import UploadForm, own_region

CHOICES = {
    Choice.ACCEPTED: Text("benar, akan diperbaiki", "right, will be corrected"),
    Choice.DISPUTED: Text("tidak benar, angka ini tetap", "not right, the figure stands"),
    Choice.EXPLAINED: Text("dapat dijelaskan", "can be explained"),
}
_ONE = Text("unggah satu berkas atau tempelkan tabel", "upload one file or paste a table")
_NO_PERIOD = Text("contoh: 2024, 2024-07 atau 2024-07-17", "such as 2024, 2024-07 or 2024-07-17")
_NEEDED = Text("perlu diisi bila angka ditempelkan", "is needed where figures are pasted")
_WHY = Text("tulis alasannya", "say why")


class BringForm(UploadForm):
    """A workbook of a case, or figures pasted from a sheet with region and period."""

    main_files = "file"

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        self.fields["file"] = forms.FileField(
            required=False,
            label=said(Text("Buku kerja kasus (.xlsx)", "Workbook of a case (.xlsx)")),
            widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        )
        self.fields["figures"] = forms.CharField(
            required=False,
            max_length=500_000,
            label=said(Text("Atau tempelkan tabel angka", "Or paste a table of figures")),
            help_text=said(
                Text(
                    "baris pertama berisi nama kolom: region, measure, period, value dan lainnya",
                    "the first row holds the names of the columns: region, measure, period, value and others",
                )
            ),
            widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        )
        self.fields["title"] = forms.CharField(
            required=False, max_length=200, label=said(Text("Judul", "Title"))
        )
        self.fields["region"] = forms.CharField(
            required=False, max_length=13, label=said(Text("Kode wilayah", "Region code"))
        )
        self.fields["period"] = forms.CharField(
            required=False, max_length=21, label=said(Text("Periode", "Period")), help_text=said(_NO_PERIOD)
        )

    def clean(self) -> dict[str, Any]:
        """One of the two ways, and what the second one needs."""
        given = super().clean() or {}
        pasted = bool((given.get("figures") or "").strip())
        if pasted == bool(given.get("file")):
            self.add_error("file", said(_ONE))
        elif pasted:
            self._clean_pasted(given)
        return given

    def _clean_pasted(self, given: dict[str, Any]) -> None:
        for name in ("title", "region", "period"):
            if not given.get(name):
                self.add_error(name, said(_NEEDED))
        if given.get("region"):
            try:
                own_region(self.user, given["region"])
            except forms.ValidationError as fault:
                self.add_error("region", fault)
        if given.get("period"):
            try:
                Period.parse(given["period"])
            except ValueError:
                self.add_error("period", said(_NO_PERIOD))


class DecideForm(forms.Form):
    """What is decided about a finding, and why where the figure is to stand."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["choice"] = forms.ChoiceField(
            choices=[(str(code), said(text)) for code, text in CHOICES.items()],
            label=said(Text("Keputusan", "Decision")),
        )
        self.fields["note"] = forms.CharField(
            required=False,
            max_length=2000,
            label=said(Text("Alasan", "Reason")),
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def clean(self) -> dict[str, Any]:
        """A figure that is to stand needs a reason."""
        given = super().clean() or {}
        if given.get("choice") in (Choice.DISPUTED, Choice.EXPLAINED) and not given.get("note", "").strip():
            self.add_error("note", said(_WHY))
        return given
