"""The empty list that an office fills in: its columns, what each asks and allows; and how fields are called."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from pantau.core.text import Text

Check = Literal["", "digits16", "digits", "day", "choice"]

# How a field is called at the head of a column; the reader of lists knows every one of them.
TITLES: Final = {
    "no": Text("No", "No"),
    "nik": Text("NIK", "NIK"),
    "kk": Text("Nomor KK", "Family Card Number"),
    "name": Text("Nama Lengkap", "Full Name"),
    "birth_place": Text("Tempat Lahir", "Birth Place"),
    "birth_date": Text("Tanggal Lahir", "Birth Date"),
    "sex": Text("Jenis Kelamin", "Sex"),
    "marital_status": Text("Status Perkawinan", "Marital Status"),
    "religion": Text("Agama", "Religion"),
    "education": Text("Pendidikan", "Education"),
    "address": Text("Alamat", "Address"),
    "rt_rw": Text("RT/RW", "RT/RW"),
    "village": Text("Kelurahan/Desa", "Village"),
    "district": Text("Kecamatan", "District"),
    "regency": Text("Kabupaten/Kota", "Regency/City"),
    "province": Text("Provinsi", "Province"),
    "region": Text("Kode Wilayah", "Region Code"),
    "phone": Text("Nomor HP", "Phone Number"),
    "email": Text("Email", "Email"),
    "mother_name": Text("Nama Ibu Kandung", "Mother's Name"),
    "occupation": Text("Pekerjaan", "Occupation"),
    "category": Text("Kelompok Pekerja", "Worker Category"),
    "employer": Text("Nama Perusahaan", "Employer"),
    "income": Text("Penghasilan", "Income"),
    "segment": Text("Segmen", "Segment"),
    "programmes": Text("Program", "Programmes"),
    "kpj": Text("Nomor KPJ", "KPJ"),
    "npp": Text("NPP", "NPP"),
    "start_date": Text("Tanggal Mulai", "Start Date"),
    "note": Text("Keterangan", "Note"),
}

# What enrolment asks of a person, in this order.
ENROLMENT: Final = (
    *("nik", "name", "birth_place", "birth_date", "sex", "marital_status", "address", "rt_rw", "village"),
    *("district", "regency", "province", "phone", "email", "mother_name", "occupation", "category", "income"),
    *("segment", "programmes", "kpj", "npp", "start_date"),
)
SEXES: Final = {"L": Text("laki-laki", "male"), "P": Text("perempuan", "female")}


class Asked(NamedTuple):
    """A column of the empty list: what it asks, how a cell is checked, whether a row may go without it."""

    field: str
    help: Text
    example: str
    width: int = 16
    check: Check = ""
    required: bool = False

    @property
    def title(self) -> Text:
        """The heading of the column."""
        return TITLES[self.field]


# The NIK of the example ends in 0000, which no office of population records issues.
COLUMNS: Final = (
    Asked("nik", Text("16 angka seperti pada KTP; biarkan sebagai teks, tanpa spasi, titik atau tanda petik",
                      "16 digits as on the identity card; leave it as text, without spaces, points or quotes"),
          "36720157" "08900000", 20, "digits16", required=True),
    Asked("name", Text("nama seperti pada KTP, tanpa gelar",
                       "the name as on the identity card, without titles"),
          "CONTOH NAMA", 28, required=True),
    Asked("birth_place", Text("kabupaten atau kota tempat lahir", "regency or city of birth"), "Cilegon", 18),
    Asked("birth_date", Text("hari-bulan-tahun dengan angka, misalnya 17-08-1990",
                             "day-month-year in digits, for example 17-08-1990"),
          "17-08-1990", 14, "day", required=True),
    Asked("sex", Text("L (laki-laki) atau P (perempuan); pilih dari daftar",
                      "L (male) or P (female); choose from the list"),
          "P", 9, "choice", required=True),
    Asked("address", Text("jalan, kampung atau dusun, nomor rumah", "street, hamlet, number of the house"),
          "Jl. Contoh No. 1", 30),
    Asked("rt_rw", Text("RT dan RW dengan garis miring, misalnya 001/004", "RT and RW with a stroke, as 001/004"),
          "001/004", 10),
    Asked("village", Text("kelurahan atau desa tempat tinggal", "village of residence"), "Jombang Wetan", 18),
    Asked("district", Text("kecamatan tempat tinggal", "district of residence"), "Jombang", 18),
    Asked("regency", Text("kabupaten atau kota tempat tinggal", "regency or city of residence"),
          "Kota Cilegon", 18),
    Asked("province", Text("provinsi tempat tinggal", "province of residence"), "Banten", 16),
    Asked("phone", Text("nomor HP yang aktif, mulai dengan 0; biarkan sebagai teks",
                        "a phone number in use, beginning with 0; leave it as text"),
          "081200000000", 16, "digits"),
    Asked("mother_name", Text("nama ibu kandung seperti pada kartu keluarga",
                              "the mother's name as on the family card"),
          "CONTOH NAMA IBU", 24),
    Asked("occupation", Text("pekerjaan yang dilakukan sehari-hari", "the work done every day"), "nelayan", 20),
    Asked("category", Text("kode kelompok pekerja; pilih dari daftar, artinya ada di lembar pilihan",
                           "code of the worker category; choose from the list, what it means is on the sheet of "
                           "choices"),
          "nelayan", 18, "choice"),
    Asked("segment", Text("segmen kepesertaan; pilih dari daftar", "segment of membership; choose from the list"),
          "BPU", 10, "choice"),
    Asked("income", Text("penghasilan sebulan dalam rupiah, angka saja",
                         "income of a month in rupiah, digits only"),
          "1000000", 14, "digits"),
    Asked("start_date", Text("hari mulai bekerja atau menjabat, misalnya 01-01-2024; boleh kosong",
                             "the day on which the work or the office began, as 01-01-2024; may be empty"),
          "01-01-2024", 14, "day"),
    Asked("note", Text("catatan untuk kantor, boleh kosong", "a remark for the office, may be empty"), "", 24),
)  # fmt: skip

TITLE: Final = Text("Daftar pekerja", "Workers")
INSTRUCTIONS: Final = (
    Text("Satu baris untuk satu orang; setiap orang cukup satu kali.", "One row a person, each person once."),
    Text("Jangan mengubah judul kolom; kolom lain boleh ditambahkan di sebelah kanan.",
         "Leave the headings as they are; other columns may be added on the right."),
    Text("Jangan menggabungkan sel, dan jangan menaruh judul atau jumlah di antara baris.",
         "Merge no cells, and put no titles or totals between the rows."),
    Text("NIK, nomor HP dan tanggal sudah diatur sebagai teks. Bila menempel dari berkas lain, pakai Tempel "
         "Khusus > Nilai, agar aturan itu tetap ada dan angka NIK tidak dibulatkan.",
         "NIK, phone and dates are set as text. When you paste from another file, use Paste Special > Values, so "
         "that this stays and the digits of a NIK are not rounded."),
    Text("Baris yang disiapkan: {rows}. Bila kurang, salin baris kosong terakhir ke bawah.",
         "Rows prepared: {rows}. If that is not enough, copy the last empty row downwards."),
    Text("Isi yang bertanda wajib harus ada; tanpa itu baris tidak dapat didaftarkan.",
         "What is marked as required must be there; a row without it cannot be enrolled."),
)  # fmt: skip
