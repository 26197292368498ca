"""What a report calls checks, explanations, columns and sheets, in both languages."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text

CHECKS: Final = {
    "sum": Text("jumlah bagian", "sum of parts"),
    "ratio": Text("rasio", "ratio"),
    "difference": Text("selisih", "difference"),
    "growth": Text("pertumbuhan", "growth"),
    "budget": Text("anggaran", "budget"),
    "law_contribution": Text("iuran menurut peraturan", "contribution by law"),
    "law_benefit": Text("manfaat menurut peraturan", "benefit by law"),
    "target": Text("target", "target"),
    "conflict": Text("dua sumber", "two sources"),
    "jump": Text("lonjakan", "jump"),
    "range": Text("batas yang mungkin", "possible range"),
    "divisibility": Text("kelipatan besaran sah", "multiples of lawful amounts"),
    "ambiguous": Text("dua arti", "two readings"),
}
EXPLANATIONS: Final = {
    "digit_slip": Text("satu digit keliru", "one digit is wrong"),
    "digit_transposition": Text("dua digit tertukar", "two digits are swapped"),
    "unit_scale": Text("salah satuan (ribu, juta, miliar)", "wrong scale (thousand, million, billion)"),
    "percent_of_target": Text(
        "capaian target disebut sebagai cakupan", "achievement of target told as coverage"
    ),
    "distance_to_100": Text(
        "jarak ke 100 persen, bukan ke target", "distance to 100 percent, not to the target"
    ),
    "points_for_percent": Text("poin dan persen tertukar", "points and percent are mixed up"),
    "uncovered_for_gap": Text(
        "belum terlindungi dan kekurangan menuju target tertukar",
        "not covered and gap to target are mixed up",
    ),
    "target_for_uncovered": Text("target disebut sebagai belum terlindungi", "target told as not covered"),
    "truncated": Text("dipotong, bukan dibulatkan", "cut off, not rounded"),
    "other_period": Text("jumlah untuk periode lain", "amount of another period"),
    "fewer_months": Text("anggaran untuk bulan lebih sedikit", "budget for fewer months"),
    "more_months": Text("anggaran untuk bulan lebih banyak", "budget for more months"),
    "fewer_people": Text("anggaran untuk orang lebih sedikit", "budget for fewer people"),
    "more_people": Text("anggaran untuk orang lebih banyak", "budget for more people"),
    "other_programme": Text("besaran program lain", "amount of another programme"),
    "multiple_benefits": Text("kelipatan besaran sah", "multiple of the lawful amount"),
    "people_for_rupiah": Text("jumlah orang ditulis sebagai rupiah", "a headcount written as rupiah"),
    "subset": Text("jumlah sebagian saja", "sum of some parts only"),
    "sign": Text("tanda terbalik", "sign reversed"),
}

SHEETS: Final = {
    "summary": Text("Ringkasan", "Summary"),
    "findings": Text("Temuan", "Findings"),
    "explanations": Text("Penjelasan", "Explanations"),
    "evidence": Text("Bukti", "Evidence"),
    "figures": Text("Angka", "Figures"),
    "derived": Text("Turunan", "Derived"),
    "sources": Text("Sumber", "Sources"),
}

COLUMNS: Final = {
    "no": Text("No.", "No."),
    "finding": Text("Temuan", "Finding"),
    "finding_id": Text("ID temuan", "Finding ID"),
    "check": Text("Pemeriksaan", "Check"),
    "severity": Text("Tingkat", "Severity"),
    "figure": Text("Angka", "Figure"),
    "region_code": Text("Kode wilayah", "Region code"),
    "region": Text("Wilayah", "Region"),
    "measure": Text("Ukuran", "Measure"),
    "measure_code": Text("Kode ukuran", "Measure code"),
    "category": Text("Kelompok pekerja", "Worker category"),
    "segment": Text("Segmen", "Segment"),
    "programme": Text("Program", "Programme"),
    "sponsor": Text("Sumber dana", "Payer"),
    "group": Text("Kelompok bebas", "Free group"),
    "definition": Text("Definisi", "Definition"),
    "period": Text("Per", "As of"),
    "period_code": Text("Periode", "Period"),
    "start": Text("Mulai", "Start"),
    "end": Text("Selesai", "End"),
    "value": Text("Nilai", "Value"),
    "unit": Text("Satuan", "Unit"),
    "qualifier": Text("Kualifikasi", "Qualifier"),
    "precision": Text("Ketelitian", "Precision"),
    "total_of": Text("Jumlah dari", "Total of"),
    "basis": Text("Suara", "Voice"),
    "note": Text("Catatan", "Note"),
    "row": Text("Baris", "Row"),
    "source": Text("Sumber", "Source"),
    "stated": Text("Tertulis", "Stated"),
    "expected": Text("Seharusnya", "Expected"),
    "expected_low": Text("Seharusnya dari", "Expected from"),
    "expected_high": Text("Seharusnya sampai", "Expected to"),
    "low": Text("Dari", "From"),
    "high": Text("Sampai", "To"),
    "difference": Text("Selisih", "Difference"),
    "message": Text("Uraian", "Message"),
    "formula": Text("Cara hitung", "Formula"),
    "inputs": Text("Dihitung dari", "Computed from"),
    "reference": Text("Dasar hukum", "Legal basis"),
    "code": Text("Kode", "Code"),
    "explanation": Text("Kemungkinan penyebab", "Possible explanation"),
    "detail": Text("Rincian", "Detail"),
    "title": Text("Judul", "Title"),
    "publisher": Text("Penerbit", "Publisher"),
    "date": Text("Tanggal", "Date"),
    "url": Text("Alamat", "Address"),
    "meaning": Text("Arti", "Meaning"),
    "item": Text("Hal", "Item"),
    "content": Text("Isi", "Content"),
    "regulation": Text("Regulasi", "Regulation"),
    "about": Text("Tentang", "About"),
    "stage": Text("Tahap", "Stage"),
    "instruction": Text("Instruksi", "Instruction"),
    "status": Text("Status", "Status"),
    "proof": Text("Bukti", "Evidence"),
    "obstacle": Text("Kendala", "Obstacle"),
    "follow_up": Text("Tindak lanjut", "Follow-up"),
    "owner": Text("Penanggung jawab", "Owner"),
    "due": Text("Tenggat", "Due"),
    "action": Text("Tindakan", "Action"),
    "to_whom": Text("Kepada", "To whom"),
    "province": Text("Provinsi", "Province"),
    "office": Text("Kantor wilayah BPJS Ketenagakerjaan", "BPJS Ketenagakerjaan regional office"),
}

# What the templates say by themselves; the same keys in the page and on paper.
LABELS: Final = {
    "finding": Text("Temuan", "Finding"),
    "stated": Text("Tertulis", "Stated"),
    "expected": Text("Seharusnya", "Expected"),
    "difference": Text("Selisih", "Difference"),
    "explanations": Text("Kemungkinan penyebab", "Possible explanations"),
    "formula": Text("Cara hitung", "Formula"),
    "reference": Text("Dasar hukum", "Legal basis"),
    "sources": Text("sumber", "source"),
    "contents": Text("Isi laporan", "Contents"),
    "skip": Text("Langsung ke isi", "Skip to the content"),
    "figure": Text("Gambar", "Figure"),
    "download": Text("Unduh gambar (SVG)", "Download the drawing (SVG)"),
    "page": Text("halaman", "page"),
    "of": Text("dari", "of"),
    "rank": Text("Pangkat/Golongan", "Rank"),
    "nip": Text("NIP", "NIP (staff number)"),
    "signatures": Text("Pengesahan", "Signatures"),
    "legend": Text("Keterangan", "Key"),
    "reported": Text("dilaporkan", "reported"),
    "recorded": Text("tercatat", "recorded"),
    "required": Text("seharusnya", "required"),
}
ROLES: Final = (Text("Mengetahui,", "Acknowledged by"), Text("Disusun oleh,", "Prepared by"))
NOTES: Final = {
    "bounds": Text(
        "Batas yang kosong pada kolom dari/sampai berarti tidak terbatas ke arah itu.",
        "An empty bound in a from/to column means no limit in that direction.",
    ),
    "digits": Text(
        "Bilangan lebih dari 15 digit ditulis sebagai teks agar tidak ada digit yang hilang.",
        "Numbers of more than 15 digits are written as text so that no digit is lost.",
    ),
    "sheet_limit": Text(
        "Lembar ini memuat {shown} dari {all} baris: sebanyak yang dapat dimuat satu lembar.",
        "This sheet holds {shown} of {all} rows: as many as one sheet can hold.",
    ),
}
