"""Every word that a report of a round says by itself, in both languages."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text

TITLES: Final = {
    "regency": Text("LAPORAN MONITORING DAN EVALUASI", "MONITORING AND EVALUATION REPORT"),
    "province": Text(
        "LAPORAN MONITORING DAN EVALUASI PROVINSI", "PROVINCIAL MONITORING AND EVALUATION REPORT"
    ),
    "nation": Text(
        "LAPORAN PELAKSANAAN INSTRUKSI PRESIDEN NOMOR 2 TAHUN 2021",
        "REPORT ON PRESIDENTIAL INSTRUCTION 2 OF 2021",
    ),
}
SUBJECT: Final = Text("{region}: {round}", "{region}: {round}")
TO_THE_PRESIDENT: Final = Text(
    "Disampaikan kepada Presiden Republik Indonesia sesuai kewajiban melapor setiap enam bulan",
    "Presented to the President of the Republic of Indonesia under the duty to report every six months",
)
SCOPE: Final = Text("Periode {period} · data per {as_of}", "Period {period} · data as of {as_of}")
OPENING: Final = Text(
    "Pada hari ini, {spelled} ({date}), disusun laporan monitoring dan evaluasi jaminan sosial "
    "ketenagakerjaan di {region} berdasarkan {basis}, dengan hasil sebagai berikut.",
    "Today, {spelled} ({date}), this report on the monitoring and evaluation of employment social security "
    "in {region} was drawn up under {basis}, with the following result.",
)
CLOSING: Final = Text(
    "Demikian laporan ini dibuat untuk dipergunakan sebagaimana mestinya.",
    "This report was drawn up to be used as intended.",
)

LATE: Final = Text("lewat tenggat", "overdue")
NOBODY: Final = Text("belum ditetapkan", "nobody is named")
FEWER_THAN: Final = Text("kurang dari {n}", "fewer than {n}")
WITHHELD: Final = Text("disamarkan", "withheld")

# Summary
VERDICT: Final = Text(
    "{checks} perbandingan dilakukan, {agreeing} sesuai. Temuan terbuka: {open}; selesai: {closed}. "
    "Tindak lanjut lewat tenggat: {late}.",
    "Comparisons made: {checks}, of which {agreeing} agree. Findings open: {open}; closed: {closed}. "
    "Follow-ups overdue: {late}.",
)
ANSWERED: Final = Text(
    "{done} dari {all} {level} telah mengirim jawaban lengkap.",
    "Complete answers came from {done} of {all} {level}.",
)
LEVELS: Final = {
    "nation": Text("provinsi", "provinces"),
    "province": Text("kabupaten/kota", "regencies and cities"),
    "regency": Text("instansi", "offices"),
}
FINDING_LINE: Final = Text("{title}", "{title}")
ACTION_LINE: Final = Text("{what} ({owner}, tenggat {due})", "{what} ({owner}, due {due})")
OVERDUE_LINE: Final = Text("Lewat tenggat {due}: {what} ({owner})", "Overdue since {due}: {what} ({owner})")
NOTHING_STANDS: Final = Text("Belum ada angka capaian.", "No figure of achievement yet.")
NOTHING_WRONG: Final = Text("Tidak ada temuan terbuka.", "No finding is open.")
NOTHING_TO_DO: Final = Text("Tidak ada tindak lanjut yang tersisa.", "No follow-up is left.")

# Achievement
CHILDREN: Final = Text(
    "{best} tertinggi ({high}), {worst} terendah ({low}) di antara {n} {level}",
    "{best} is highest ({high}), {worst} lowest ({low}) among {n} {level}",
)
CHILDREN_ALT: Final = Text(
    "Diagram batang cakupan setiap wilayah terhadap target; angkanya ada pada tabel di bawahnya.",
    "Bar chart of the coverage of each region against its target; its numbers are in the table below.",
)
CHILDREN_TABLE: Final = Text("Cakupan menurut {level}", "Coverage by {level}")
TILES: Final = Text(
    "{n} dari {all} provinsi mencapai target cakupannya", "{n} of {all} provinces reach their coverage target"
)
TILES_PLAIN: Final = Text("Cakupan di {all} provinsi", "Coverage in {all} provinces")
TILES_ALT: Final = Text(
    "Peta petak: satu kotak untuk satu provinsi dengan cakupannya dalam persen; makin gelap makin tinggi.",
    "Tile map: one square for one province with its coverage in percent; the darker, the higher.",
)
TILES_NOTE: Final = Text(
    "Angka dalam persen dari potensi pekerja. Satu kotak untuk satu provinsi, kira-kira menurut letaknya; "
    "bukan batas wilayah. Garis tebal: target tercapai.",
    "Percent of eligible workers. One square for one province, roughly where it lies; not a boundary. "
    "Thick edge: target reached.",
)
MORE_SOURCES: Final = Text("dan {n} lagi (Lampiran C)", "and {n} more (Appendix C)")
SUMMED: Final = Text(
    "Jumlah jawaban {n} dari {all} {level} dalam putaran ini",
    "Sum of the answers of {n} of {all} {level} in this round",
)
NO_FIGURES: Final = Text(
    "Belum ada angka capaian untuk {region} dalam putaran ini.", "No figures of {region} in this round yet."
)
CATEGORIES_TABLE: Final = Text("Kelompok pekerja: peserta aktif", "Worker categories: active participants")

# Findings
CHECKED: Final = Text(
    "Angka yang dilaporkan dibandingkan dengan bagian-bagiannya, dengan data tercatat dan dengan ketentuan. "
    "Perbandingan: {checks}; sesuai: {agreeing}.",
    "What was reported was compared with its parts, with what rows record and with what is required. "
    "Comparisons: {checks}; agreeing: {agreeing}.",
)
NO_FINDINGS: Final = Text("Tidak ada temuan dalam putaran ini.", "There is no finding in this round.")
FINDINGS_TABLE: Final = Text("Temuan dan statusnya", "Findings and where they stand")
BY_PERSON: Final = Text("dicatat dalam rapat", "recorded at a meeting")
AGE: Final = Text("{days} hari, putaran ke-{rounds}", "{days} days, round {rounds}")
EXPLAINED: Final = Text("Penjelasan: {said}", "Explanation: {said}")
BY_REGION: Final = Text("Temuan menurut wilayah", "Findings by region")
MORE_FINDINGS: Final = Text(
    "Ditampilkan {shown} dari {all} temuan, yang terberat lebih dahulu; selebihnya ada dalam laporan wilayahnya.",
    "Shown: {shown} of {all} findings, the gravest first; the others are in the reports of their regions.",
)

# Regulation and budget
LADDER_TABLE: Final = Text("Tangga regulasi", "Ladder of regulation")
LADDER_TITLE: Final = Text(
    "{n} dari {all} {level} memiliki regulasi yang ditetapkan",
    "{n} of {all} {level} have an enacted regulation",
)
NO_REGULATION: Final = Text(
    "Belum ada regulasi daerah yang dicatat dalam putaran ini.",
    "No regional regulation is recorded in this round yet.",
)
DAYS_IN_STAGE: Final = Text("{days} hari; wilayah setara {peers} hari", "{days} days; peers {peers} days")
DAYS_ALONE: Final = Text("{days} hari", "{days} days")
COMPLETE: Final = Text("lengkap", "complete")
WITHOUT_TABLE: Final = Text(
    "Kelompok pekerja tanpa dasar hukum daerah", "Worker categories without a regional legal basis"
)
BUDGET_TABLE: Final = Text("Anggaran, realisasi, dan kebutuhan", "Budget, spending and what is required")
NO_BUDGET: Final = Text(
    "Belum ada anggaran yang dicatat dalam putaran ini.", "No budget is recorded in this round yet."
)
BUDGET_TITLE: Final = Text(
    "Anggaran {year} mencakup {months} dari 12 bulan bagi {category}",
    "The budget of {year} pays {months} of 12 months for {category}",
)
MONTHS: Final = Text("{months} bulan", "{months} months")
MONTHS_OPEN: Final = Text("{open} bulan belum terbiayai", "{open} months not funded")
PERSONS_RATE: Final = Text(
    "{persons} orang × {months} bulan × {rate}", "{persons} people × {months} months × {rate}"
)
BEFORE_REVISION: Final = Text("sebelum perubahan {amount}", "before revision {amount}")
PLANNED: Final = Text("direncanakan {amount}", "planned {amount}")
MORE_ROWS: Final = Text(
    "Ditampilkan {shown} dari {all}; selebihnya ada dalam laporan wilayahnya.",
    "Shown: {shown} of {all}; the others are in the reports of their regions.",
)
FINDING_NUMBER: Final = Text("Temuan {n}", "Finding {n}")
PROOF: Final = Text("Bukti: {said}", "Evidence: {said}")
ALL_WORKERS: Final = Text("semua kelompok", "all categories")

# Obstacles, progress
OBSTACLES_TABLE: Final = Text("Kendala dan rekomendasi", "Obstacles and recommendations")
FOLLOW_UPS_TABLE: Final = Text("Tindak lanjut", "Follow-up")
NO_OBSTACLES: Final = Text(
    "Tidak ada kendala yang dicatat dalam putaran ini.", "No obstacle is recorded in this round."
)
NO_FOLLOW_UPS: Final = Text("Tidak ada tindak lanjut yang masih terbuka.", "No follow-up is open.")
PROGRESS_TABLE: Final = Text("Kemajuan pengisian putaran", "Progress of the round")
DAYS_LATE: Final = Text("terlambat {days} hari", "{days} days late")
OF: Final = Text("{n} dari {all}", "{n} of {all}")

# Appendix
FIGURES_TABLE: Final = Text("Lampiran A. Semua angka", "Appendix A. All figures")
DEFINITIONS_TABLE: Final = Text("Lampiran B. Arti ukuran", "Appendix B. What the measures mean")
SOURCES_TABLE: Final = Text("Lampiran C. Daftar sumber", "Appendix C. Sources")
ANSWERS_TABLE: Final = Text("Lampiran D. Jawaban atas instrumen", "Appendix D. Answers to the instrument")
MAKING_TABLE: Final = Text("Lampiran E. Cara laporan ini dibuat", "Appendix E. How this report was made")
MAKING_PLAIN: Final = Text("Lampiran D. Cara laporan ini dibuat", "Appendix D. How this report was made")
ROUND_SOURCE: Final = Text("jawaban putaran {round}", "answers of the round {round}")
MORE_FIGURES: Final = Text(
    "Ditampilkan {shown} dari {all} angka: wilayah ini lebih dahulu; selebihnya ada dalam laporan wilayahnya.",
    "Shown: {shown} of {all} figures, this region first; the others are in the reports of their regions.",
)
SMALL_CELLS: Final = Text(
    "Angka 1 sampai 4 orang atau kasus ditulis kurang dari 5 ({small} angka); {dropped} angka lain tidak "
    "ditampilkan karena dapat membuka angka itu.",
    "Counts of 1 to 4 people or cases are shown as less than 5 (figures: {small}); {dropped} more are left out, "
    "for they would give those away.",
)
SMALL_CELLS_SHOWN: Final = Text(
    "Angka kecil ditampilkan: hanya untuk pemakaian di dalam instansi, tidak untuk dipublikasikan.",
    "Small counts are shown: for use within the office only, not to be published.",
)
MADE_ROWS: Final = {
    "round": Text("Putaran monev", "Monitoring round"),
    "period": Text("Periode", "Period"),
    "basis": Text("Dasar hukum", "Legal basis"),
    "as_of": Text("Data per", "Data as of"),
    "made": Text("Dibuat", "Made"),
    "software": Text("Perangkat lunak", "Software"),
    "law": Text("Versi hukum", "Law version"),
    "data": Text("Versi data", "Data version"),
    "small": Text("Angka kecil", "Small counts"),
    "voices": Text("Tiga suara", "Three voices"),
    "repeat": Text("Pengulangan", "Repetition"),
}
ENDS: Final = Text("{n} tertinggi dan {n} terendah dari {all}", "The {n} highest and the {n} lowest of {all}")
LADDER_SLIDE: Final = Text("{n} dari {all} regulasi telah ditetapkan", "{n} of {all} regulations are enacted")
WITHOUT_SLIDE: Final = Text(
    "{n} kelompok pekerja belum punya dasar hukum daerah",
    "Without a regional legal basis: {n} worker categories",
)
BUDGET_SLIDE: Final = Text(
    "Anggaran {allocated}, realisasi {realised}", "Budget {allocated}, of which {realised} is spent"
)
WRONG_SLIDE: Final = Text("{n} temuan masih terbuka", "Findings still open: {n}")
STEPS_SLIDE: Final = Text(
    "{n} langkah tersisa, {late} lewat tenggat", "Steps left: {n}, of which {late} overdue"
)
SOURCES_SLIDE: Final = Text("Sumber dan versi", "Sources and versions")
VOICES: Final = Text(
    "dilaporkan: dinyatakan oleh suatu pihak; tercatat: dihitung dari baris data; seharusnya: menurut ketentuan, "
    "target atau anggaran",
    "reported: somebody said it; recorded: computed from rows of data; required: law, target or budget",
)

COLUMNS: Final = {
    "state": Text("Status", "Status"),
    "age": Text("Umur", "Age"),
    "stated": Text("Dilaporkan", "Reported"),
    "in_stage": Text("Lama di tahap", "Time in stage"),
    "missing": Text("Isi yang belum ada", "Content missing"),
    "people": Text("Orang", "People"),
    "money": Text("Tahun, sumber, kelompok", "Year, source, category"),
    "allocated": Text("Anggaran", "Budget"),
    "realised": Text("Realisasi", "Spent"),
    "required": Text("Seharusnya", "Required"),
    "pays_for": Text("Membiayai", "Pays for"),
    "cause": Text("Penyebab", "Cause"),
    "recommendation": Text("Rekomendasi", "Recommendation"),
    "action": Text("Tindak lanjut", "Follow-up"),
    "about": Text("Atas", "About"),
    "answers": Text("Jawaban", "Answers"),
    "open": Text("Temuan terbuka", "Open findings"),
    "coverage": Text("Cakupan (UCJ)", "Coverage (UCJ)"),
    "target": Text("Target", "Target"),
    "gap": Text("Kekurangan menuju target", "Gap to target"),
    "covered": Text("Peserta aktif", "Active participants"),
    "eligible": Text("Potensi pekerja", "Eligible workers"),
    "item": Text("Butir", "Item"),
    "question": Text("Pertanyaan", "Question"),
    "answer": Text("Jawaban", "Answer"),
    "what": Text("Hal", "Item"),
    "error": Text("Tidak mungkin benar", "Cannot be right"),
    "warning": Text("Perlu dijelaskan", "Needs an explanation"),
    "asked": Text("Perlu ditanyakan", "Ask the source"),
    "info": Text("Catatan", "Note"),
    "late": Text("Tindak lanjut lewat tenggat", "Overdue follow-ups"),
    "oldest": Text("Terlama (hari)", "Oldest (days)"),
}
