"""The real cases of the demonstration: published figures, each brought to be checked."""

from __future__ import annotations

import shutil
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from pantau.core.text import Text
from pantau.web.accounts.models import User
from pantau.web.audit.log import record
from pantau.web.checking.models import Check
from pantau.web.jobs.models import Job
from pantau.web.jobs.worker import Progress
from pantau.web.uploads import new_folder

_BRINGING: Final = Text("membawa kasus nyata", "bringing the real cases")


def cases() -> list[Path]:
    """The folders of the cases: shipped with the package, else those of the checkout it runs from."""
    package = Path(str(files("pantau")))
    for folder in (package / "examples", package.parents[1] / "examples"):
        if found := sorted(path.parent for path in folder.glob("*/case.toml")):
            return found
    return []


def bring(people: dict[str, User], progress: Progress) -> dict[str, Any]:
    """Bring every case that is not there yet; each is checked by a job of its own."""
    user, found = people["coordinator"], cases()
    for done, case in enumerate(found):
        progress(_BRINGING, done, len(found))
        if not Check.objects.filter(source=case.name).exists():
            brought(case, user)
    return {"cases": len(found)}


def brought(case: Path, user: User) -> Check:
    """Bring one case to be checked."""
    about = tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))
    folder = new_folder()
    shutil.copytree(case, folder / case.name)
    region = str(about.get("region", "ID"))
    title = str(about.get("title", case.name))[:200]
    job = Job.objects.create(kind="check", user=user, region=region)
    check = Check.objects.create(
        title=title, region=region, user=user, folder=str(folder), source=case.name, job=job
    )
    record(user, "check.brought", str(check.pk), region=region, title=title)
    return check
