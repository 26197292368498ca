"""A file of boundaries as features with rings of degrees; whatever it claims is checked, nothing is trusted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson

from pantau.core.text import Text
from pantau.errors import Fault, InputError

Ring = list[tuple[float, float]]
Polygon = list[Ring]

MOST_MB: Final = 100
_MOST_FEATURES: Final = 100_000
_MOST_POINTS: Final = 5_000_000
_MOST_ENTRIES: Final = 40  # properties of a feature that are looked at
_WEST, _SOUTH, _EAST, _NORTH = 90.0, -15.0, 145.0, 10.0  # around Indonesia
_TOO_LARGE: Final = Text(
    "berkas {size} MB; paling besar {most} MB. Sederhanakan dulu, misalnya dengan mapshaper",
    "the file has {size} MB; at most {most} MB. Simplify it first, with mapshaper for instance",
)
_NO_FILE: Final = Text("berkas tidak dapat dibaca: {why}", "the file cannot be read: {why}")
_NO_JSON: Final = Text(
    "bukan JSON; yang dibaca: GeoJSON (FeatureCollection) dan TopoJSON (Topology)",
    "this is no JSON; read are GeoJSON (FeatureCollection) and TopoJSON (Topology)",
)
_NO_KIND: Final = Text(
    "bukan GeoJSON atau TopoJSON: 'type' harus FeatureCollection atau Topology",
    "neither GeoJSON nor TopoJSON: 'type' has to be FeatureCollection or Topology",
)
_MISSHAPEN: Final = Text("bentuk ke-{n} rusak: {what}", "feature {n} is broken: {what}")
_ELSEWHERE: Final = Text(
    "bentuk ke-{n} terletak di luar Indonesia ({x}; {y}); koordinat harus bujur dan lintang dalam derajat (EPSG:4326)",
    "feature {n} lies outside Indonesia ({x}; {y}); coordinates have to be longitude and latitude in degrees "
    "(EPSG:4326)",
)
_TOO_MANY: Final = Text(
    "lebih dari {most} {what}; sederhanakan dulu, misalnya dengan mapshaper",
    "more than {most} {what}; simplify it first, with mapshaper for instance",
)


class Feature(NamedTuple):
    """A shape with what the file says of it."""

    number: int
    about: dict[str, str]
    polygons: list[Polygon]


class _Broken(Exception):
    """What is wrong with a shape."""


def features(path: Path) -> list[Feature]:
    """The polygons of a file; `InputError` says what is wrong with it and in which feature."""
    data = _loaded(path)
    kind = data.get("type") if isinstance(data, dict) else None
    if kind not in ("FeatureCollection", "Topology"):
        raise _fault(path, _NO_KIND)
    try:
        found = list(_geo(data) if kind == "FeatureCollection" else _topo(data))
    except _Broken as broken:
        raise _fault(path, broken.args[0]) from None
    return _checked(path, found)


def _loaded(path: Path) -> Any:
    try:
        size = path.stat().st_size
        if size > MOST_MB << 20:
            raise _fault(path, _TOO_LARGE.fill(size=-(-size >> 20), most=MOST_MB))
        return orjson.loads(path.read_bytes())
    except OSError as error:
        raise _fault(path, _NO_FILE.fill(why=error.strerror or type(error).__name__)) from None
    except orjson.JSONDecodeError:
        raise _fault(path, _NO_JSON) from None


def _geo(data: dict[str, Any]) -> Iterator[Feature]:
    for number, one in enumerate(_list(data.get("features"), 0, "features"), 1):
        if not isinstance(one, dict):
            raise _Broken(_MISSHAPEN.fill(n=number, what="Feature"))
        shape = one.get("geometry")
        if isinstance(shape, dict) and shape.get("type") in ("Polygon", "MultiPolygon"):
            parts = _list(shape.get("coordinates"), number, "coordinates")
            several = parts if shape["type"] == "MultiPolygon" else [parts]
            polygons = [
                [_ring(ring, number) for ring in _list(polygon, number, "polygon")] for polygon in several
            ]
            yield Feature(number, _about(one), polygons)


def _topo(data: dict[str, Any]) -> Iterator[Feature]:
    arcs = _arcs(data)
    objects = data.get("objects")
    number = 0
    for one in objects.values() if isinstance(objects, dict) else ():
        for shape in _list(one.get("geometries") if isinstance(one, dict) else None, 0, "geometries"):
            number += 1
            if isinstance(shape, dict) and shape.get("type") in ("Polygon", "MultiPolygon"):
                parts = _list(shape.get("arcs"), number, "arcs")
                several = parts if shape["type"] == "MultiPolygon" else [parts]
                polygons = [
                    [_joined(ring, arcs, number) for ring in _list(polygon, number, "polygon")]
                    for polygon in several
                ]
                yield Feature(number, _about(shape), polygons)


def _arcs(data: dict[str, Any]) -> list[Ring]:
    """The arcs in degrees: where they are counted in steps, the steps added up."""
    transform = data.get("transform")
    raw = [_ring(arc, 0) for arc in _list(data.get("arcs"), 0, "arcs")]
    if not isinstance(transform, dict):
        return raw
    try:
        (kx, ky), (dx, dy) = (map(float, transform[name]) for name in ("scale", "translate"))
    except (KeyError, TypeError, ValueError):
        raise _Broken(_MISSHAPEN.fill(n=0, what="transform")) from None
    arcs = []
    for arc in raw:
        x = y = 0.0
        told: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            told.append((x * kx + dx, y * ky + dy))
        arcs.append(told)
    return arcs


def _joined(numbers: Any, arcs: Sequence[Ring], feature: int) -> Ring:
    """A ring out of its arcs; a negative number is an arc walked backwards."""
    ring: Ring = []
    for number in _list(numbers, feature, "ring"):
        if not isinstance(number, int) or not -len(arcs) <= number < len(arcs):
            raise _Broken(_MISSHAPEN.fill(n=feature, what=f"arc {str(number)[:12]}"))
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _ring(points: Any, feature: int) -> Ring:
    """Pairs of finite numbers; a third one (height) is left out."""
    try:
        ring = [(float(point[0]), float(point[1])) for point in _list(points, feature, "ring")]
    except (TypeError, ValueError, IndexError, KeyError):
        raise _Broken(_MISSHAPEN.fill(n=feature, what="coordinates")) from None
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in ring):
        raise _Broken(_MISSHAPEN.fill(n=feature, what="coordinates"))
    return ring


def _about(one: dict[str, Any]) -> dict[str, str]:
    """Its id and its properties as short texts."""
    told = one.get("properties")
    pairs = list(told.items())[:_MOST_ENTRIES] if isinstance(told, dict) else []
    pairs.append(("id", one.get("id")))
    return {str(name)[:60]: str(value)[:100] for name, value in pairs if isinstance(value, str | int)}


def _list(value: Any, feature: int, what: str) -> list[Any]:
    if not isinstance(value, list):
        raise _Broken(_MISSHAPEN.fill(n=feature, what=what))
    return value


def _checked(path: Path, found: list[Feature]) -> list[Feature]:
    points = sum(len(ring) for one in found for polygon in one.polygons for ring in polygon)
    for count, most, what in (
        (len(found), _MOST_FEATURES, Text("bentuk", "features")),
        (points, _MOST_POINTS, Text("titik", "points")),
    ):
        if count > most:
            raise _fault(path, _TOO_MANY.fill(most=most, what=what))
    faults = []
    for one in found:
        for x, y in (point for polygon in one.polygons for ring in polygon for point in ring):
            if not (_WEST <= x <= _EAST and _SOUTH <= y <= _NORTH):
                text = _ELSEWHERE.fill(n=one.number, x=f"{x:.1f}", y=f"{y:.1f}")
                faults.append(Fault(path.name, 0, text._asdict()))
                break
    if faults:
        raise InputError(faults[:10])
    return found


def _fault(path: Path, text: Text) -> InputError:
    return InputError([Fault(path.name, 0, text._asdict())])
