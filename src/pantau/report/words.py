"""Every word that a report says by itself, in both languages; what a case brings is not in here."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Language, Text

TITLE: Final = Text("LAPORAN MONITORING DAN EVALUASI", "MONITORING AND EVALUATION REPORT")
LETTERHEAD: Final = Text("[KOP SURAT INSTANSI]", "[LETTERHEAD OF THE OFFICE]")
SCOPE: Final = Text("{region} · {period}", "{region} · {period}")
NUMBER: Final = Text("Nomor: {number}", "Number: {number}")
OPENING: Final = Text(
    "Pada hari ini, {spelled} ({date}), telah diperiksa {figures} angka dari {sources} sumber "
    "mengenai {title}, dengan hasil sebagai berikut.",
    "Today, {spelled} ({date}), the figures on {title} were reviewed (figures: {figures}, "
    "sources: {sources}), with the following result.",
)
CLOSING: Final = Text(
    "Demikian laporan ini dibuat untuk dipergunakan sebagaimana mestinya.",
    "This report was drawn up to be used as intended.",
)
PLACE_AND_DATE: Final = Text("{place}, {date}", "{place}, {date}")
DOTS: Final = ".........................."

# Sections
SUMMARY: Final = Text("Ringkasan", "Summary")
ACHIEVEMENT: Final = Text("Capaian", "Where things stand")
CONSISTENCY: Final = Text("Kesesuaian angka", "Do the figures agree")
RULES: Final = Text("Regulasi dan anggaran", "Regulation and budget")
FOLLOW_UP: Final = Text("Kendala dan tindak lanjut", "Obstacles and follow-up")
APPENDIX: Final = Text("Lampiran", "Appendix")

# Summary
VERDICT_CLEAN: Final = Text(
    "{checks} perbandingan dilakukan atas {figures} angka; tidak ada angka yang keliru atau "
    "perlu ditanyakan.",
    "Figures read: {figures}. Comparisons made: {checks}. None of the figures is wrong or open to question.",
)
VERDICT: Final = Text(
    "{checks} perbandingan dilakukan atas {figures} angka dan {consistent} sesuai; "
    "{open} temuan perlu ditindaklanjuti.",
    "Figures read: {figures}. Comparisons made: {checks}, of which {consistent} agree. "
    "Findings that need action: {open}.",
)
VERDICT_NONE: Final = Text(
    "{figures} angka dibaca, tetapi tidak ada yang dapat dibandingkan; "
    "sumber lain atau bagian-bagiannya diperlukan.",
    "Figures read: {figures}. None can be compared: another source or their parts are needed.",
)
STANDS: Final = Text("Apa yang tercapai", "What stands")
WRONG: Final = Text("Apa yang keliru", "What is wrong")
MUST_HAPPEN: Final = Text("Apa yang harus dilakukan", "What must happen")
NOTHING_STANDS: Final = Text(
    "Belum ada angka capaian dalam kasus ini.", "No figure of achievement is in this case."
)
NOTHING_WRONG: Final = Text(
    "Tidak ada angka yang keliru di antara yang dapat diperiksa.", "Nothing that could be checked is wrong."
)
NOTHING_TO_DO: Final = Text(
    "Tidak ada yang harus dilakukan atas angka ini.", "Nothing needs to be done about these figures."
)
MORE: Final = Text("dan {n} lagi, lihat bagian {section}", "and {n} more, see section {section}")
STATED_NOT: Final = Text(
    "{name}: tertulis {stated}, seharusnya {expected}", "{name}: stated {stated}, expected {expected}"
)
STATED_ONLY: Final = Text("{name}: tertulis {stated}", "{name}: stated {stated}")
STANDING: Final = Text("{name}: {value}, per {period}", "{name}: {value}, as of {period}")
AS_OF: Final = Text("per {period}", "as of {period}")
OF_WHAT: Final = Text("dari {value} {whole}", "of {value} {whole}")
AGAINST: Final = Text("target {value} ({period})", "target {value} ({period})")
COMPUTED: Final = Text("dihitung dari angka lain", "computed from other figures")

# Actions
CORRECT: Final = Text(
    "Betulkan {name}: tertulis {stated}, seharusnya {expected}",
    "Correct {name}: stated {stated}, expected {expected}",
)
CORRECT_ONLY: Final = Text("Betulkan {name}: tertulis {stated}", "Correct {name}: stated {stated}")
EXPLAIN: Final = Text("Jelaskan {name}: tertulis {stated}", "Explain {name}: stated {stated}")
ASK: Final = Text("Tanyakan arti {name}: tertulis {stated}", "Ask what is meant by {name}: stated {stated}")
OVERDUE: Final = Text("Lewat tenggat {date}: {what} ({owner})", "Overdue since {date}: {what} ({owner})")
LATE: Final = Text("lewat tenggat", "overdue")
NO_OWNER: Final = Text("penanggung jawab belum ditetapkan", "nobody is named")
WHO_STATED: Final = Text("penyusun angka", "whoever stated the figure")
TO_FILL: Final = Text("diisi dalam rapat", "to be filled in at the meeting")

# Achievement
COVERAGE_SHORT: Final = Text(
    "Cakupan {region} {value}, kurang {gap} poin dari target {target}",
    "Coverage in {region} is {value}, {gap} points short of the target of {target}",
)
COVERAGE_REACHED: Final = Text(
    "Cakupan {region} {value}, mencapai target {target}",
    "Coverage in {region} is {value}, reaching the target of {target}",
)
COVERAGE_ALONE: Final = Text(
    "Cakupan {region} {value}; targetnya tidak disebut",
    "Coverage in {region} is {value}; no target is stated",
)
COVERAGE_DISPUTED: Final = Text(
    "Cakupan {region} disebut {value}: sumbernya tidak sepakat",
    "Coverage in {region} is given as {value}: the sources disagree",
)
COVERAGE_PARTS: Final = Text(
    "Cakupan {n} wilayah dan kelompok: dari {low} sampai {high}",
    "Coverage of {n} regions and groups: from {low} to {high}",
)
COVERAGE_AXIS: Final = Text("persen dari potensi pekerja", "percent of eligible workers")
COVERAGE_ALT: Final = Text(
    "Diagram batang cakupan terhadap target; angkanya ada pada tabel di bawahnya.",
    "Bar chart of coverage against target; its numbers are in the table below.",
)
OF_TARGET: Final = Text("{value} dari target {target}", "{value} of target {target}")
TARGET: Final = Text("Target", "Target")
GAP: Final = Text("Kekurangan menuju target", "Gap to target")
POSITION: Final = Text("{region} di antara 38 provinsi", "{region} among the 38 provinces")
POSITION_NATION: Final = Text(
    "Angka mencakup 38 provinsi di Indonesia", "The figures cover all 38 provinces of Indonesia"
)
POSITION_ALT: Final = Text(
    "Peta petak provinsi; yang ditandai: {region}.", "Tile map of the provinces; marked: {region}."
)
POSITION_TABLE: Final = Text("Letak wilayah", "Where the region lies")
POSITION_NOTE: Final = Text(
    "Satu kotak untuk satu provinsi, kira-kira menurut letaknya; bukan batas wilayah.",
    "One square for one province, roughly where it lies; not a boundary.",
)
POSITION_LINE: Final = Text("{region} (kode {code}); {place}.", "{region} (code {code}); {place}.")
IN_PROVINCE: Final = Text("Provinsi {province}", "Province of {province}")
IN_OFFICE: Final = Text(
    "wilayah kerja Kantor Wilayah BPJS Ketenagakerjaan {office}",
    "served by the BPJS Ketenagakerjaan regional office {office}",
)
VOICES_TABLE: Final = Text(
    "Angka pokok {region} menurut tiga suara", "Main figures of {region} by three voices"
)
NO_MAIN: Final = Text(
    "Semua angka {region} dalam kasus ini dirinci menurut kelompok, segmen, program, atau sumber dana; "
    "lihat lampiran A.",
    "All figures of {region} in this case are of a category, segment, programme or payer; see appendix A.",
)
DERIVED_TABLE: Final = Text("Angka yang dihitung dari angka lain", "Figures computed from others")

# Consistency
CHECKED: Final = Text(
    "Setiap angka dibandingkan dengan bagian-bagiannya, sumber lain, riwayatnya, target, dan "
    "peraturan yang berlaku: "
    "{consistent} dari {checks} perbandingan sesuai.",
    "Each figure was compared with its parts, other sources, its history, the target and the law: "
    "{consistent} of {checks} comparisons agree.",
)
NO_FINDINGS: Final = Text(
    "Tidak ada temuan. Angka yang tidak dapat dibandingkan dengan apa pun tetap belum terbukti benar.",
    "There are no findings. A figure that could not be compared with anything is still not proven right.",
)
DISTANCE: Final = Text(
    "{n} angka tidak sesuai dengan yang seharusnya; paling mencolok: {name}",
    "{n} figures are not what they should be; most of all: {name}",
)
DISTANCE_ONE: Final = Text("{name} tidak sesuai dengan yang seharusnya", "{name}: not what it should be")
DISTANCE_ALT: Final = Text(
    "Untuk setiap temuan: angka yang tertulis, rentang yang seharusnya, dan jarak di antaranya; "
    "angkanya ada pada tabel di bawahnya.",
    "For each finding: the stated figure, the range expected, and the distance between them; the "
    "numbers are in the table below.",
)
DISTANCE_CAPPED: Final = Text(
    "Digambar {shown} dari {all} temuan yang berselisih.",
    "{shown} of {all} findings with a difference are drawn.",
)
FINDINGS_TABLE: Final = Text("Temuan: tertulis dan seharusnya", "Findings: stated and expected")
EVIDENCE_TABLE: Final = Text("Bukti temuan {n}", "Evidence for finding {n}")

# Regulation, follow-up
REGULATIONS_TABLE: Final = Text("Regulasi daerah dan tahapnya", "Regional regulations and their stage")
BUDGET_TABLE: Final = Text("Anggaran dan iuran", "Budget and contributions")
NO_REGULATIONS: Final = Text(
    "Kasus ini tidak memuat regulasi. Isi regulations.csv (jenis, nomor, tahun, tahap) agar perda, "
    "perkada, dan SK tampil di sini.",
    "The case holds no regulation. Fill in regulations.csv (kind, number, year, stage) to show "
    "regional rules here.",
)
NO_BUDGET: Final = Text(
    "Kasus ini tidak memuat angka anggaran atau iuran.",
    "The case holds no figure of budget or contributions.",
)
MEASURES_TABLE: Final = Text(
    "Pelaksanaan Inpres 2/2021: kendala dan tindak lanjut", "Inpres 2/2021: obstacles and follow-up"
)
NO_MEASURES: Final = Text(
    "Kasus ini tidak memuat laporan pelaksanaan. Isi measures_taken.csv (instruksi, status, kendala, "
    "tindak lanjut, tenggat) agar tampil di sini.",
    "The case holds no report on what was done. Fill in measures_taken.csv (instruction, status, "
    "obstacle, follow-up, due) to show it here.",
)
ACTIONS_TABLE: Final = Text("Tindak lanjut yang diusulkan atas temuan", "Proposed follow-up of the findings")

# Appendix
FIGURES_TABLE: Final = Text("Lampiran A. Semua angka", "Appendix A. All figures")
DEFINITIONS_TABLE: Final = Text("Lampiran B. Arti ukuran", "Appendix B. What the measures mean")
SOURCES_TABLE: Final = Text("Lampiran C. Daftar sumber", "Appendix C. Sources")
MAKING_TABLE: Final = Text("Lampiran D. Cara laporan ini dibuat", "Appendix D. How this report was made")
CAPPED: Final = Text(
    "Ditampilkan {shown} dari {all}; selengkapnya ada di report.xlsx.",
    "{shown} of {all} are shown; all are in report.xlsx.",
)
CAPPED_FIGURES: Final = Text(
    "Ditampilkan {shown} dari {all}: angka yang menjadi temuan atau bukti, lalu yang pertama; "
    "selengkapnya ada di report.xlsx.",
    "{shown} of {all} are shown: those in findings, then the first; all are in report.xlsx.",
)
SOURCE_LINE: Final = Text("Sumber: {sources}", "Source: {sources}")
SOURCE_SELF: Final = Text("perbandingan dalam laporan ini", "the comparisons of this report")
SOURCE_CASE: Final = Text("berkas kasus {file}", "case file {file}")
SOURCE_GRID: Final = Text("kode wilayah Kemendagri", "region codes of the Ministry of Home Affairs")
NO_SOURCE: Final = Text("sumber tidak disebut", "source not given")
UNLISTED: Final = Text("tidak ada dalam daftar sumber", "not in the list of sources")
ROW: Final = Text("baris {row}", "row {row}")
WITHHELD: Final = Text("penerbit tidak disebut", "publisher not given")

MADE_ROWS: Final = {
    "case": Text("Kasus", "Case"),
    "round": Text("Putaran monev", "Monitoring round"),
    "as_of": Text("Data per", "Data as of"),
    "made": Text("Dibuat", "Made"),
    "software": Text("Perangkat lunak", "Software"),
    "law": Text("Versi hukum", "Law version"),
    "data": Text("Versi data", "Data version"),
    "rounding": Text("Pembulatan", "Rounding"),
    "severities": Text("Tingkat temuan", "Severities"),
    "repeat": Text("Pengulangan", "Repetition"),
    "warning": Text("Peringatan saat membaca", "Warning while reading"),
}
COUNTED: Final = {
    "figures": Text("Angka dibaca", "Figures read"),
    "checks": Text("Perbandingan", "Comparisons"),
    "consistent": Text("Perbandingan yang sesuai", "Comparisons that agree"),
}
REMARK: Final = Text("Keterangan", "Remark")
ROUNDING_TEXT: Final = Text(
    "Angka yang dibulatkan mewakili suatu rentang (53 % berarti 52,5 sampai 53,5 %); selisih hanya "
    "menjadi temuan bila di luar rentang itu.",
    "A rounded number stands for a range (53 % means 52.5 to 53.5 %); a difference is a finding only "
    "where it lies outside that range.",
)
REPEAT_TEXT: Final = Text(
    "Masukan, versi, dan tanggal yang sama menghasilkan berkas yang sama sampai ke bitnya.",
    "The same input, versions and date give the same file to the bit.",
)
SEVERITY_TEXT: Final = Text(
    "tidak mungkin benar: bertentangan dengan hitungan; perlu dijelaskan: tidak wajar atau tidak "
    "sesuai peraturan "
    "kecuali ada penjelasan; perlu ditanyakan: tidak dapat diputuskan tanpa sumbernya; catatan: "
    "fakta untuk diketahui",
    "cannot be right: arithmetic contradicts it; needs an explanation: implausible or unlawful "
    "unless explained; "
    "ask the source: cannot be decided without it; note: a fact to know",
)
NOT_GIVEN: Final = Text("tidak disebut", "not given")

KINDS: Final = {
    "stock": Text(
        "keadaan pada satu waktu; dapat dijumlahkan antarwilayah, tidak antarwaktu",
        "state at one time; adds up over regions, not over time",
    ),
    "flow": Text("jumlah selama periode; dapat dijumlahkan", "amount during a period; adds up"),
    "ratio": Text("rasio; dihitung ulang dari bagian-bagiannya", "ratio; computed again from its parts"),
    "change": Text("perubahan", "change"),
    "amount": Text("besaran; tidak dijumlahkan", "amount; does not add up"),
}
BEFORE: Final = Text("{measure} periode sebelumnya", "{measure} of the period before")

# What the axes and the workbook call a unit
UNITS: Final = {
    "people": Text("orang", "people"),
    "percent": Text("persen", "percent"),
    "points": Text("poin", "points"),
    "IDR": Text("rupiah", "rupiah"),
    "cases": Text("kasus", "cases"),
    "months": Text("bulan", "months"),
    "per_1000": Text("per 1.000 pekerja per tahun", "per 1,000 worker-years"),
    "days": Text("hari", "days"),
    "units": Text("unit", "units"),
}
SCALES: Final = (
    (12, Text("triliun {unit}", "trillion {unit}")),
    (9, Text("miliar {unit}", "billion {unit}")),
    (6, Text("juta {unit}", "million {unit}")),
)


def say(text: Text, language: Language, **slots: object) -> str:
    """A word of the report in one language, its slots filled."""
    return (text.fill(**slots) if slots else text).say(language)
