"""What is asked when lists are brought, when columns are set right, when somebody rules or looks at a number."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from pantau.core.categories import categories
from pantau.core.text import Text
from pantau.web.language import said
from pantau.web.numbers import WholeField
from pantau.web.rosters.models import Choice, Standing
from pantau.web.rosters.words import CHANGED, NOBODY, NOT_THAT, UNAPPLIED, WHY
from pantau.web.upload_forms import UploadForm, own_region

_MOST_MONTHS: Final = 120
_TITLE = Text("Nama daftar", "Name of the list")
_LISTS = Text("Berkas daftar pekerja", "Files with lists of workers")
_READ = Text(
    "boleh beberapa sekaligus: .xlsx, .xls, .ods, .csv, .tsv atau .parquet; judul kolom dicari sendiri",
    "several at once: .xlsx, .xls, .ods, .csv, .tsv or .parquet; headings are found by themselves",
)


class BringForm(UploadForm):
    """The lists of an office, what they are held against, on what grounds they may be processed."""

    main_files = "list"

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        self.ask_files("list", _LISTS, _READ)
        self.fields["title"] = forms.CharField(required=False, max_length=200, label=said(_TITLE))
        self.fields["region"] = forms.CharField(
            max_length=13,
            label=said(Text("Kode wilayah yang mendaftarkan", "Code of the region that enrols")),
        )
        self.fields["category"] = forms.ChoiceField(
            required=False, choices=_categories(), label=said(Text("Kelompok pekerja", "Worker category"))
        )
        self.ask_basis("lawful_basis")
        self.fields["months"] = WholeField(
            least=1,
            most=_MOST_MONTHS,
            label=said(Text("Bulan iuran yang dibiayai", "Months of contributions to be paid")),
        )
        self._add_beside()

    def _add_beside(self) -> None:
        titles = {
            "against": Text("Yang sudah terlindungi (data BPJS Ketenagakerjaan)",
                            "People already covered (extract of BPJS Ketenagakerjaan)"),
            "deaths": Text("Daftar orang yang meninggal", "List of people who died"),
            "civil_servant": Text("Daftar pegawai ASN", "List of civil servants"),
        }  # fmt: skip
        for name, title in titles.items():
            self.ask_files(name, title, needed=False)

    def clean_region(self) -> str:
        """A region in use that the user may see."""
        return own_region(self.user, self.cleaned_data["region"])

    def main(self) -> list[Any]:
        """What is asked of every upload."""
        return [self[name] for name in ("list", "lawful_basis", "category", "region", "months", "title")]

    def beside(self) -> list[Any]:
        """What the lists may be held against."""
        return [self[name] for name in ("against", "deaths", "civil_servant")]


def _categories() -> list[tuple[str, str]]:
    none = said(Text("— seperti tertulis di daftar —", "— as the list says —"))
    return [("", none), *((code, said(one.title)) for code, one in categories().items())]


class RulingForm(forms.Form):
    """Approve, send back, or take back what was ruled; of the result that was looked at and no other."""

    def __init__(self, roster: Any, waiting: int, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.roster, self.waiting = roster, waiting
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, max_length=40)
        self.fields["choice"] = forms.ChoiceField(choices=Choice.choices, widget=forms.HiddenInput)
        self.fields["note"] = forms.CharField(
            required=False,
            max_length=2000,
            label=said(Text("Alasan atau catatan", "Reason or remark")),
            help_text=said(
                Text("perlu bila dikembalikan atau dibatalkan", "needed when sending back or withdrawing")
            ),
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def clean(self) -> dict[str, Any]:
        """Nothing is approved that changed under the hand, that is empty, or while answers wait."""
        given = super().clean() or {}
        choice, is_open = given.get("choice"), self.roster.standing == Standing.OPEN
        if given.get("seen") and given["seen"] != str(self.roster.job_id):
            self.add_error(None, said(CHANGED))
        elif (choice == Choice.WITHDRAWN) is is_open:
            self.add_error(None, said(NOT_THAT))
        elif choice == Choice.APPROVED:
            if self.waiting:
                self.add_error(None, said(UNAPPLIED.fill(n=self.waiting)))
            elif not self.roster.result["id"]["funnel"][-1]["rows"]:
                self.add_error(None, said(NOBODY))
        elif choice and not given.get("note", "").strip():
            self.add_error("note", said(WHY))
        return given


SEEN: Final = Text("Mengapa nomor ini perlu dilihat?", "Why does this number have to be seen?")
TAKEN: Final = Text("Untuk apa berkas ini diambil?", "What is this file taken for?")


class ReasonForm(forms.Form):
    """Why somebody needs to see a number, or to take a file with numbers along."""

    def __init__(self, asks: Text, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["reason"] = forms.CharField(
            min_length=5,
            max_length=300,
            label=said(asks),
            help_text=said(
                Text("dicatat di log bersama nama Anda", "recorded in the log together with your name")
            ),
        )
