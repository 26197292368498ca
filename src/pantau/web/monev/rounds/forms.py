"""What is asked when a round is opened, extended or closed."""

from __future__ import annotations

from typing import Any

from django import forms

from pantau.core.period import Period
from pantau.core.text import Text
from pantau.errors import InputError
from pantau.monev import Instrument
from pantau.web.language import language, said
from pantau.web.monev.fields import day, words
from pantau.web.monev.rounds.places import BELOW, CHOICES, places
from pantau.web.upload_forms import own_region

_NO_PERIOD = Text("contoh: 2026, 2026-07 atau 2026-01/2026-06", "such as 2026, 2026-07 or 2026-01/2026-06")
_ORDER = Text("tenggat mendahului hari pembukaan", "the due day is before the opening day")
_LINES = Text(
    "satu baris satu wilayah, dengan nama dinas bila hanya satu dinas yang diundang: 36.72 Disnaker Kota Cilegon",
    "one line a region, with the name of the office where only one is invited: 36.72 Disnaker Kota Cilegon",
)


class OpenForm(forms.Form):
    """A round: what is asked, of whom, about which period, until when."""

    def __init__(self, user: Any, instruments: dict[str, Instrument], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        self.fields["title"] = forms.CharField(max_length=200, label=said(Text("Judul", "Title")))
        self.fields["title_en"] = forms.CharField(
            max_length=200, required=False, label=said(Text("Judul dalam bahasa Inggris", "Title in English"))
        )
        self.fields["instrument"] = forms.ChoiceField(
            label=said(Text("Instrumen", "Instrument")),
            choices=[
                (code, f"{one.title.say(language())} (v{one.version})") for code, one in instruments.items()
            ],
        )
        self.fields["region"] = forms.CharField(
            max_length=13,
            label=said(Text("Wilayah yang memimpin", "Region that leads")),
            help_text=said(Text("kode wilayah: ID, 36 atau 36.72", "region code: ID, 36 or 36.72")),
        )
        self.fields["period"] = forms.CharField(
            max_length=21,
            label=said(Text("Masa yang ditanyakan", "Period asked about")),
            help_text=said(_NO_PERIOD),
        )
        self.fields["opens"] = day(Text("Dibuka", "Opens"))
        self.fields["due"] = day(Text("Tenggat", "Due"))
        self.fields["which"] = forms.ChoiceField(
            label=said(Text("Yang diundang", "Who is invited")),
            choices=[(code, said(text)) for code, text in CHOICES.items()],
            initial=BELOW,
        )
        self.fields["lines"] = words(
            Text("Wilayah atau dinas", "Regions or offices"), _LINES, rows=5, required=False
        )

    def clean_region(self) -> str:
        """A region of the user's own."""
        return own_region(self.user, self.cleaned_data["region"])

    def clean_period(self) -> Period:
        """A period that can be read."""
        try:
            return Period.parse(self.cleaned_data["period"].strip())
        except ValueError:
            raise forms.ValidationError(said(_NO_PERIOD)) from None

    def clean(self) -> dict[str, Any]:
        """The invited as places, and days in order."""
        given = super().clean() or {}
        if given.get("opens") and given.get("due") and given["due"] < given["opens"]:
            self.add_error("due", said(_ORDER))
        if given.get("region") and given.get("which"):
            given["places"] = _places(self, given["which"], given["region"], given.get("lines", ""))
        return given


class InviteForm(forms.Form):
    """More regions or offices for a round that is there."""

    def __init__(self, region: str, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.region = region
        self.fields["which"] = forms.ChoiceField(
            label=said(Text("Undang juga", "Invite as well")),
            choices=[(code, said(text)) for code, text in reversed(CHOICES.items())],
        )
        self.fields["lines"] = words(
            Text("Wilayah atau dinas", "Regions or offices"), _LINES, rows=3, required=False
        )

    def clean(self) -> dict[str, Any]:
        """The invited as places."""
        given = super().clean() or {}
        given["places"] = _places(self, given.get("which", ""), self.region, given.get("lines", ""))
        return given


class StepForm(forms.Form):
    """A step of a round: why, and the new due day of an extension."""

    def __init__(self, step: str, *args: Any, **given: Any) -> None:
        super().__init__(*args, auto_id=f"id_{step}_%s", **given)
        if step == "extended":
            self.fields["due"] = day(Text("Tenggat baru", "New due day"))
        if step != "closed":
            needed = step in ("extended", "reopened")
            self.fields["reason"] = words(Text("Alasan", "Reason"), rows=2, required=needed)


class WhyForm(forms.Form):
    """Why answers are returned or opened again."""

    def __init__(self, step: str, *args: Any, **given: Any) -> None:
        super().__init__(*args, auto_id=f"{step}_%s", **given)
        self.step = step
        self.fields["reason"] = words(Text("Alasan", "Reason"), rows=2)


def _places(form: forms.Form, which: str, region: str, lines: str) -> Any:
    try:
        return places(which, region, lines)
    except InputError as error:
        for one in error.faults:
            told = one.message[language()]
            form.add_error("lines", f"{one.row}: {told}" if one.row else told)
        return ()
