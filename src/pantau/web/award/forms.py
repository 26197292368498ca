"""What is asked when an award is brought, its weights are changed, and signs are looked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from django import forms

from pantau.award import Scheme
from pantau.award.scheme import STATUSES
from pantau.award.scheme_reading import faults_of
from pantau.core.period import Month
from pantau.core.text import Text
from pantau.web.award.files import ENDINGS
from pantau.web.language import language, said
from pantau.web.numbers import NumberField
from pantau.web.upload_forms import UploadForm

_FILES: Final = Text("Berkas penghargaan", "Files of the award")
_WHICH: Final = Text(
    "award.toml (kriteria), case.toml dan figures.csv; bila ada sources.csv, regulations.csv, peers.csv, jurors.csv, "
    "jury.csv",
    "award.toml (criteria), case.toml and figures.csv; where there are any sources.csv, regulations.csv, peers.csv, "
    "jurors.csv, jury.csv",
)
_LEDGER: Final = Text(
    "Sandingkan dengan yang tercatat di buku besar", "Hold them against what the ledger records"
)
_GATE: Final = Text("{title}: syarat paling sedikit", "{title}: gate, at least")
_WEIGHT: Final = Text("{title}: bobot (%)", "{title}: weight (%)")
_SAME: Final = Text(
    "beri nama lain dari versi sebelumnya ({version})",
    "give it another name than the version before ({version})",
)
_MONTH: Final = Text("contoh: 2024-12", "such as 2024-12")


class BringForm(UploadForm):
    """The files of an award."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.ask_files("files", _FILES, _WHICH)
        self.fields["files"].widget.attrs["accept"] = ",".join(ENDINGS)
        self.fields["ledger"] = forms.BooleanField(required=False, label=said(_LEDGER))


class WeightsForm(forms.Form):
    """The weights and gates of a scheme, and what makes the change a version: its name, source and status."""

    def __init__(self, scheme: Scheme, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self._before = scheme
        for one in scheme.criteria:
            self.fields[f"weight_{one.code}"] = NumberField(
                label=said(_WEIGHT.fill(title=one.title)), initial=one.weight, most=100
            )
            if one.kind != "regulation":
                self.fields[f"gate_{one.code}"] = NumberField(
                    label=said(_GATE.fill(title=one.title)), initial=one.at_least, least=None, required=False
                )
        self.fields["version"] = forms.CharField(max_length=40, label=said(Text("Versi baru", "New version")))
        self.fields["valid_from"] = forms.DateField(
            label=said(Text("Berlaku sejak", "Valid from")),
            initial=scheme.valid_from.isoformat(),
            widget=forms.DateInput(attrs={"type": "date"}),
        )
        self.fields["source"] = forms.CharField(
            max_length=300,
            label=said(Text("Sumber bobot", "Source of the weights")),
            initial=scheme.source,
            help_text=said(
                Text("keputusan, surat atau rapat yang menetapkannya", "the decree, letter or meeting")
            ),
        )
        choices = [(code, text.say(language())) for code, text in STATUSES.items()]
        self.fields["status"] = forms.ChoiceField(
            choices=choices, label=said(Text("Status", "Status")), initial=scheme.status
        )

    def clean(self) -> dict[str, Any]:
        """Whole rules of a scheme, told beside the form; several at once."""
        given = super().clean() or {}
        if given.get("version") == self._before.version:
            self.add_error("version", said(_SAME.fill(version=self._before.version)))
        if not self.errors:
            for text in faults_of(self.scheme()):
                self.add_error(None, said(text))
        return given

    def scheme(self) -> Scheme:
        """The scheme with what was changed."""
        given = self.cleaned_data
        criteria = tuple(
            replace(
                one,
                weight=given[f"weight_{one.code}"],
                at_least=given.get(f"gate_{one.code}") if one.kind != "regulation" else one.at_least,
            )
            for one in self._before.criteria
        )
        told = {name: given[name] for name in ("version", "valid_from", "source", "status")}
        return replace(self._before, criteria=criteria, **told)


class SignsForm(forms.Form):
    """The month in which heads are counted."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["month"] = forms.CharField(
            max_length=7, label=said(Text("Bulan penghitungan", "Month of the count")), help_text=said(_MONTH)
        )

    def clean_month(self) -> str:
        """A month."""
        try:
            return str(Month.parse(self.cleaned_data["month"].strip()))
        except ValueError:
            raise forms.ValidationError(said(_MONTH)) from None
