"""What the public pages ask."""

from __future__ import annotations

from typing import Any

from django import forms

from pantau.core.terms import PROGRAMMES, SEGMENTS
from pantau.core.text import Text
from pantau.law import RISKS
from pantau.web.language import said
from pantau.web.numbers import RupiahField, WholeField

_EVENTS = {
    "death": Text("meninggal bukan karena kecelakaan kerja", "death, not by a work accident"),
    "accident_death": Text("meninggal karena kecelakaan kerja", "death by a work accident"),
    "total_disability": Text(
        "cacat total tetap karena kecelakaan kerja", "total permanent disability by a work accident"
    ),
}


def _choices(texts: dict[str, Text]) -> list[tuple[str, str]]:
    return [(code, said(text)) for code, text in texts.items()]


class CostForm(forms.Form):
    """Who pays for whom, and from when."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        segments = {code: SEGMENTS[code] for code in ("BPU", "PU")}
        self.fields["segment"] = forms.ChoiceField(
            choices=_choices(segments), label=said(Text("Bekerja sebagai", "Working as"))
        )
        self.fields["income"] = RupiahField(
            most=10**10,
            label=said(Text("Penghasilan atau upah sebulan (rupiah)", "Income or wage a month (rupiah)")),
        )
        self.fields["risk"] = forms.ChoiceField(
            choices=_choices(RISKS),
            initial="very_low",
            label=said(Text("Risiko kerja (hanya penerima upah)", "Risk of the work (wage earners only)")),
        )
        names = {
            code: Text(f"{code}, {PROGRAMMES[code].id}", f"{code}, {PROGRAMMES[code].en}")
            for code in PROGRAMMES
        }
        self.fields["programmes"] = forms.MultipleChoiceField(
            choices=_choices(names),
            widget=forms.CheckboxSelectMultiple,
            initial=["JKK", "JKM"],
            label=said(Text("Program", "Programmes")),
        )


class OwedForm(forms.Form):
    """What happened, to whom, when."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["event"] = forms.ChoiceField(
            choices=_choices(_EVENTS), label=said(Text("Apa yang terjadi", "What happened"))
        )
        segments = {code: SEGMENTS[code] for code in ("BPU", "PU")}
        self.fields["segment"] = forms.ChoiceField(
            choices=_choices(segments), label=said(Text("Bekerja sebagai", "Worked as"))
        )
        self.fields["on"] = forms.DateField(
            widget=forms.DateInput(attrs={"type": "date"}),
            label=said(Text("Tanggal kejadian", "Day of the event")),
        )
        self.fields["income"] = RupiahField(
            most=10**10,
            required=False,
            label=said(
                Text(
                    "Upah atau penghasilan terakhir sebulan (rupiah)", "Last wage or income a month (rupiah)"
                )
            ),
        )
        self.fields["months_paid"] = WholeField(
            most=600,
            required=False,
            label=said(Text("Iuran sudah dibayar berapa bulan", "Months of contribution paid")),
        )
        self.fields["children"] = forms.CharField(
            required=False,
            max_length=60,
            label=said(Text("Jenjang sekolah anak", "School levels of the children")),
            help_text=said(
                Text(
                    "TK, SD, SMP, SMA atau PT, dipisah koma; contoh: SD, SMA",
                    "TK, SD, SMP, SMA or PT, with commas between: SD, SMA",
                )
            ),
        )

    def clean_children(self) -> list[str]:
        """The levels, each by itself."""
        return [level.strip().upper() for level in self.cleaned_data["children"].split(",") if level.strip()]
