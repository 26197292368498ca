"""Columns are found by what was given, by their headings in two languages, and by what they hold."""

import csv
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.errors import InputError
from pantau.roster.columns import FIELDS, PARTS, letter, recognise
from pantau.roster.columns_content import content_of, long_number, place_and_day, plain_cell
from pantau.roster.columns_given import read_given
from pantau.roster.columns_headings import JOINED, distance, field_of, listed_field, plain_heading

REGION = "3672" + "01"


def nik(day, serial, region=REGION):
    return region + f"{day:02d}0585" + f"{serial:04d}"


def listed():
    with (files("pantau.roster") / "data" / "headings.csv").open(encoding="utf-8") as rows:
        return [(row["heading"], row["field"]) for row in csv.DictReader(rows)]


def found(*headers, rows=(), **given_columns):
    return recognise(headers, rows, given_columns)


# Headings


@pytest.mark.parametrize(("heading", "field"), listed())
def test_every_listed_heading_means_its_field(heading, field):
    assert field in (*FIELDS, *PARTS)
    for written in (heading, heading.upper(), f" {heading.replace(' ', '  ')} *", f"{heading}."):
        assert field_of(written) == (field, 100)
    assert listed_field(heading) == field


def test_every_field_has_a_heading_in_the_list():
    assert {field for _, field in listed()} == {*FIELDS, *PARTS}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nomr Induk Kependudkan", "nik"),
        ("N.I.K", "nik"),
        ("Nomor KTP / NIK", "nik"),
        ("NO. INDUK\nKEPENDUDUKAN", "nik"),
        ("Nama Lengkap (sesuai KTP)", "name"),
        ("Nama Peserta *)", "name"),
        ("Nma Lengkp", "name"),
        ("NAMALENGKAP", "name"),
        ("Tanggl Lahir", "birth_date"),
        ("TanggalLahir", "birth_date"),
        ("Dat of Brith", "birth_date"),
        ("Tmpt/Tgl Lahir", "birth_place_date"),
        ("Jenis Klamin (L/P)", "sex"),
        ("Kecamtan", "district"),
        ("Desa / Kel.", "village"),
        ("Kelurhan/Desa", "village"),
        ("No. HP/WA", "phone"),
        ("Nomer Hanphone", "phone"),
        ("Pekerjaaan", "occupation"),
        ("Nama Ibu Kandng", "mother_name"),
        ("Statsu Perkawinan", "marital_status"),
        ("No. Kartu Keluaga", "kk"),
        ("Keteranggan", "note"),
        ("ＮＩＫ", "nik"),
        (f"Alamat{JOINED}RT", "rt"),
        ("Jenis Pekerjaan/Profesi", "occupation"),
        ("No Telepon / WA Aktif", "phone"),
        ("Penghasilan/Bulan (Rp.)", "income"),
        (f"Identitas{JOINED}Nama Lengkap", "name"),
        (f"Jenis Kelamin{JOINED}L", "sex_male"),
        (f"L/P{JOINED}Pr", "sex_female"),
        (f"Ibu Kandung{JOINED}Nama", "mother_name"),
    ],
)
def test_headings_as_offices_write_them(heading, field):
    assert field_of(heading).field == field


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Nama Ahli Waris",
            "NIK Suami",
            "NIK Ibu",
            f"Ahli Waris{JOINED}Nama",
            f"Anak{JOINED}NIK",
            "NIP",
            "Umur",
        ),
        *(
            "No. Rekening",
            "Nama Bank",
            "BUDI SANTOSO",
            "Cilegon",
            "12",
            "",
            " ",
            "***",
            "Kewarganegaraan",
            "x" * 500,
        ),
        *("No Peserta BPJS Kesehatan", "Golongan Darah", "TPS"),
        *("No. SK", "Nama / Alamat", "Desa/Kecamatan", "Nama Suami/Istri", "NUPTK", "No. BPJS", "Lengkap"),
    ],
)
def test_what_is_no_heading_of_ours_means_nothing(heading):
    assert field_of(heading) is None


LONG = [pair for pair in listed() if len(plain_heading(pair[0])) > 13 and pair[1] not in PARTS]


@settings(deadline=None)
@given(st.sampled_from(LONG), st.data())
def test_one_wrong_letter_in_a_long_word_never_makes_it_another_field(pair, data):
    words, field = plain_heading(pair[0]).split(), pair[1]
    at = data.draw(st.sampled_from([n for n, word in enumerate(words) if len(word) > 3]))
    place = data.draw(st.integers(0, len(words[at]) - 1))
    wrong = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    words[at] = words[at][:place] + wrong + words[at][place + 1 :]
    meaning = field_of(" ".join(words))
    assert meaning is None or meaning.field == field


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_may_stand_as_a_heading(text):
    meaning = field_of(text)
    assert meaning is None or (meaning.field in (*FIELDS, *PARTS) and 0 < meaning.percent <= 100)


