"""The files of an award: those that were brought under the names they must have, and what came of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from pantau.award import Scheme
from pantau.core.spelling import meant
from pantau.core.text import LANGUAGES, Language, Text
from pantau.errors import Fault, InputError
from pantau.figures.table_faults import Faults
from pantau.io.award_charts import drawn, ranks_chart, why_chart
from pantau.io.award_files import SCHEME_FILES, TABLES, parsed_scheme
from pantau.io.award_scheme_text import scheme_text
from pantau.report.blocks import Chart
from pantau.web.uploads import keep, new_folder, shown_name
from pantau.workspace_award import Judged, write_example

NAMES: Final = (
    *SCHEME_FILES,
    *("case.toml", "figures.csv", "sources.csv", "regulations.csv", "measures_taken.csv"),
    *(f"{table}.csv" for table in TABLES),
)
ENDINGS: Final = (".toml", ".yaml", ".yml", ".csv")
_UNKNOWN: Final = Text(
    "nama berkas ini tidak dikenal; namanya {known}{meant}",
    "this is not the name of a file of an award; they are {known}{meant}",
)
_TWICE: Final = Text("berkas ini ada dua kali; kirim satu", "this file was given twice; send one")
_CHARTS: Final = ("title", "description", "specification")


def kept(uploads: Iterable[Any]) -> Path:
    """Uploads in a new folder, under the names of an award; `InputError` for a name that is none of them."""
    uploads = list(uploads)
    names = [shown_name(one).lower() for one in uploads]
    faults = []
    for place, name in enumerate(names):
        if name not in NAMES:
            faults.append(_fault(name, _UNKNOWN.fill(known=", ".join(NAMES), meant=meant(name, NAMES))))
        elif name in names[:place]:
            faults.append(_fault(name, _TWICE))
    if faults:
        raise InputError(faults)
    folder = new_folder()
    inside = _inside(folder)
    for name, path in zip(names, keep(uploads, folder, ENDINGS), strict=True):
        path.rename(inside / name)
    return folder


def example() -> Path:
    """The made-up award in a new folder."""
    folder = new_folder()
    write_example(_inside(folder))
    return folder


def changed(folder: Path, scheme: Scheme) -> Path:
    """A copy of an award with another scheme, in a new folder; the earlier one stays as it was."""
    after = new_folder()
    inside = _inside(after)
    for name in NAMES:
        if name not in SCHEME_FILES and (files(folder) / name).exists():
            shutil.copyfile(files(folder) / name, inside / name)
    (inside / SCHEME_FILES[0]).write_text(scheme_text(scheme), encoding="utf-8")
    return after


def files(folder: Path) -> Path:
    """Where the files of an award lie in its folder."""
    return folder / "award"


def scheme_of(folder: Path) -> Scheme:
    """The scheme of an award; `InputError` where it cannot be read."""
    faults = Faults()
    name = next((one for one in SCHEME_FILES if (files(folder) / one).exists()), SCHEME_FILES[0])
    path = files(folder) / name
    found = parsed_scheme(name, path.read_bytes(), faults) if path.exists() else None
    if found is None:
        raise InputError(faults.told(name) or [_fault(name, _UNKNOWN.fill(known=name, meant=""))])
    return found


def write_results(award: Judged, folder: Path) -> None:
    """What came of it in both languages: ranks, firmness, sheets, drawings, workbook."""
    for language in LANGUAGES:
        told = {
            **award.as_json(language),
            "firmness": award.firmness_json(language)["contests"],
            "sheets": {one.region: award.why_json(one, language) for one in award.sheets},
            "drawings": _drawings(award, language),
        }
        text = json.dumps(told, ensure_ascii=False)
        (folder / f"result.{language}.json").write_text(text, encoding="utf-8")
        award.write_workbook(folder / language, language)


def results(folder: Path, language: Language) -> dict[str, Any]:
    """What came of it in one language."""
    told: dict[str, Any] = json.loads((folder / f"result.{language}.json").read_text("utf-8"))
    return told


def drawing(told: dict[str, Any], name: str) -> str | None:
    """A drawing as SVG; none where there is none of that name."""
    kept = told["drawings"].get(name)
    if kept is None:
        return None
    return drawn(Chart(id=name, table=None, **{key: kept[key] for key in _CHARTS}))


def _drawings(award: Judged, language: Language) -> dict[str, dict[str, Any]]:
    charts = {f"ranks-{place}": ranks_chart(one, language) for place, one in enumerate(award.rankings) if one}
    charts |= {f"why-{one.region}": why_chart(one, language) for one in award.sheets}
    return {name: {key: getattr(one, key) for key in _CHARTS} for name, one in charts.items()}


def _inside(folder: Path) -> Path:
    inside = files(folder)
    inside.mkdir(mode=0o700)
    return inside


def _fault(name: str, text: Text) -> Fault:
    return Fault(name, 0, text._asdict())
