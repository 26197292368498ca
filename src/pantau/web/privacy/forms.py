"""What is asked of the coordinator who answers a person's request."""

from __future__ import annotations

from typing import Any

from django import forms

from pantau.core.text import Text
from pantau.web.language import said

_NIK = Text("NIK terdiri dari 16 angka", "a NIK has 16 digits")
_WHY = Text("tulis alasannya, sedikitnya 10 huruf", "say why, in at least 10 letters")
_SURE = Text("centang bila identitas pemohon sudah diperiksa", "tick it once the identity has been checked")


class PersonForm(forms.Form):
    """Whose data, why, and that the applicant is this person."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["nik"] = forms.CharField(
            max_length=30,
            label="NIK",
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        )
        self.fields["reason"] = forms.CharField(
            max_length=500,
            min_length=10,
            label=said(Text("Alasan, nomor surat permohonan", "Reason, number of the request")),
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={"min_length": said(_WHY)},
        )
        self.fields["checked"] = forms.BooleanField(
            label=said(
                Text(
                    "Identitas pemohon sudah diperiksa dengan KTP",
                    "The applicant's identity card was checked",
                )
            ),
            error_messages={"required": said(_SURE)},
        )

    def clean_nik(self) -> str:
        """Sixteen digits, however they were grouped."""
        nik = "".join(letter for letter in str(self.cleaned_data["nik"]) if letter not in " .-")
        if not (nik.isascii() and nik.isdigit() and len(nik) == 16):
            raise forms.ValidationError(said(_NIK))
        return nik
