"""Lists for the tests of rosters: real workbooks of made-up people, and small ones that are in doubt on purpose."""

import csv
import io
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import SimpleUploadedFile

from pantau.io.synthetic_files import write_office_workbooks
from pantau.synthetic import UGLY, offices, population, rosters

HEADS = ("NIK", "Nama", "Tanggal Lahir", "L/P", "Kecamatan", "Nama Ibu Kandung")
WHY = {"reason": "dikirim ke cabang"}
GIVEN = {"region": "36.72", "lawful_basis": "public_task", "months": "12"}


def nik(serial, day):
    """A number that no office issues: its serial is 0000 or its day is of nobody here."""
    return "367201" + day + f"{serial:04d}"


DOUBTS = (
    (nik(2, "030279"), "BUDI HARTONO", "03/02/1979", "L", "Cibeber", "WATI"),
    ("", "BUDI HARTON", "03/02/1979", "L", "Cilegon", ""),
    (nik(5, "050590"), "DEDI KURNIAWAN", "05/05/1990", "L", "Cibeber", "LINA"),
    (nik(6, "050590"), "DEDE KURNIAWAN", "05/05/1990", "L", "Cibeber", "LINA"),
    (nik(3, "521190"), "CITRA LESTARI", "12/11/1990", "P", "Cibeber", "AAN"),
)


def listed(rows=DOUBTS, heads=HEADS, name="daftar rt.csv"):
    """A list as somebody uploads it."""
    text = io.StringIO()
    csv.writer(text).writerows([heads, *rows])
    return SimpleUploadedFile(name, text.getvalue().encode())


def workbooks(size=60):
    """Workbooks of several offices, each in its own layout."""
    random = Random(5)
    kept = offices(random, damaged=0.2)[:3]
    with TemporaryDirectory() as folder:
        lists = rosters(random, list(population(random, size, ("36.72",))), UGLY, kept)
        files = write_office_workbooks(random, Path(folder), lists, kept)
        return [SimpleUploadedFile(path.name, path.read_bytes()) for path in files]
