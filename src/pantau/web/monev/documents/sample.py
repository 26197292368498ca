"""Made-up content of every kind of document: a template is tried on it before it holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from pantau.core.period import Period
from pantau.core.text import Language, Text
from pantau.figures import Figure, Source
from pantau.io.round_documents import documents
from pantau.io.round_documents.documents import Issuing
from pantau.report.round.model import (
    AgendaItem,
    Agreement,
    Attendee,
    Letter,
    Letterhead,
    Meeting,
    RoundHead,
    RoundReport,
    Sender,
    Signer,
)

_REGION: Final = "36.72"
_NOW: Final = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
_HEAD: Final = RoundHead("contoh", Text("Putaran contoh", "Example of a round"), "2025")
_FIGURES: Final = (
    Figure(_REGION, "coverage_rate", Period.parse("2025-12"), Decimal("53.2"), source="contoh"),
    Figure(
        _REGION, "coverage_target", Period.parse("2025"), Decimal("62.22"), source="contoh", basis="required"
    ),
)
_SOURCES: Final = {"contoh": Source("contoh", "Contoh karangan", "Pantau", "2026-01-10")}
_CONTENT: Final = RoundReport(_HEAD, _REGION, as_of="2025-12-31", figures=_FIGURES, sources=_SOURCES)
_MEETING: Final = Meeting(
    _HEAD, _REGION, date(2026, 1, 20), "09.00", "11.30", "Aula Setda", chair="Sekretaris Daerah",
    agenda=(AgendaItem("09.00", "Pembukaan", "Sekretaris Daerah"),),
    attendance=(Attendee("Contoh", "Petugas", "Dinas Tenaga Kerja"),),
    discussion=("Anggaran",), agreements=(Agreement("Anggarkan dua belas bulan", "BPKAD", date(2026, 6, 30)),),
)  # fmt: skip
_LETTER: Final = Letter(to=("Kepala BPKAD",), sender_role="Kepala Dinas Tenaga Kerja")
_SENDER: Final = Sender(
    letterhead=Letterhead(("PEMERINTAH KOTA CONTOH", "DINAS TENAGA KERJA"), "Jalan Contoh 1"),
    number="500.15/1/Disnaker",
    place="Contoh",
    signers=(Signer("Kepala Dinas Tenaga Kerja", "Contoh", "Pembina (IV/a)"),),
)


def tried(kind: str, templates: Path, language: Language) -> bytes:
    """A document of a kind out of made-up content, set in the template of a folder; `InputError` where it fails."""
    how = Issuing(language, _NOW, _SENDER, templates)
    if kind == "slides":
        return documents.slides(_CONTENT, how, "pptx")
    if kind == "report":
        return documents.report(_CONTENT, how, "docx")
    if kind == "invitation":
        return documents.invitation(_MEETING, _LETTER, how, "docx")
    if kind == "attendance":
        return documents.attendance(_MEETING, how, "docx")
    if kind == "minutes":
        return documents.minutes(_MEETING, _CONTENT, how, "docx")
    return documents.note(_LETTER, _CONTENT, how, "docx")
