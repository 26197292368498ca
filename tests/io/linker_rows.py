"""Rows for the linker: made by hand where a test is about one pair, made up with known truth where about many."""

import random
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pantau.roster.linkage_columns import LINK_COLUMNS

_KINDS = {"BIGINT": pa.int64(), "DATE": pa.date32(), "VARCHAR": pa.string()}
_FIRST = (
    "MUHAMAD",
    "SITI",
    "AHMAD",
    "NUR",
    "SRI",
    "DEWI",
    "AGUS",
    "BUDI",
    "EKO",
    "RINI",
    "HENDRA",
    "YANTO",
    "WAHYUDI",
)
_SYLLABLES = (
    "AN",
    "BA",
    "DE",
    "FI",
    "GU",
    "HA",
    "JO",
    "KA",
    "LU",
    "MA",
    "PO",
    "RA",
    "SU",
    "TI",
    "LES",
    "TAR",
    "SET",
    "KUR",
)


def nik(serial, birth=date(1990, 5, 17), region="367201", woman=False):
    """A NIK of the generated people; put together so that none stands in the file."""
    return f"{region}{birth.day + 40 * woman:02d}{birth:%m%y}{serial:04d}"


def row(row_id, **values):
    """A row of the columns of linking; what is not given is not known."""
    return (
        dict.fromkeys(LINK_COLUMNS, "") | {"row_id": row_id, "source": "roster", "birth_date": None} | values
    )


def person(row_id, name, serial=9001, birth=date(1990, 5, 17), **values):
    """A row of somebody with a good NIK."""
    sound = " ".join(sorted(word[:3] for word in name.split()))
    given = {
        "nik": nik(serial, birth), "name_normal": name, "name_sound": sound, "birth_date": birth,
        "sex": "M", "region": "36.72.01",
    }  # fmt: skip
    return row(row_id, **(given | values))


def write(path: Path, rows, **more):
    """Rows as Parquet; ``more`` are further columns."""
    columns = {
        name: pa.array([one[name] for one in rows], _KINDS[kind]) for name, kind in LINK_COLUMNS.items()
    }
    pq.write_table(pa.table(columns | more), path)
    return path


def many(count, seed, rate=1.0):
    """Rows with errors at ``rate`` times the usual, and the person that each truly is."""
    draw = random.Random(seed)
    surnames = ["".join(draw.choices(_SYLLABLES, k=3)) for _ in range(800)]
    serials = {}
    rows, truth = [], []
    while len(rows) < count:
        birth = date(1955, 1, 1) + timedelta(days=draw.randrange(18_000))
        woman = draw.random() < 0.5
        region = f"3672{draw.randrange(1, 9):02d}"
        serials[region, birth, woman] = serial = serials.get((region, birth, woman), 9000) + 1
        name = f"{draw.choice(_FIRST)} {draw.choice(surnames)} {draw.choice(surnames)}"
        one = person(
            0, name, serial, birth, nik=nik(serial, birth, region, woman), sex="F" if woman else "M",
            region=f"36.72.{region[4:]}", kk=f"{region}{draw.randrange(10**9):010d}",
        )  # fmt: skip
        for _ in range(draw.choices((1, 2, 3), (75, 20, 5))[0]):
            rows.append(_damaged(draw, one, rate) | {"row_id": len(rows)})
            truth.append(f"{region}{birth}{woman}{serial}")
    return rows[:count], truth[:count]


def _damaged(draw, one, rate):
    found = dict(one)
    if draw.random() < 0.03 * rate:
        found |= {"nik": "", "nik_damaged": one["nik"][:15] + "0"}
    elif draw.random() < 0.03 * rate:
        found["nik"] = ""
    if draw.random() < 0.04 * rate:
        at = draw.randrange(1, len(one["name_normal"]) - 1)
        found["name_normal"] = one["name_normal"][:at] + "E" + one["name_normal"][at + 1 :]
        found["name_sound"] = " ".join(sorted(word[:3] for word in found["name_normal"].split()))
    if draw.random() < 0.03 * rate:
        found["birth_date"] = None
    elif draw.random() < 0.02 * rate and one["birth_date"].day <= 12:
        found["birth_date"] = one["birth_date"].replace(
            day=one["birth_date"].month, month=one["birth_date"].day
        )
    return found
