"""What is asked of a meeting, and which documents can be made in which form."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms

from pantau.core.text import Text
from pantau.io.round_documents.fields import FILES
from pantau.web.language import said
from pantau.web.monev.fields import day, line, words

FORMS: Final[dict[str, tuple[Text, tuple[str, ...]]]] = {
    "report": (Text("Laporan monitoring dan evaluasi", "Monitoring and evaluation report"), ("pdf", "docx")),
    "minutes": (Text("Berita acara", "Minutes"), ("pdf", "docx")),
    "note": (Text("Nota dinas", "Official note"), ("pdf", "docx")),
    "invitation": (Text("Undangan", "Invitation"), ("pdf", "docx")),
    "attendance": (Text("Daftar hadir", "Attendance"), ("pdf", "docx")),
    "slides": (Text("Paparan", "Slides"), ("pptx", "pdf")),
    "reports": (Text("Laporan semua wilayah", "Reports of all regions"), ("zip",)),
}
_OFFICE_FILES = Text(
    "dokumen Word (.docx); untuk paparan presentasi (.pptx)",
    "a Word document (.docx); for slides a presentation (.pptx)",
)
_AGENDA = Text(
    "satu baris satu acara: 09.00; Pembukaan; Sekda", "one line a point: 09.00; Opening; secretary"
)
_WHO = Text("satu baris satu orang: nama; jabatan; instansi", "one line a person: name; position; office")
_DO = Text(
    "satu baris satu kesepakatan: apa; penanggung jawab; 2026-12-31",
    "one line an agreement: what; owner; 2026-12-31",
)
COLUMNS: Final = ("day", "start", "end", "place", "chair", "number", "to")
LINES: Final = ("agenda", "attendance", "discussion", "agreements")


class TemplateForm(forms.Form):
    """A template of one kind of document."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["kind"] = forms.ChoiceField(
            label=said(Text("Dokumen", "Document")), choices=[(code, said(FORMS[code][0])) for code in FILES]
        )
        self.fields["file"] = forms.FileField(
            label=said(Text("Templat", "Template")),
            help_text=said(_OFFICE_FILES),
            widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pptx"}),
            allow_empty_file=True,
        )


class MeetingForm(forms.Form):
    """A meeting: when, where, who, what was said and agreed."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["day"] = day(Text("Hari", "Day"))
        self.fields["start"] = line(Text("Mulai", "Start"), most=5, required=False)
        self.fields["end"] = line(Text("Selesai", "End"), most=5, required=False)
        self.fields["place"] = line(Text("Tempat", "Place"), required=False)
        self.fields["chair"] = line(Text("Pemimpin rapat", "Chair"), required=False)
        self.fields["number"] = line(Text("Nomor surat", "Number of the letter"), most=80, required=False)
        self.fields["to"] = words(
            Text("Kepada", "To"),
            Text("satu baris satu alamat", "one line an addressee"),
            rows=2,
            required=False,
        )
        self.fields["agenda"] = words(Text("Acara", "Agenda"), _AGENDA, required=False)
        self.fields["attendance"] = words(Text("Yang hadir", "Who was there"), _WHO, required=False)
        self.fields["discussion"] = words(
            Text("Pembahasan", "Discussion"),
            Text("satu baris satu pokok", "one line a point"),
            required=False,
        )
        self.fields["agreements"] = words(Text("Kesepakatan", "Agreements"), _DO, required=False)

    def clean_agreements(self) -> str:
        """Every day that is named is a day."""
        text: str = self.cleaned_data["agreements"]
        for row in text.splitlines():
            due = row.split(";")[2].strip() if row.count(";") >= 2 else ""
            try:
                date.fromisoformat(due or "2000-01-01")
            except ValueError:
                raise forms.ValidationError(
                    said(
                        Text(
                            "'{due}' bukan tanggal seperti 2026-12-31", "'{due}' is no day like 2026-12-31"
                        ).fill(due=due[:20])
                    )
                ) from None
        return text
