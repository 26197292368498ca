"""What is asked when lists are brought, when columns are set right, when somebody rules or looks at a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import get_language

from pantau.core.categories import categories
from pantau.core.regions import is_region
from pantau.core.text import Text
from pantau.web.access import may_see
from pantau.web.privacy.basis import choices
from pantau.web.rosters.files import KINDS
from pantau.web.rosters.headings import FIELD_TITLES, Column, without
from pantau.web.rosters.models import Choice, Standing
from pantau.web.rosters.words import CHANGED, NOBODY, NOT_THAT, UNAPPLIED, WHY, said

_MOST_MONTHS: Final = 120
_NO_REGION = Text("bukan kode wilayah yang berlaku", "not a region code in use")
_NOT_YOURS = Text("di luar wilayah kantor Anda", "outside the region of your office")
_TWICE = Text("isian ini sudah dipilih untuk kolom {column}", "this is already chosen for column {column}")
_NO_MORE = Text(
    "kolom ini dikenali sebagai {field}; untuk melepasnya, pilih kolom lain sebagai {field}",
    "this column is recognised as {field}; to free it choose another column as {field}",
)
_NOT_IN = Text(
    "judul ini tidak ada di {lists}; unggah daftar yang judulnya berbeda secara terpisah",
    "{lists} has no such heading; upload lists with other headings separately",
)
_TITLE = Text("Nama daftar", "Name of the list")
_LISTS = Text("Berkas daftar pekerja", "Files with lists of workers")


class Files(forms.ClearableFileInput):
    """A field of the browser that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploads; empty ones are told by their name when they are kept."""

    widget = Files

    def __init__(self, **given: Any) -> None:
        attributes = {"accept": ",".join(KINDS), "multiple": True}
        super().__init__(widget=Files(attrs=attributes), allow_empty_file=True, **given)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A list of uploads, none where none was given."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            super().clean(None, initial)
        return [super(FilesField, self).clean(each, initial) for each in given]


class UploadForm(forms.Form):
    """The lists of an office, what they are held against, on what grounds they may be processed."""

    def __init__(self, user: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.user = user
        self.fields["list"] = FilesField(
            label=said(_LISTS),
            help_text=said(
                Text(
                    "boleh beberapa sekaligus: .xlsx, .xls, .ods, .csv, .tsv atau .parquet; judul kolom dicari sendiri",
                    "several at once: .xlsx, .xls, .ods, .csv, .tsv or .parquet; headings are found by themselves",
                )
            ),
        )
        self.fields["title"] = forms.CharField(required=False, max_length=200, label=said(_TITLE))
        self.fields["region"] = forms.CharField(
            max_length=13,
            label=said(Text("Kode wilayah yang mendaftarkan", "Code of the region that enrols")),
        )
        self.fields["category"] = forms.ChoiceField(
            required=False, choices=_categories(), label=said(Text("Kelompok pekerja", "Worker category"))
        )
        self.fields["lawful_basis"] = forms.ChoiceField(
            choices=[("", "—"), *choices("en" if (get_language() or "id").startswith("en") else "id")],
            label=said(Text("Dasar pemrosesan data pribadi", "Lawful basis for processing personal data")),
            help_text=said(Text("disimpan bersama unggahan ini", "kept with this upload")),
        )
        self.fields["months"] = forms.IntegerField(
            min_value=1,
            max_value=_MOST_MONTHS,
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
            self.fields[name] = FilesField(required=False, label=said(title))

    def clean_region(self) -> str:
        """A region in use that the user may see."""
        region = str(self.cleaned_data["region"]).strip()
        if not is_region(region):
            raise forms.ValidationError(said(_NO_REGION))
        if not may_see(self.user, region):
            raise forms.ValidationError(said(_NOT_YOURS))
        return region

    def main(self) -> list[Any]:
        """What is asked of every upload."""
        return [self[name] for name in ("list", "lawful_basis", "category", "region", "months", "title")]

    def beside(self) -> list[Any]:
        """What the lists may be held against."""
        return [self[name] for name in ("against", "deaths", "civil_servant")]


def _categories() -> list[tuple[str, str]]:
    none = said(Text("— seperti tertulis di daftar —", "— as the list says —"))
    return [("", none), *((code, said(one.title)) for code, one in categories().items())]


class ColumnsForm(forms.Form):
    """Which column holds what; answers where fields stand that were not found so by themselves."""

    def __init__(
        self, columns: Sequence[Column], sheets: Sequence[Mapping[str, Any]], *args: Any, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.columns, self.sheets = columns, sheets
        none = said(Text("— tidak dipakai —", "— not used —"))
        choices = [("", none), *((field, said(title)) for field, title in FIELD_TITLES.items())]
        for place, column in enumerate(columns):
            self.fields[f"c{place}"] = forms.ChoiceField(
                required=False, choices=choices, initial=column.field, label=column.heading or column.key
            )

    def rows(self) -> list[tuple[Column, Any]]:
        """Each column with the field of the form that asks for it."""
        return [(column, self[f"c{place}"]) for place, column in enumerate(self.columns)]

    def clean(self) -> dict[str, Any]:
        """One column for one field, and every list must have the columns that are named."""
        given = super().clean() or {}
        chosen = {f"c{place}": given.get(f"c{place}") or "" for place in range(len(self.columns))}
        mapping: dict[str, str] = {}
        for place, column in enumerate(self.columns):
            name, field = f"c{place}", chosen[f"c{place}"]
            if not field and column.field and column.field not in chosen.values():
                self.add_error(name, said(_NO_MORE.fill(field=FIELD_TITLES[column.field])))
            if not field or (field == column.field and column.how != "given"):
                continue
            other = self._other(name, chosen)
            if other:
                self.add_error(name, said(_TWICE.fill(column=other)))
            else:
                mapping[field] = column.key
                self._check_everywhere(name, column)
        return {**given, "mapping": mapping}

    def _other(self, name: str, chosen: Mapping[str, str]) -> str:
        """Another column that is to hold the same; the lists of one that was set by hand have both."""
        same = [other for other, field in chosen.items() if other != name and field == chosen[name]]
        return next((self.fields[other].label for other in same), "")

    def _check_everywhere(self, name: str, column: Column) -> None:
        missing = without(self.sheets, column.key)
        if missing:
            self.add_error(name, said(_NOT_IN.fill(lists="; ".join(missing[:3]))))


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
