"""What is asked when files are brought, approved or taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language

from pantau.core.text import Text
from pantau.web.ledger.models import BASES, KINDS

ENDINGS = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet")
MOST_FILES = 20
_WHY = Text("tulis alasannya", "say why")
_NO_FILE = Text("pilih paling sedikit satu berkas", "choose one file at least")
_MANY = Text("paling banyak {n} berkas sekali kirim", "at most {n} files at once")


def said(text: Text) -> str:
    """A sentence in the language of the reader."""
    return text.say("en" if (get_language() or "id").startswith("en") else "id")


class _Files(forms.FileField):
    """Several files in one field."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files, each by itself."""
        given = data if isinstance(data, list | tuple) else [data]
        given = [one for one in given if one]
        if not given:
            raise forms.ValidationError(said(_NO_FILE))
        if len(given) > MOST_FILES:
            raise forms.ValidationError(said(_MANY.fill(n=MOST_FILES)))
        # One field lets an empty file through: `uploads.keep` tells of it beside those that are too large.
        return given


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class BringForm(forms.Form):
    """Files of one kind, and on what lawful basis they are brought."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["kind"] = forms.ChoiceField(
            choices=[(code, said(text)) for code, text in KINDS.items()],
            label=said(Text("Isi berkas", "What the files hold")),
        )
        self.fields["files"] = _Files(
            widget=_Several(attrs={"accept": ",".join(ENDINGS)}),
            label=said(Text("Berkas (boleh beberapa)", "Files (several may be chosen)")),
            help_text=said(
                Text(
                    "CSV, Excel, ODS atau Parquet dengan judul kolom",
                    "CSV, Excel, ODS or Parquet with headings",
                )
            ),
        )
        self.fields["basis"] = forms.ChoiceField(
            choices=[(code, said(text)) for code, text in BASES.items()],
            label=said(Text("Dasar pemrosesan data pribadi", "Lawful basis for personal data")),
        )
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
            label=said(Text("Alasan pembatalan", "Why it is taken back")),
            widget=forms.Textarea(attrs={"rows": 2}),
        )
