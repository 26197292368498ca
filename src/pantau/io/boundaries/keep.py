"""Boundaries in the home: simplified as far as a screen can show, one file a level, with their credit."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from pantau.core.text import Text
from pantau.errors import Fault, InputError
from pantau.io.boundaries.matching import matched
from pantau.io.boundaries.reading import Feature, Polygon, Ring, features

FOLDER: Final = "maps"
MOST_POINTS: Final = 120_000  # that are kept of a level
_FINEST, _COARSEST = 0.0005, 1.0  # degrees: about 55 metres, and more than a map can bear
_NOBODY: Final = Text(
    "tidak ada bentuk yang dikenali sebagai provinsi atau kabupaten/kota; beri tiap bentuk kode Kemendagri, "
    "misalnya properti kode = 36.72. Yang ditemukan: {names}",
    "no feature is recognised as a province or regency; give each its Kemendagri code, such as a property "
    "kode = 36.72. Found: {names}",
)


class Added(NamedTuple):
    """What was taken in of one level: regions, points kept of points read, and what was not recognised."""

    level: str
    regions: int
    points: int
    points_read: int
    strange: tuple[str, ...]


class Kept(NamedTuple):
    """Boundaries of a level: polygons by code, whom to thank, and a seal that changes with them."""

    shapes: dict[str, list[Polygon]]
    credit: str
    seal: str


def add(path: Path, home: Path, credit: str = "") -> list[Added]:
    """Take the boundaries of a file into a home; those of a level that were there before are replaced.

    Raises `InputError` for what cannot be read or recognised.
    """
    by_level, strange = matched(features(path))
    if not by_level:
        names = ", ".join(strange[:5]) or "–"
        raise InputError([Fault(path.name, 0, _NOBODY.fill(names=names)._asdict())])
    told = []
    for level, found in by_level.items():
        read = sum(_points(one.polygons) for every in found.values() for one in every)
        shapes = simplified(found)
        kept_points = sum(map(_points, shapes.values()))
        _write(home / FOLDER / f"{level}.json", {"credit": " ".join(credit.split())[:200], "shapes": shapes})
        told.append(Added(level, len(shapes), kept_points, read, tuple(strange)))
    return told


def simplified(found: dict[str, list[Feature]], most: int = MOST_POINTS) -> dict[str, list[Polygon]]:
    """Shapes on a grid, as fine as the number of points allows; neighbours keep the border that they share."""
    whole = {code: [polygon for one in every for polygon in one.polygons] for code, every in found.items()}
    grid = _FINEST
    while grid < _COARSEST:
        shapes = {code: _on_grid(polygons, grid) for code, polygons in sorted(whole.items())}
        if sum(map(_points, shapes.values())) <= most:
            return shapes
        grid *= 2
    return {code: [[_square(polygons, grid)]] for code, polygons in sorted(whole.items())}


def kept(home: Path, level: str) -> Kept | None:
    """The boundaries of a level; none where none were added."""
    path = home / FOLDER / f"{level}.json"
    try:
        about = path.stat()
    except OSError:
        return None
    return _loaded(path, about.st_mtime_ns)


@lru_cache(maxsize=4)
def _loaded(path: Path, _changed: int) -> Kept:
    raw = path.read_bytes()
    told: dict[str, Any] = orjson.loads(raw)
    return Kept(told["shapes"], told["credit"], hashlib.sha256(raw).hexdigest()[:16])


def _on_grid(polygons: Sequence[Polygon], grid: float) -> list[Polygon]:
    """Every point at its place of the grid; rings that vanish are left out, but never the whole region."""
    found = []
    for polygon in polygons:
        rings = [ring for ring in (_snapped(one, grid) for one in polygon) if len(ring) > 3]
        if rings and len(_snapped(polygon[0], grid)) > 3:
            found.append(rings)
    return found or [[_square(polygons, grid)]]


def _snapped(ring: Ring, grid: float) -> Ring:
    """A closed ring without the points that fall on the one before them."""
    told: Ring = []
    for x, y in ring:
        point = (round(round(x / grid) * grid, 5), round(round(y / grid) * grid, 5))
        if not told or told[-1] != point:
            told.append(point)
    if told and told[0] != told[-1]:
        told.append(told[0])
    return told


def _square(polygons: Sequence[Polygon], grid: float) -> Ring:
    """A square of the grid where a region lies that is smaller than that."""
    x, y = next((point for polygon in polygons for ring in polygon for point in ring), (0.0, 0.0))
    half = grid / 2
    corners = ((-half, -half), (-half, half), (half, half), (half, -half), (-half, -half))
    return [(round(x + dx, 5), round(y + dy, 5)) for dx, dy in corners]


def _points(polygons: Iterable[Polygon]) -> int:
    return sum(len(ring) for polygon in polygons for ring in polygon)


def _write(path: Path, told: dict[str, Any]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(orjson.dumps(told))
    part.replace(path)