@settings(deadline=None)
@given(st.text("abcd", max_size=8), st.text("abcd", max_size=8))
def test_distance_is_the_same_both_ways(one, other):
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


# Given columns


def test_columns_are_given_by_letter_and_by_heading():
    headers = ["A1", "Nomor", "Orang", "Hari"]
    fields = recognise(headers, (), read_given("nik=b, name=orang,birth_date=D")).fields
    assert (fields["nik"], fields["name"], fields["birth_date"]) == (1, 2, 3)
    assert all(column.how == "given" for column in recognise(headers, (), {"nik": "B"}).columns[:1])


def test_what_is_given_prevails_over_the_heading():
    recognition = found("NIK", "Nama", "NIK lama", rows=[[nik(1, 1), "SITI", nik(2, 2)]], nik="C")
    assert recognition.fields["nik"] == 2
    assert 0 in recognition.unknown


def test_a_heading_goes_before_a_letter():
    assert found("B", "x", "y", nik="b").fields["nik"] == 0


@pytest.mark.parametrize(
    ("given_columns", "said"),
    [
        ({"nik": "Z"}, "no column 'Z' for 'nik'; the columns are A to B"),
        ({"nik": "Nomor Kartu"}, "no column 'Nomor Kartu'"),
        ({"nikk": "A"}, "did you mean 'nik'?"),
        ({"salary": "A"}, "the fields are nik, kk"),
        ({"nik": "A", "kk": "A"}, "given for 'kk' and 'nik'"),
    ],
)
def test_a_column_that_does_not_exist_is_a_fault(given_columns, said):
    with pytest.raises(InputError) as caught:
        recognise(["NIK", "Nama"], (), given_columns)
    assert said in str(caught.value)
    assert caught.value.faults[0].message["id"] != caught.value.faults[0].message["en"]


@pytest.mark.parametrize("text", ["nik", "nik=", "=B", "nik=A,nik=B"])
def test_a_list_of_columns_that_cannot_be_read_is_a_fault(text):
    with pytest.raises(InputError, match="--columns"):
        read_given(text)


# Content


