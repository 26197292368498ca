"""The same indicators once more, person by person in plain Python: slow, and shares nothing with what it checks."""

import random
from collections import defaultdict
from datetime import date
from decimal import Decimal

REGIONS = ("36.72.01", "36.72.02", "36.72", "36.71.01", "36", "33.01.02", "33.01", "91.01.01", "93.02")
CATEGORIES = ("nelayan", "petani", "rentan", "rt_rw", "formal", "")
SEGMENTS = ("PU", "BPU", "PMI", "JAKON")
MONTHS = ("2024-05", "2024-06", "2024-07")
PROGRAMMES = ("jkk", "jkm", "jht", "jp", "jkp")


def contributions(seed, persons=40):
    """Rows of contributions with their `counts` decided as the contract says; some correct themselves."""
    draw = random.Random(seed)
    rows = []
    for person in range(persons):
        sex, born = draw.choice(["M", "F", ""]), draw.choice([None, date(1960 + person, 3, 1)])
        for at in MONTHS:
            if draw.random() < 0.25:
                continue
            mine = {}
            for _ in range(draw.choice([1, 1, 1, 2, 3])):
                segment, payer = draw.choice(SEGMENTS), draw.choice(["a", "b"])
                mine[segment, payer] = {
                    "person": person, "month": date.fromisoformat(f"{at}-01"), "segment": segment, "payer": payer,
                    "region": draw.choice(REGIONS), "category": draw.choice(CATEGORIES),
                    "sponsor": draw.choice(["APBD", "CSR", ""]), "sex": sex, "birth_month": born,
                    **{one: draw.choice([None, Decimal(draw.randrange(1, 10**7)) / 100]) for one in PROGRAMMES},
                }  # fmt: skip
            rows += counted(list(mine.values()))
    return rows


def counted(rows):
    """The rows of a person's month with what each counts for."""
    rows.sort(key=lambda row: (SEGMENTS.index(row["segment"]), row["payer"]))
    for place, row in enumerate(rows):
        row["counts"] = 1 if place == 0 else 0
    for bit, one in enumerate(PROGRAMMES, start=1):
        paying = [row for row in rows if row[one] is not None]
        if paying:
            paying[0]["counts"] |= 1 << bit
    if len({row["payer"] for row in rows}) > 1:
        rows[0]["counts"] |= 64
    segments = [row["segment"] for row in rows]
    if len(set(segments)) < len(segments):
        rows[0]["counts"] |= 128
    return rows


def cube_of(rows, age_band):
    """One row of the cube for each contribution, and one more with its flows: the cube adds up whatever its rows."""
    months = defaultdict(dict)
    for row in rows:
        if row["counts"] & 1:
            months[row["person"]][row["month"]] = row
    cube = [_cell(row, age_band, **_of_row(row)) for row in rows]
    for of in months.values():
        first = min(of)
        for at, row in of.items():
            before = date(at.year, at.month - 1, 1)
            if at == first:
                cube.append(_cell(row, age_band, new_workers=1))
            elif before not in of:
                cube.append(_cell(row, age_band, restarted_workers=1))
            after = date(at.year, at.month + 1, 1)
            if after not in of:
                cube.append({**_cell(row, age_band, lapsed_workers=1), "month": after})
    return cube


def _of_row(row):
    sums = {"workers": row["counts"] & 1, "memberships": 1}
    for bit, one in enumerate(PROGRAMMES, start=1):
        sums[f"workers_{one}"] = (row["counts"] >> bit) & 1
        sums[one] = row[one] or 0
    return sums | {"paid_twice": (row["counts"] >> 6) & 1, "paid_twice_in_segment": (row["counts"] >> 7) & 1}


def _cell(row, age_band, **sums):
    keys = ("month", "region", "category", "segment", "sponsor", "sex")
    return {**{key: row[key] for key in keys}, "age_band": age_band(row), **sums}


def age_band(row):
    """The age band of a row, counted out."""
    if row["birth_month"] is None or row["birth_month"] > row["month"]:
        return ""
    years = row["month"].year - row["birth_month"].year - (row["month"].month < row["birth_month"].month)
    for least, band in (
        (65, "65+"),
        (55, "55-64"),
        (45, "45-54"),
        (35, "35-44"),
        (25, "25-34"),
        (18, "18-24"),
    ):
        if years >= least:
            return band
    return "0-17"


def claims(seed, count=60):
    """Claims that were paid, some of them corrected or taken back."""
    draw = random.Random(seed + 1)
    rows = []
    for n in range(count):
        row = {
            "claim_id": f"c{n}", "person": n, "programme": draw.choice(["JKK", "JKM", "JHT"]),
            "event_date": date(2024, draw.randrange(1, 5), draw.randrange(1, 29)),
            "paid_on": date(2024, draw.randrange(5, 9), draw.randrange(1, 29)),
            "amount": Decimal(draw.choice([4_200_000_000, 1_000_000_000, draw.randrange(1, 10**10)])) / 100,
            "region": draw.choice(REGIONS), "segment": draw.choice(SEGMENTS), "category": draw.choice(CATEGORIES),
            "sponsor": draw.choice(["APBD", "CSR"]), "sex": draw.choice("MF"), "birth_month": date(1980, 1, 1),
        }  # fmt: skip
        rows.append(row)
        if draw.random() < 0.3:
            rows.append(row | {"sign": -1})
            if draw.random() < 0.7:
                rows.append(row | {"amount": row["amount"] * 2, "paid_on": date(2024, 7, 31)})
    return rows
