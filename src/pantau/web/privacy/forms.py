"""What is asked of the coordinator who answers a person's request."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language

from pantau.core.text import Language, Text

_NIK = Text("NIK terdiri dari 16 angka", "a NIK has 16 digits")
_WHY = Text("tulis alasannya, sedikitnya 10 huruf", "say why, in at least 10 letters")
_SURE = Text("centang bila identitas pemohon sudah diperiksa", "tick it once the identity has been checked")


def language() -> Language:
    """The language of the reader."""
    return "en" if (get_language() or "id").startswith("en") else "id"


class PersonForm(forms.Form):
    """Whose data, why, and that the applicant is this person."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        spoken = language()
        self.fields["nik"] = forms.CharField(
            max_length=30,
            label="NIK",
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        )
        self.fields["reason"] = forms.CharField(
            max_length=500,
            min_length=10,
            label=Text("Alasan, nomor surat permohonan", "Reason, number of the request").say(spoken),
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={"min_length": _WHY.say(spoken)},
        )
        self.fields["checked"] = forms.BooleanField(
            label=Text(
                "Identitas pemohon sudah diperiksa dengan KTP", "The applicant's identity card was checked"
            ).say(spoken),
            error_messages={"required": _SURE.say(spoken)},
        )

    def clean_nik(self) -> str:
        """Sixteen digits, however they were grouped."""
        nik = "".join(letter for letter in str(self.cleaned_data["nik"]) if letter not in " .-")
        if not (nik.isascii() and nik.isdigit() and len(nik) == 16):
            raise forms.ValidationError(_NIK.say(language()))
        return nik