def people(n=20):
    for i in range(n):
        day = 1 + i % 28 + (40 if i % 2 else 0)
        yield i, nik(day, i + 1), nik(1 + i // 4, 1 + i // 4, "3672" + "02")


def test_columns_without_headings_are_told_by_their_cells():
    last = ("AMINAH", "SANTOSO", "FAUZI", "HAYATI", "ALI")
    names = [f"{first} {name}" for first in ("SITI", "BUDI", "AHMAD", "NUR") for name in last]
    rows = [
        [
            str(i + 1),
            family,
            own,
            names[i],
            f"{1 + i % 28:02d}-05-1985",
            "LP"[i % 2],
            f"0812{i:07d}",
            f"{i:011d}",
        ]
        for i, own, family in people()
    ]
    fields = recognise([""] * 8, rows).fields
    assert fields == {
        "no": 0,
        "kk": 1,
        "nik": 2,
        "name": 3,
        "birth_date": 4,
        "sex": 5,
        "phone": 6,
        "kpj": 7,
    }


def test_two_columns_that_cannot_be_told_apart_are_said_to_be_so():
    rows = [[nik(1 + i, i + 1), nik(2 + i, i + 1, "3672" + "03")] for i in range(10)]
    recognition = recognise(["", ""], rows)
    assert recognition.fields["nik"] == 0
    assert recognition.ambiguous[0].field == "nik"
    assert recognition.ambiguous[0].others == (1,)
    assert "--columns" in recognition.ambiguous[0].text.en


def test_a_heading_over_the_wrong_column_gives_way_to_the_numbers():
    rows = [[nik(1 + i, i + 1), f"ORANG {chr(65 + i)}", "CILEGON"] for i in range(10)]
    recognition = recognise(["Kode", "NIK", "Nama"], rows)
    assert recognition.fields["nik"] == 0
    assert "column B is headed nik" in recognition.ambiguous[0].text.en


def test_of_two_columns_headed_alike_the_fuller_one_is_used():
    rows = [["", nik(i + 1, i + 1), "A"] for i in range(8)]
    recognition = recognise(["NIK", "No KTP", "Nama"], rows)
    assert recognition.fields["nik"] == 1
    assert recognition.ambiguous[0].others == (0,)


def test_a_column_of_niks_is_found_though_its_heading_says_nothing():
    rows = [[str(i), nik(i + 1, i + 1), f"ORANG {chr(65 + i)}"] for i in range(8)]
    recognition = recognise(["No", "Identifikasi", "Nama"], rows)
    assert recognition.fields["nik"] == 1
    assert next(column.how for column in recognition.columns if column.field == "nik") == "content"


@pytest.mark.parametrize("heading", ["No. Rekening BRI", "NPWP", "NIK Suami", "NUPTK", "No KKS"])
def test_numbers_of_something_else_are_no_niks_though_they_look_like_them(heading):
    rows = [[f"ORANG {chr(65 + i)}", "CILEGON", nik(i + 1, i + 1)] for i in range(8)]
    assert "nik" not in recognise(["Nama", "Kota", heading], rows).fields


def test_days_under_a_heading_of_their_own_are_of_birth_only_where_the_niks_say_so():
    rows = [[nik(i + 1 + 40 * (i % 2), i + 1), f"{i + 1:02d}/05/1985", "02/01/2024"] for i in range(8)]
    assert recognise(["NIK", "Tgl", "Tgl Verifikasi"], rows).fields == {"nik": 0, "birth_date": 1}
    assert recognise(["NIK", "Tgl Verifikasi"], [[row[0], row[2]] for row in rows]).fields == {"nik": 0}


def test_of_several_columns_of_names_the_one_that_says_so_is_used():
    names = ["SITI AMINAH", "BUDI ALI", "AHMAD FAUZI", "NUR ANI", "DEWI SARI"]
    rows = [[nik(i + 1, i + 1), name[::-1], name] for i, name in enumerate(names)]
    assert recognise(["NIK", "Orang", "Nama Anggota KPPS"], rows).fields["name"] == 2


def test_headings_alone_suffice():
    recognition = found("No", "NIK", "Nama", "Golongan Darah")
    assert recognition.fields == {"no": 0, "nik": 1, "name": 2}
    assert recognition.unknown == (3,)
    assert recognition.is_list()


@pytest.mark.parametrize(
    ("cells", "telling"),
    [
        (["081234567890", "+62 812-3456-7890", "85712345678"], "phone"),
        (["12/05/1980", "1980-05-12", "12 Mei 1980"], "birth_date"),
        (["Cilegon, 12-05-1980", "Serang 1 Mei 1977", "Jakarta, 03/04/85"], "birth_place_date"),
        (["L", "P", "Laki-laki"], "sex"),
        (["001/002", "RT 01 / RW 03", "1/2"], "rt_rw"),
        (["a@b.id", "siti.aminah@contoh.go.id", "x_y@z.com"], "email"),
        (["1", "2", "3", "4"], "no"),
        (["3,67201E+15", "3.67201E+15", "3,67202E+15"], "nik"),
        (["x1", "y2", "z3"], ""),
        (["L"], ""),
        ([], ""),
    ],
)
def test_what_cells_look_like(cells, telling):
    content = content_of(cells)
    assert (content.telling if content.share and max(content.share.values()) else "") == telling


def test_family_cards_repeat_and_have_no_day_of_a_woman():
    own = content_of([number for _, number, _ in people()])
    assert own.women == 50
    assert content_of([number for _, _, number in people()]).distinct == 25


def test_numbers_as_spreadsheets_leave_them():
    digits = nik(5, 7)
    apart = f"{digits[:6]} {digits[6:12]} {digits[12:]}"
    for text in (digits, f"'{digits}", apart, "3,67201E+15", digits[:15], digits + "0"):
        assert long_number(text)
    for text in ("", "081234567890", digits + "00", "NIP. " + digits, "SITI", "12.500.000"):
        assert not long_number(text)
    assert plain_cell("\u200f３６\u00a072\x00") == "36 72"


# Values of a row


def test_parts_are_joined_and_joint_cells_taken_apart():
    recognition = found("Nama", "TTL", "RT", "RW", f"L/P{JOINED}L", f"L/P{JOINED}P")
    assert recognition.values(["SITI", "Kab. Serang, 1 Mei 1977", "01", "3", "", "v"]) == {
        "name": "SITI",
        "birth_place": "Kab. Serang",
        "birth_date": "1 Mei 1977",
        "rt_rw": "01/3",
        "sex": "P",
    }
    assert recognition.values(["BUDI"])["sex"] == ""
    assert recognition.values(["BUDI", "", "", "", "v", "v"])["sex"] == "L/P"


def test_a_row_that_ends_early_has_the_rest_empty():
    assert found("Nama", "NIK").values(["SITI"]) == {"name": "SITI", "nik": ""}


@settings(deadline=None)
@given(st.text(max_size=40))
def test_nothing_of_a_joint_cell_is_lost_but_the_sign_between(text):
    place, day = place_and_day(text)
    assert "".join(filter(str.isalnum, place + day)) == "".join(filter(str.isalnum, " ".join(text.split())))


@settings(deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=8),
    st.lists(st.text(max_size=20), max_size=6),
)
def test_any_table_can_be_looked_at(rows, headers):
    recognition = recognise(headers, rows)
    width = max([len(headers), *map(len, rows)])
    taken = [column.position for column in recognition.columns]
    assert sorted([*taken, *recognition.unknown]) == list(range(width))
    for row in rows:
        assert all(isinstance(value, str) for value in recognition.values(row).values())


@settings(deadline=None)
@given(st.integers(0, 16_383))
def test_a_column_has_one_letter(index):
    assert recognise([""] * (index % 90 + 1), (), {"nik": letter(index % 90)}).fields == {"nik": index % 90}
