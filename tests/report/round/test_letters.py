"""Invitation, attendance list, minutes and official note."""

from __future__ import annotations

from dataclasses import replace

from pantau.core.text import LANGUAGES
from pantau.report.blocks import Table, as_data
from pantau.report.round import letters
from pantau.report.round.minutes import minutes, note
from pantau.report.round.model import Attendee, Sender
from pantau.report.round.telling import Teller
from tests.report.round.sample import LETTER, MEETING, NOW, SENDER, city
from tests.report.round.test_reports import texts

TODAY = NOW.date()


def test_an_invitation_says_who_when_where_and_what_to_bring() -> None:
    made = letters.invitation(MEETING, LETTER, SENDER, Teller(city(), "id"), TODAY)
    assert dict(made.reference)["Nomor"] == "500.15/214/Disnaker"
    assert dict(made.details) == {
        "Hari, tanggal": "Jumat, 20 November 2026",
        "Waktu": "pukul 09.00 sampai 11.30",
        "Tempat": "Aula Setda II, Kota Cilegon",
        "Acara": "Rapat monitoring dan evaluasi jaminan sosial ketenagakerjaan Kota Cilegon",
    }
    assert made.addressee[1] == "1. Kepala BPKAD Kota Cilegon"
    assert "paling lambat 13 November 2026" in texts(as_data(made.sections))
    assert made.copies == ("Wali Kota Cilegon (sebagai laporan)",)
    assert [each.title for each in made.attachments] == ["LAMPIRAN: SUSUNAN ACARA"]


def test_many_recipients_are_listed_in_the_attachment() -> None:
    many = replace(LETTER, to=tuple(f"Camat {n}" for n in range(1, 21)))
    made = letters.invitation(MEETING, many, SENDER, Teller(city(), "id"), TODAY)
    assert made.addressee[0] == "Yth. (daftar penerima terlampir)"
    assert len(made.attachments[0].blocks) == 20


def test_one_recipient_stands_on_one_line() -> None:
    made = letters.invitation(
        MEETING, replace(LETTER, to=("Camat Grogol",)), SENDER, Teller(city(), "id"), TODAY
    )
    assert made.addressee == ("Yth. Camat Grogol", "di Tempat")


def test_the_attendance_list_has_lines_to_sign() -> None:
    made = letters.attendance(MEETING, SENDER, Teller(city(), "id"), TODAY)
    (table,) = made.sections[0].blocks
    assert isinstance(table, Table)
    assert table.tall
    assert len(table.rows) == 15
    assert [row[1][0].text for row in table.rows[:4]] == [
        "Budi Santoso",
        "Dewi Lestari",
        "Citra Anggraini",
        "",
    ]
    crowd = replace(MEETING, attendance=tuple(Attendee(str(n)) for n in range(40)))
    (longer,) = letters.attendance(crowd, SENDER, Teller(city(), "id"), TODAY).sections[0].blocks
    assert isinstance(longer, Table)
    assert len(longer.rows) == 40


def test_minutes_open_with_the_day_in_words_and_end_with_signatures() -> None:
    made = minutes(MEETING, city(), SENDER, Teller(city(), "id"))
    (opening,) = made.opening
    assert opening.startswith(
        "Pada hari ini, Jumat, tanggal dua puluh bulan November tahun dua ribu dua puluh enam (20 November 2026), "
        "bertempat di Aula Setda II, Kota Cilegon, telah dilaksanakan rapat monitoring"
    )
    assert "dihadiri 3 orang" in opening
    assert [each.number for each in made.sections] == ["I", "II", "III", "IV", "V"]
    assert "Daftar pekerja rentan dicocokkan dengan buku besar iuran" in texts(as_data(made.sections[-1]))
    assert [each.name for each in made.signatures] == ["Dewi Lestari", "Budi Santoso"]
    assert made.place_and_date == "Cilegon, 20 November 2026"
    assert made.number == "Nomor: 500.15/214/Disnaker"


def test_minutes_without_agenda_or_names_are_still_numbered_from_one() -> None:
    bare = replace(MEETING, agenda=(), attendance=(), discussion=(), agreements=())
    made = minutes(bare, city(), Sender(), Teller(city(), "en"))
    assert [each.number for each in made.sections] == ["I", "II", "III"]
    assert made.attachments == ()
    assert "Nothing new was agreed." in texts(as_data(made.sections))


def test_a_note_goes_from_office_to_office() -> None:
    made = note(LETTER, city(), SENDER, Teller(city(), "id"), TODAY)
    lines = dict(made.reference)
    assert lines["Kepada"].startswith("Yth. Kepala BPKAD Kota Cilegon; Kepala Bappeda")
    assert lines["Dari"] == "Kepala Dinas Tenaga Kerja"
    assert lines["Hal"] == "Hasil putaran monev jaminan sosial ketenagakerjaan"
    assert [each.title for each in made.sections] == [
        "Dasar",
        "Hasil",
        "Temuan yang memerlukan perhatian",
        "Saran tindak lanjut",
    ]


def test_no_word_of_the_other_language() -> None:
    for language in LANGUAGES:
        teller = Teller(city(), language)
        papers = (
            letters.invitation(MEETING, replace(LETTER, contact=""), SENDER, teller, TODAY),
            letters.attendance(MEETING, SENDER, teller, TODAY),
            minutes(MEETING, city(), SENDER, teller),
            note(LETTER, city(), SENDER, teller, TODAY),
        )
        said = " ".join(texts(as_data(each)) for each in papers)
        foreign = (
            ("Yth.", "Lampiran", "Tembusan", "Hari, tanggal")
            if language == "en"
            else ("To:", "Copies", "Place")
        )
        assert not [word for word in foreign if word in said]
