"""What is asked of a regulation: what it is, its least content, the stage it reached."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms

from pantau.core.categories import categories
from pantau.core.period import Month
from pantau.core.terms import SPONSORS
from pantau.core.text import Text
from pantau.monev import Content, TrackedRegulation, paths
from pantau.web.language import said
from pantau.web.monev.fields import day, line, words
from pantau.web.numbers import WholeField
from pantau.web.upload_forms import own_region

_NO_MONTH = Text("tulis bulan seperti 2026-12", "write a month like 2026-12")


class ContentForm(forms.Form):
    """The least that a regulation says, and until when it holds."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["number"] = line(Text("Nomor", "Number"), most=40, required=False)
        self.fields["year"] = line(Text("Tahun", "Year"), most=4, required=False)
        self.fields["categories"] = forms.MultipleChoiceField(
            required=False,
            label=said(Text("Siapa yang dilindungi", "Who is protected")),
            choices=[(code, said(one.title)) for code, one in categories().items()],
            widget=forms.SelectMultiple(attrs={"size": 8}),
        )
        self.fields["criteria"] = words(Text("Kriterianya", "By which criteria"), rows=2, required=False)
        self.fields["sources"] = forms.MultipleChoiceField(
            required=False,
            label=said(Text("Sumber dana", "Source of money")),
            choices=[(code, said(text)) for code, text in SPONSORS.items()],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["months"] = WholeField(
            required=False, least=1, most=12, label=said(Text("Bulan setahun", "Months a year"))
        )
        self.fields["until"] = line(
            Text("Berlaku sampai bulan", "Holds until the month"), _NO_MONTH, most=7, required=False
        )
        self.fields["url"] = forms.URLField(
            required=False,
            max_length=300,
            assume_scheme="https",
            label=said(Text("Tautan naskah", "Link to the text")),
        )

    def clean_until(self) -> Month | None:
        """A month, where one is given."""
        try:
            return Month.parse(self.cleaned_data["until"]) if self.cleaned_data["until"] else None
        except ValueError:
            raise forms.ValidationError(said(_NO_MONTH)) from None

    def changed(self, one: TrackedRegulation) -> TrackedRegulation:
        """A regulation as the form has it, a version further."""
        given = self.cleaned_data
        content = Content(
            tuple(given["categories"]), given["criteria"], tuple(given["sources"]), given["months"]
        )
        told = {name: given[name] for name in ("number", "year", "until", "url")}
        return replace(one, **told, content=content, version=one.version + 1)


class BeginForm(ContentForm):
    """A regulation that is followed from now on."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        kinds = [kind for path in paths().values() for kind in path.kinds]
        stages = [
            (said(path.title), [(f"{code}", said(stage.title)) for code, stage in path.stages.items()])
            for path in paths().values()
        ]
        asked = {
            "region": line(Text("Kode wilayah", "Region code"), most=13),
            "kind": forms.ChoiceField(
                label=said(Text("Jenis", "Kind")), choices=[(kind, kind) for kind in dict.fromkeys(kinds)]
            ),
            "title": line(Text("Tentang", "About"), most=300),
            "stage": forms.ChoiceField(label=said(Text("Tahap sekarang", "Present stage")), choices=stages),
            "day": day(Text("Sejak", "Since")),
        }
        self.fields: dict[str, forms.Field] = asked | self.fields

    def clean_region(self) -> str:
        """A region of the user's own."""
        return own_region(self.user, self.cleaned_data["region"])


class StageForm(forms.Form):
    """The next stage of a regulation, or an earlier one with a reason."""

    def __init__(self, one: TrackedRegulation, *args: Any, **given: Any) -> None:
        super().__init__(*args, prefix="stage", **given)
        path = paths()[one.path]
        then = path.stages[one.stage].then
        others = [code for code in path.stages if code not in then and code != one.stage]
        self.fields["stage"] = forms.ChoiceField(
            label=said(Text("Tahap", "Stage")),
            choices=[(code, said(path.stages[code].title)) for code in (*then, *others)],
        )
        self.fields["day"] = day(Text("Tanggal", "Day"))
        self.fields["note"] = words(
            Text("Catatan", "Note"),
            Text("perlu bila kembali ke tahap sebelumnya", "needed where it goes back to an earlier stage"),
            rows=2,
            required=False,
        )
