"""Names: spellings of one name become equal, names of two people do not, and what was written is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pantau.roster.names import read_name

WORDS = [
    *(
        "Muhammad",
        "Moch.",
        "M.",
        "Siti",
        "St.",
        "Abd.",
        "Abdurrochim",
        "Noer",
        "Sri",
        "Soekarno",
        "Tjipto",
        "Djati",
    ),
    *(
        "Drs.",
        "H.",
        "Hj.",
        "S.Pd",
        "SE",
        "M.Si.",
        "K.H.",
        "I",
        "Ni",
        "Gst",
        "Md",
        "Wyn",
        "A.A.",
        "R.",
        "Tb.",
        "La",
    ),
    *(
        "bin",
        "binti",
        "alias",
        "(Alm)",
        "Alm.",
        "br.",
        "Ginting",
        "Sinaga",
        "Kurniawati",
        "Wulansari",
        "Ekaputri",
    ),
    *(
        "Tan",
        "Oei",
        "Lie",
        "Ma'ruf",
        "Syahrul",
        "Khusnul",
        "Dzikri",
        "Bambang",
        "X",
        "Y",
        "2",
        "-",
        ",",
        "SANT0S0",
    ),
    *(
        "Fx",
        "Hutagalung",
        "bhin",
        "Md.",
        "Rt.",
        "Sitti",
        "Nurhayati",
        "Nur",
        "Ayu",
        "Laode",
        "aa",
        "A",
        "Haji",
        "@",
    ),
]
like_names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
letters = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ ", max_size=40)
any_text = st.text(max_size=60)


def same(one, other):
    return read_name(one).normal == read_name(other).normal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Arabic names
        ("Muhammad Iqbal Fahmi", "Moch. Iqbal Fahmi"),
        ("Mohamad Iqbal", "M. Ikbal"),
        ("MUHAMMED IQBAL", "Mhd Iqbal"),
        ("Akhmad Sobari", "ACHMAD SHOBARI"),
        ("Abdul Rokhim", "Abdurrohim"),
        ("Abd. Syakur", "Abdus Syakur"),
        ("Abdullah Umar", "Abdulloh Oemar"),
        ("Siti Khodijah", "Sitti Chodijah"),
        ("St. Maryam", "Siti Mariyam"),
        ("Noor Laila", "Nur Laila"),
        ("Syaifuddin Zuhri", "Saifudin Dzuhri"),
        ("Khaeruddin", "Choirudin"),
        ("Luthfi Hafidz", "Lutfi Hafiz"),
        ("Taufiqurrahman", "Taufikurrohman"),
        ("Ratna Fadhilah", "Ratna Fadilah"),
        # old spelling
        ("Soetrisno", "Sutrisno"),
        ("Tjitro Djojo", "Citro Joyo"),
        ("Njoman Soerja", "Nyoman Surya"),
        ("Sjafii", "Syafii"),
        ("Prijadi", "Priyadi"),
        # a letter that is written or not
        ("Sugiyarto", "Sugiarto"),
        ("Wahyudi Rachman", "Wahjudi Rahman"),
        ("Deddy Mizwar", "Dedi Miswar".replace("sw", "zw")),
        ("Setyawan", "Setiawan"),
        ("Kristanto", "Christanto"),
        ("Sophia Vina", "Sofia Fina"),
        # one word or two
        ("Nur Aisyah", "Nuraisyah"),
        ("Maya Sari", "Mayasari"),
        ("Sri Mulyani", "Srimulyani"),
        ("Dwi Putra", "Dwiputra"),
        # titles
        ("Prof. Dr. Ir. H. Bambang Irawan, M.Sc., Ph.D.", "Bambang Irawan"),
        ("Hj. Yuyun Yuningsih S.Pd.I", "Yuyun Yuningsih"),
        ("Rudi Hartanto SE MM", "Rudi Hartanto"),
        ("Rudi Hartanto, S. H.", "RUDI HARTANTO, SH"),
        ("Wiwin A.Md.Keb", "Wiwin"),
        ("K.H. Mas'ud", "KH Masud"),
        ("Serka Purnawan", "Purnawan"),
        ("Ibu Sumiati", "Sumiati"),
        ("H Darmawan Adi", "Darmawan Adi"),
        # forms of address that are part of the name
        ("Raden Wirahadi", "R. Wirahadi"),
        ("Tb. Ace", "Tubagus Ace"),
        ("Laode Rahim", "La Ode Rahim"),
        ("Dg. Nai", "Daeng Nai"),
        # Balinese
        ("I Gst. Ngr. Oka", "I Gusti Ngurah Oka"),
        ("I Made Oka", "Made Oka"),
        ("Ni Md. Rai", "Ni Made Rai"),
        ("A.A. Gde Raka", "Anak Agung Gede Raka"),
        ("IB Mantra", "Ida Bagus Mantra"),
        # Batak
        ("Hutagalung Togar", "Togar Hutagalung"),
        ("Tiur br. Sinaga", "Tiur Sinaga"),
        ("Sinaga, Tiur", "Tiur Sinaga"),
        # Chinese-Indonesian
        ("Oei Tjong Hoa", "Oey Cong Hoa"),
        ("Tan Tjun Lie alias Budi", "Tan Cun Lie"),
        # parents, other names, numbers, letters for digits
        ("Sarip bin Kasan", "Sarip"),
        ("Aminah Binti Sarip", "Aminah"),
        ("Yayah (Neneng)", "Yayah"),
        ("Kosasih 2", "Kosasih"),
        ("K0SASIH", "Kosasih"),
        ("Kosasih Kosasih", "Kosasih"),
        ("Kosasih -", "Kosasih"),
        ("José Núñez", "Jose Nunez"),
        ("Mu’allim", "Muallim"),
        ("Siti-Rahayu", "Siti Rahayu"),
    ],
)
def test_two_spellings_of_one_name_are_equal(one, other):
    assert read_name(one).normal == read_name(other).normal != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Irwan", "Irma"),
        ("Hermawan", "Hermawati"),
        ("Gunawan", "Gunawati"),
        ("Sukarno", "Sukarni"),
        ("Mulyadi", "Mulyani"),
        ("Suryanto", "Suryanti"),
        ("Sutini", "Sutina"),
        ("Ni Made Oka", "I Made Oka"),
        ("Putu Arta", "Made Arta"),
        ("Eka Wijaya", "Tri Wijaya"),
        ("Ahmad Rizal", "Ahmad Rizali"),
        ("Abdul Karim", "Abdul Halim"),
        ("Muhammad Amin", "Mahmud Amin"),
        ("Mahmudah", "Mahmud"),
        ("Nur Laila", "Nur Laili"),
        ("Indra", "Indri"),
        ("Harjono", "Haryono"),
        ("Jani", "Yani"),
        ("Agus S", "Agus"),
        ("Agus B. Santoso", "Agus Santoso"),
        ("Janda Karto", "Karto"),
    ],
)
def test_two_people_stay_two(one, other):
    assert not same(one, other)


def test_the_name_as_written_is_kept():
    assert read_name("Drs. H.  Moch. Ma'ruf, M.Si").written == "Drs. H. Moch. Ma'ruf, M.Si"


def test_titles_are_told():
    assert read_name("Prof. Dr. H. Ahmad Fulani, S.H., M.Si").titles == ("PROF", "DR", "H", "SH", "MSI")
    assert read_name("Ahmad Fulani").titles == ()


def test_a_title_needs_a_name_beside_it():
    assert read_name("Sari, S.Pd").normal == "SARI"
    assert read_name("H. M. Rizal").normal == "MUHAMAD RIZAL"
    assert read_name("Haji").normal == "HAJI"
    assert read_name("H Rizal").normal == "H RIZAL"  # it may be an initial
    assert read_name("Siti Ama").normal == "SITI AMA"  # a name in Nusa Tenggara; with dots a title


def test_a_parent_is_told_and_not_compared():
    assert read_name("Darto bin Kasan").parent == "KASAN"
    assert read_name("Siti binti H. Kasan").parent == "H KASAN"
    assert read_name("Bin Hur").parent == ""


@pytest.mark.parametrize(
    "text",
    [
        "Alm. Darto",
        "Almh. Aminah",
        "Darto (Alm)",
        "DARTO ALM",
        "Darto, Alm.",
        "Almarhum Darto",
        "Darto (MD)",
        "Darto (wafat)",
    ],
)
def test_a_death_is_told(text):
    read = read_name(text)
    assert read.deceased
    assert "name_deceased" in read.issues
    assert read.normal in ("DARTO", "AMINA")


@pytest.mark.parametrize(
    "text", ["Darto", "Salma", "Darto bin Alm. Kasan", "Janda Alm. Kasan", "Ani (istri Alm. Darto)"]
)
def test_the_death_of_another_is_not_theirs(text):
    assert not read_name(text).deceased


@pytest.mark.parametrize(
    "text", ["-", "N N", "N.N.", "TES", "xxx", "aaaa", "Anonim", "tidak ada", "...", "Hamba Allah"]
)
def test_what_fills_a_cell_is_no_name(text):
    read = read_name(text)
    assert (read.normal, read.sound, read.issues) == ("", "", ("name_is_placeholder",))


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("", "name_missing"),
        ("  \u200b", "name_missing"),
        ("A", "name_too_short"),
        ("A. B.", "name_too_short"),
        ("Budi 3", "name_has_digits"),
        ("0812345", "name_has_digits"),
    ],
)
def test_what_is_odd_in_a_name_is_told(text, issue):
    assert issue in read_name(text).issues


@pytest.mark.parametrize("text", ["Ai", "Oh", "Nining", "Ii", "Su Wie"])
def test_a_short_name_is_a_name(text):
    read = read_name(text)
    assert (read.normal != "", read.issues) == (True, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hutagalung Togar Parulian", "Togar Parulian Hutagalung"),
        ("Muhammad Iqbal", "Iqbal"),
        ("Halimah", "Alimah"),
        ("Syarifuddin", "Saripudin"),
        ("Nurhayati", "Nurhayati"),
        ("Zaki", "Jaki"),
    ],
)
def test_one_sound_finds_what_spelling_parts(one, other):
    assert read_name(one).sound == read_name(other).sound != ""


@settings(max_examples=200)
@given(like_names | letters | any_text)
def test_a_normal_form_is_its_own(text):
    normal = read_name(text).normal
    assert read_name(normal).normal == normal
    assert read_name(normal).sound == read_name(text).sound


@given(like_names | letters)
def test_capitals_never_matter(text):
    assert read_name(text.lower()).normal == read_name(text.upper()).normal == read_name(text).normal


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6),
    st.sampled_from(["  ", "\u00a0", "\t", " \u200b "]),
)
def test_spaces_never_matter(words, gap):
    assert read_name(gap.join(["", *words, ""])).normal == read_name(" ".join(words)).normal


@settings(max_examples=200)
@given(like_names)
def test_a_comma_at_the_end_never_matters(text):
    one, other = read_name(text), read_name(f"{text},")
    assert one._replace(written="") == other._replace(written="")


@given(like_names | any_text)
def test_every_normal_form_is_words_of_plain_letters(text):
    read = read_name(text)
    assert read.normal == " ".join(read.tokens)
    assert all(token.isascii() and token.isalpha() and token.isupper() for token in read.tokens)
    assert read.normal or read.issues
