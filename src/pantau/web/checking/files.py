"""The files of a check: pasted figures become a case, a review becomes JSON and reports."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from pantau.core.text import LANGUAGES

REPORTS = ("report.pdf", "report.xlsx", "report.html")


def write_pasted(folder: Path, given: dict[str, Any]) -> str:
    """Pasted figures as the folder of a case; gives its name inside the folder."""
    case = folder / "case"
    case.mkdir(mode=0o700)
    keys = {
        "id": folder.name[:8],
        "title": given["title"],
        "region": given["region"],
        "period": given["period"],
    }
    lines = [f"{key} = {json.dumps(str(value), ensure_ascii=False)}" for key, value in keys.items()]
    (case / "case.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (case / "figures.csv").write_text(_as_csv(given["figures"]), encoding="utf-8")
    return "case"


def _as_csv(text: str) -> str:
    """What was copied from a sheet has tabs; a file of commas stays as it is."""
    if "\t" not in text.partition("\n")[0]:
        return text.strip() + "\n"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(csv.reader(io.StringIO(text.strip()), delimiter="\t"))
    return out.getvalue()


def reviewed(folder: Path) -> dict[str, Any]:
    """The review by language, as it was written."""
    return {
        language: json.loads((folder / f"review.{language}.json").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }
