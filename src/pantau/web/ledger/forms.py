"""What is asked when files are brought, approved or taken back."""

from __future__ import annotations

from typing import Any

from django import forms

from pantau.core.text import Text
from pantau.web.language import said
from pantau.web.ledger.models import KINDS
from pantau.web.upload_forms import UploadForm

_WHY = Text("tulis alasannya", "say why")
_FILES = Text("Berkas (boleh beberapa)", "Files (several may be chosen)")
_READ = Text("CSV, Excel, ODS atau Parquet dengan judul kolom", "CSV, Excel, ODS or Parquet with headings")


class BringForm(UploadForm):
    """Files of one kind, and on what lawful basis they are brought."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["kind"] = forms.ChoiceField(
            choices=[(code, said(text)) for code, text in KINDS.items()],
            label=said(Text("Isi berkas", "What the files hold")),
        )
        self.ask_files("files", _FILES, _READ)
        self.ask_basis("basis")
        self.fields["basis_note"] = forms.CharField(
            max_length=300,
            label=said(Text("Surat, perjanjian atau peraturannya", "The letter, agreement or regulation")),
            help_text=said(
                Text("nomor dan tanggal; disimpan bersama kiriman", "number and date; kept with the upload")
            ),
        )


class DecideForm(forms.Form):
    """Whether files enter the ledger; a no needs its reason. What was begun (``again``) can only be completed."""

    def __init__(self, *args: Any, again: bool = False, **given: Any) -> None:
        super().__init__(*args, **given)
        no = [] if again else [("reject", said(Text("tolak", "reject")))]
        self.fields["choice"] = forms.ChoiceField(
            choices=[
                ("approve", said(Text("setujui, masukkan ke buku besar", "approve, take into the ledger"))),
                *no,
            ],
            label=said(Text("Keputusan", "Decision")),
            widget=forms.RadioSelect,
        )
        self.fields["note"] = forms.CharField(
            required=False, max_length=500, label=said(Text("Catatan", "Note")),
            widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A no needs its reason."""
        given = super().clean() or {}
        if given.get("choice") == "reject" and not (given.get("note") or "").strip():
            self.add_error("note", said(_WHY))
        return given


class UndoForm(forms.Form):
    """Why a batch is taken back."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["note"] = forms.CharField(
            max_length=500,
            min_length=5,
            label=said(Text("Alasan penarikan", "Why it is taken back")),
            widget=forms.Textarea(attrs={"rows": 2}),
        )
