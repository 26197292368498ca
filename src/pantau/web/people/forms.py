"""What is asked to find somebody, to see who they are, and to know what is due."""

from __future__ import annotations

from typing import Any

from django import forms

from pantau.core.text import Text
from pantau.io.vault_search import LEAST
from pantau.law import LEVELS
from pantau.web.language import said
from pantau.web.people.entitlement import CAUSES

_NIK = Text("NIK terdiri dari 16 angka; ketik seluruhnya", "a NIK has 16 digits; type all of them")
_SHORT = Text(
    "ketik NIK, atau paling sedikit {n} huruf nama", "type a NIK, or {n} letters of a name at least"
)
_LEVEL = Text("'{level}' bukan jenjang; pilih {known}", "'{level}' is not a level; choose {known}")
_MOST_CHILDREN = 10


class SearchForm(forms.Form):
    """A NIK in full, or a part of a name."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["who"] = forms.CharField(
            max_length=100,
            label=said(Text("NIK (16 angka) atau nama", "NIK (16 digits) or name")),
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )

    def clean_who(self) -> str:
        """Digits are a NIK in full; anything else a name."""
        who = str(self.cleaned_data["who"]).strip()
        digits = who.replace(" ", "").replace(".", "")
        if digits.isdecimal():
            if len(digits) != 16:
                raise forms.ValidationError(said(_NIK))
            return digits
        if sum(letter.isalpha() for letter in who) < LEAST:
            raise forms.ValidationError(said(_SHORT.fill(n=LEAST)))
        return who


class UnmaskForm(forms.Form):
    """Why somebody needs to see who a person is."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"] = forms.CharField(
            min_length=5,
            max_length=300,
            label=said(Text("Mengapa identitas lengkap diperlukan", "Why the full identity is needed")),
        )


class EntitlementForm(forms.Form):
    """What happened, and when."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["cause"] = forms.ChoiceField(
            choices=[(code, said(text)) for code, text in CAUSES.items()],
            label=said(Text("Yang terjadi", "What happened")),
        )
        self.fields["on"] = forms.DateField(
            widget=forms.DateInput(attrs={"type": "date"}), label=said(Text("Pada tanggal", "On the day"))
        )
        self.fields["children"] = forms.CharField(
            required=False,
            max_length=60,
            label=said(Text("Jenjang sekolah anak", "School levels of the children")),
            help_text=said(
                Text("TK, SD, SMP, SMA atau PT, dipisah koma", "TK, SD, SMP, SMA or PT, with commas between")
            ),
        )

    def clean_children(self) -> list[str]:
        """The levels, each by itself."""
        levels = [one.strip().upper() for one in str(self.cleaned_data["children"]).split(",") if one.strip()]
        for level in levels:
            if level not in LEVELS:
                raise forms.ValidationError(said(_LEVEL.fill(level=level[:20], known=", ".join(LEVELS))))
        return levels[:_MOST_CHILDREN]
