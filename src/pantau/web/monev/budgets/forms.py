"""What is asked of a budget line, a target, and of the one who decides about them."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms

from pantau.core.categories import categories
from pantau.core.period import Month
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.monev import AMOUNTS, BudgetLine, Target, families
from pantau.web.language import said
from pantau.web.monev.budgets.rows import NUMBERS
from pantau.web.monev.fields import line, words
from pantau.web.numbers import NumberField, RupiahField, WholeField
from pantau.web.upload_forms import own_region

_NO_MONTH = Text("tulis bulan seperti 2026-02", "write a month like 2026-02")
_NONE = Text("isi paling sedikit satu angka", "give one number at least")
TITLES: dict[str, Text] = {
    **{str(code): text for code, text in AMOUNTS.items()},
    "persons": Text("orang", "people"),
    "months": Text("bulan dibayar", "months paid"),
    "rate": Text("iuran per orang per bulan", "contribution of one person a month"),
}


UNITS = {"percent": Text("persen", "percent"), "people": Text("orang", "people")}
_COUNTS = ("persons", "months")


class LineForm(forms.Form):
    """A budget line: whose, from which source, for whom, how much."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        self.fields["region"] = line(Text("Kode wilayah", "Region code"), most=13)
        self.fields["year"] = WholeField(least=2015, most=2100, label=said(Text("Tahun", "Year")))
        self.fields["source"] = forms.ChoiceField(
            label=said(Text("Sumber dana", "Source of money")),
            choices=[(code, said(text)) for code, text in SPONSORS.items()],
        )
        known = [(code, said(one.title)) for code, one in categories().items()]
        self.fields["category"] = forms.ChoiceField(
            required=False,
            label=said(Text("Kelompok pekerja", "Worker category")),
            choices=[("", "—"), *known],
        )
        for name in NUMBERS:
            kind = WholeField if name in _COUNTS else RupiahField
            self.fields[name] = kind(required=False, label=said(TITLES[name]).capitalize())
        self.fields["first_month"] = line(
            Text("Bulan pertama yang dibayar", "First month that is paid"), _NO_MONTH, most=7, required=False
        )
        self.fields["note"] = line(Text("Catatan", "Note"), most=500, required=False)

    def clean_region(self) -> str:
        """A region of the user's own."""
        return own_region(self.user, self.cleaned_data["region"])

    def clean_first_month(self) -> Month | None:
        """A month, where one is given."""
        try:
            return Month.parse(self.cleaned_data["first_month"]) if self.cleaned_data["first_month"] else None
        except ValueError:
            raise forms.ValidationError(said(_NO_MONTH)) from None

    def clean(self) -> dict[str, Any]:
        """Some number."""
        given = super().clean() or {}
        if all(given.get(name) is None for name in NUMBERS) and not any(
            name in self.errors for name in NUMBERS
        ):
            self.add_error(None, said(_NONE))
        return given

    def line(self, before: BudgetLine | None) -> BudgetLine:
        """The line as the form has it."""
        kept = {"regulation": before.regulation, "version": before.version} if before else {"version": 1}
        return BudgetLine(id=before.id if before else str(uuid.uuid4()), **self.cleaned_data, **kept)


class TargetForm(forms.Form):
    """A target of a region's own, in one of the families."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        self.fields["region"] = line(Text("Kode wilayah", "Region code"), most=13)
        self.fields["family"] = forms.ChoiceField(
            label=said(Text("Keluarga target", "Family of targets")),
            choices=[(code, said(one.title)) for code, one in families().items()],
        )
        self.fields["year"] = WholeField(least=2015, most=2100, label=said(Text("Tahun", "Year")))
        self.fields["unit"] = forms.ChoiceField(
            label=said(Text("Satuan", "Unit")),
            choices=[(code, said(text)) for code, text in UNITS.items()],
        )
        self.fields["value"] = NumberField(label=said(Text("Target", "Target")))
        self.fields["source"] = line(Text("Dasarnya (surat, peraturan)", "What it rests on"), most=200)

    def clean_region(self) -> str:
        """A region of the user's own."""
        return own_region(self.user, self.cleaned_data["region"])

    def target(self) -> Target:
        """The target as the form has it."""
        return Target(id=str(uuid.uuid4()), **self.cleaned_data)


class DecideForm(forms.Form):
    """Yes or no, and why not."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"] = words(
            Text("Alasan bila ditolak", "Reason where refused"), rows=2, required=False
        )
