"""The shape that every form with files has: several at once, on what lawful basis, faults beside the files."""

from __future__ import annotations

from typing import Any, Final

from django import forms

from pantau.core.regions import is_region, nearest
from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.web.access import may_see
from pantau.web.language import language, said
from pantau.web.privacy.basis import choices

ENDINGS: Final = (".xlsx", ".xls", ".ods", ".csv", ".tsv", ".parquet")
MOST_FILES: Final = 20
_NO_FILE = Text("pilih paling sedikit satu berkas", "choose one file at least")
_MANY = Text("paling banyak {n} berkas sekali kirim", "at most {n} files at once")
_NO_REGION = Text(
    "bukan kode wilayah yang berlaku; contoh: 36.72, 36 atau ID",
    "not a region code in use; codes look like 36.72, 36 or ID",
)
_PERHAPS = Text("kode wilayah ini tidak ada; mungkin {near}", "there is no such region code; perhaps {near}")
_NOT_YOURS = Text("di luar wilayah kantor Anda", "outside the region of your office")


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploads in one field; empty and strange ones are told by their name when they are kept."""

    def __init__(self, **given: Any) -> None:
        attributes = {"accept": ",".join(ENDINGS), "multiple": True}
        super().__init__(widget=_Several(attrs=attributes), allow_empty_file=True, **given)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The uploads, each by itself; none where none was given and none is needed."""
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one is not None]
        if not given and self.required:
            raise forms.ValidationError(said(_NO_FILE))
        if len(given) > MOST_FILES:
            raise forms.ValidationError(said(_MANY.fill(n=MOST_FILES)))
        return [super(FilesField, self).clean(one, initial) for one in given]


class UploadForm(forms.Form):
    """A form that brings files; which fields it has is said by what is made of it."""

    main_files = "files"  # the field beside which faults of files are told

    def ask_files(
        self, name: str, label: Text, help_text: Text | None = None, *, needed: bool = True
    ) -> None:
        """Ask for files."""
        told = said(help_text) if help_text else ""
        self.fields[name] = FilesField(label=said(label), help_text=told, required=needed)

    def ask_basis(self, name: str) -> None:
        """Ask on what lawful basis the data of people in them may be processed; nobody finds it chosen already."""
        self.fields[name] = forms.ChoiceField(
            choices=[("", "—"), *choices(language())],
            label=said(Text("Dasar pemrosesan data pribadi", "Lawful basis for processing personal data")),
            help_text=said(Text("disimpan bersama unggahan ini", "kept with this upload")),
        )

    def tell(self, error: PantauError) -> None:
        """Tell what was wrong with the files beside them, in the language of the reader."""
        for line in error.lines(language()):
            self.add_error(self.main_files, line)


def region_wrong(user: Any, given: str) -> str:
    """What is wrong with a region that a list is to be narrowed to; nothing where none is asked for."""
    try:
        if given:
            own_region(user, given)
    except forms.ValidationError as fault:
        return str(fault.messages[0])
    return ""


def own_region(user: Any, given: Any) -> str:
    """A region code in use that the user may see, else the fault to show beside its field."""
    region = str(given).strip()
    if not is_region(region):
        near = [f"{one.code} ({one.name})" for one in nearest(region) if may_see(user, one.code)]
        raise forms.ValidationError(said(_PERHAPS.fill(near=", ".join(near)) if near else _NO_REGION))
    if not may_see(user, region):
        raise forms.ValidationError(said(_NOT_YOURS))
    return region
