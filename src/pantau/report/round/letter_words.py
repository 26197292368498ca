"""What invitations, attendance lists, minutes and official notes say by themselves, in both languages."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text

TITLES: Final = {
    "attendance": Text("DAFTAR HADIR", "ATTENDANCE LIST"),
    "minutes": Text("BERITA ACARA", "MINUTES"),
    "note": Text("NOTA DINAS", "OFFICIAL NOTE"),
}
MEETING: Final = Text(
    "Rapat monitoring dan evaluasi jaminan sosial ketenagakerjaan {region}",
    "Monitoring and evaluation meeting on employment social security, {region}",
)
REFERENCE: Final = {
    "number": Text("Nomor", "Number"),
    "nature": Text("Sifat", "Nature"),
    "enclosed": Text("Lampiran", "Enclosed"),
    "subject": Text("Hal", "Subject"),
    "to": Text("Kepada", "To"),
    "from": Text("Dari", "From"),
    "copies": Text("Tembusan", "Copies"),
    "date": Text("Tanggal", "Date"),
    "day": Text("Hari, tanggal", "Day, date"),
    "time": Text("Waktu", "Time"),
    "place": Text("Tempat", "Place"),
    "event": Text("Acara", "Event"),
    "chair": Text("Pimpinan rapat", "Chair"),
}
DEAR: Final = Text("Yth.", "To")
AT_PLACE: Final = Text("di Tempat", "")
LISTED: Final = Text("daftar penerima terlampir", "recipients as listed in the attachment")
NONE: Final = Text("-", "-")
FROM_TO: Final = Text("pukul {start} sampai {end}", "{start} to {end}")
FROM: Final = Text("pukul {start} sampai selesai", "from {start}")
DAY: Final = Text("{weekday}, {date}", "{weekday}, {date}")

INVITATION_SUBJECT: Final = Text(
    "Undangan rapat monitoring dan evaluasi", "Invitation to a monitoring meeting"
)
INVITATION: Final = (
    Text(
        "Dalam rangka pelaksanaan {basis} dan {round}, bersama ini kami mengundang Saudara untuk hadir pada "
        "rapat yang akan dilaksanakan pada:",
        "For the implementation of {basis} and the {round}, you are invited to a meeting to be held as follows:",
    ),
)
INVITATION_PREPARE: Final = Text(
    "Mohon jawaban putaran monev telah diisi dan dikirim paling lambat {due}, serta membawa bukti regulasi, "
    "anggaran, dan daftar pekerja.",
    "Please complete and send the answers of the round by {due}, and bring evidence of regulations, budgets "
    "and lists of workers.",
)
INVITATION_ASK: Final = Text("Narahubung: {contact}.", "Contact: {contact}.")
INVITATION_CLOSING: Final = Text(
    "Demikian, atas perhatian dan kehadiran Saudara disampaikan terima kasih.",
    "Thank you for your attention and attendance.",
)
AGENDA: Final = Text("Susunan acara", "Agenda")
AGENDA_ITEMS: Final = Text("Acara", "Agenda")
RECIPIENTS: Final = Text("Daftar undangan", "List of recipients")
ATTACHMENT: Final = Text("LAMPIRAN: {title}", "ATTACHMENT: {title}")

MINUTES_OPENING: Final = Text(
    "Pada hari ini, {spelled} ({date}), bertempat di {place}, telah dilaksanakan {event} untuk {round}, "
    "dipimpin oleh {chair} dan dihadiri {people} orang sebagaimana daftar hadir terlampir, dengan hasil "
    "sebagai berikut.",
    "Today, {spelled} ({date}), at {place}, the {event} was held for the {round}, chaired by {chair} and "
    "attended by {people} people as listed in the attachment, with the following result.",
)
DISCUSSION: Final = Text("Pembahasan", "Discussion")
AGREED: Final = Text("Kesepakatan", "What was agreed")
NO_AGREEMENT: Final = Text("Tidak ada kesepakatan baru.", "Nothing new was agreed.")
MINUTES_CLOSING: Final = Text(
    "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.",
    "These minutes were drawn up truthfully to be used as intended.",
)
MEETING_SOURCE: Final = Text("Sumber: catatan rapat {date}", "Source: notes of the meeting of {date}")

NOTE_OPENING: Final = Text(
    "Bersama ini dilaporkan hasil {round} di {region}, data per {as_of}, sebagai berikut.",
    "This is to report the result of the {round} in {region}, data as of {as_of}.",
)
NOTE_BASIS: Final = Text("Dasar", "Basis")
NOTE_BASIS_TEXT: Final = Text(
    "{basis} dan {round}, periode {period}.", "{basis} and the {round}, period {period}."
)
NOTE_RESULT: Final = Text("Hasil", "Result")
NOTE_WRONG: Final = Text("Temuan yang memerlukan perhatian", "Findings that need attention")
NOTE_ACTION: Final = Text("Saran tindak lanjut", "Proposed follow-up")
NOTE_CLOSING: Final = Text(
    "Demikian disampaikan, mohon arahan lebih lanjut.", "Submitted for your further direction."
)

NAME: Final = Text("Nama", "Name")
POSITION: Final = Text("Jabatan", "Position")
OFFICE: Final = Text("Instansi", "Office")
SIGNATURE: Final = Text("Tanda tangan", "Signature")
TIME: Final = Text("Waktu", "Time")
LEADER: Final = Text("Pengarah", "Led by")
