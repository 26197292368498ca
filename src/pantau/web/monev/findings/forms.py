"""What is asked when a finding is raised or followed up; which fields a step has is said here and nowhere else."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from pantau.core.text import Text
from pantau.figures import SEVERITY_TITLES
from pantau.monev import themes
from pantau.web.language import said
from pantau.web.monev.fields import day, words
from pantau.web.upload_forms import own_region

STEPS: Final[dict[str, tuple[Text, tuple[str, ...]]]] = {
    "followed_up": (Text("Tindak lanjuti", "Follow up"), ("action", "owner", "due", "cause")),
    "explained": (Text("Jelaskan", "Explain"), ("reason", "cause")),
    "disputed": (Text("Sanggah", "Dispute"), ("reason",)),
    "noted": (
        Text("Tambah catatan atau bukti", "Add a note or evidence"),
        ("reason", "recommendation", "theme", "evidence"),
    ),
    "resolved": (Text("Selesaikan dengan bukti", "Resolve on evidence"), ("evidence", "reason")),
    "risk_accepted": (Text("Terima risikonya", "Accept the risk"), ("reason", "due")),
    "reopened": (Text("Buka kembali", "Reopen"), ("reason",)),
}
_NEEDED: Final = {
    "followed_up": ("action", "owner", "due"),
    **dict.fromkeys(("explained", "disputed", "risk_accepted", "reopened"), ("reason",)),
}
_LABELS: Final = {
    "reason": Text("Alasan atau catatan", "Reason or note"),
    "cause": Text("Sebab", "Cause"),
    "action": Text("Tindakan", "Action"),
    "recommendation": Text("Rekomendasi", "Recommendation"),
    "evidence": Text("Bukti (surat, dokumen, tautan)", "Evidence (letter, document, link)"),
}


class StepForm(forms.Form):
    """The fields of one step with a finding."""

    def __init__(self, step: str, *args: Any, **given: Any) -> None:
        super().__init__(*args, auto_id=f"id_{step}_%s", **given)
        for name in STEPS[step][1]:
            self.fields[name] = _field(name)
            self.fields[name].required = name in _NEEDED.get(step, ())


class RaiseForm(forms.Form):
    """A finding that a person raises."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        self.fields["region"] = forms.CharField(
            max_length=13, label=said(Text("Kode wilayah", "Region code"))
        )
        self.fields["message"] = words(Text("Apa yang ditemukan", "What was found"))
        self.fields["severity"] = forms.ChoiceField(
            label=said(Text("Beratnya", "Severity")),
            initial="question",
            choices=[(code, said(text)) for code, text in SEVERITY_TITLES.items() if code != "info"],
        )
        for name in ("theme", "cause", "recommendation", "action", "owner", "due"):
            self.fields[name] = _field(name)
            self.fields[name].required = False

    def clean_region(self) -> str:
        """A region of the user's own."""
        return own_region(self.user, self.cleaned_data["region"])


def _field(name: str) -> forms.Field:
    if name == "due":
        return day(Text("Tenggat", "Due"), required=False)
    if name == "owner":
        return forms.CharField(
            max_length=200, required=False, label=said(Text("Penanggung jawab (dinas)", "Owner (office)"))
        )
    if name == "theme":
        known = [(code, said(one.title)) for code, one in themes().items()]
        return forms.ChoiceField(
            required=False,
            label=said(Text("Tema kendala", "Theme of the obstacle")),
            choices=[("", "—"), *known],
        )
    return words(_LABELS[name], rows=2, required=False)
