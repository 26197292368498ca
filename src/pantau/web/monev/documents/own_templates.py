"""The templates of an office: replaced from a page, tried before they hold, every earlier one kept."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.db import transaction

from pantau.core import regions
from pantau.core.text import LANGUAGES
from pantau.io.intake.fingerprint import fingerprint
from pantau.io.round_documents.fields import FILES
from pantau.web.accounts.models import Office
from pantau.web.audit.log import record
from pantau.web.monev.documents.sample import tried
from pantau.web.monev.models import OfficeTemplates
from pantau.web.uploads import keep, new_folder, shown_name

KINDS: Final = tuple(FILES)


class InUse(NamedTuple):
    """The template that an office has for a kind of document: its own with the change that brought it, or ours."""

    kind: str
    file: Path | None
    change: OfficeTemplates | None


def folder_of(office: Office) -> Path | None:
    """The folder of an office's own templates; those that were put on the server where the page was never used."""
    newest = OfficeTemplates.objects.filter(office=office).first()
    if newest is not None:
        return Path(newest.folder)
    return _on_server(office)


def in_use(office: Office) -> list[InUse]:
    """What each kind of document is set in."""
    folder = folder_of(office)
    changes: dict[str, OfficeTemplates] = {}
    for one in OfficeTemplates.objects.select_related("by").filter(office=office):
        changes.setdefault(one.kind, one)
    found = []
    for kind, name in FILES.items():
        path = folder / name if folder else None
        found.append(InUse(kind, path if path and path.is_file() else None, changes.get(kind)))
    return found


def replaced(user: Any, kind: str, upload: Any) -> OfficeTemplates:
    """Take an upload as the template of a kind; `InputError` says in words why one cannot be used."""
    folder = new_folder()
    try:
        keep([upload], folder, (Path(FILES[kind]).suffix,))[0].rename(folder / FILES[kind])
        for language in LANGUAGES:
            tried(kind, folder, language)
        return _changed(user, kind, folder / FILES[kind], shown_name(upload), "template.replaced")
    finally:
        shutil.rmtree(folder)


def put_back(user: Any, kind: str) -> OfficeTemplates:
    """Go back to the shipped template."""
    return _changed(user, kind, None, "", "template.shipped")


def restored(user: Any, earlier: OfficeTemplates) -> OfficeTemplates:
    """Let an earlier template hold again."""
    path = file_of(earlier) if earlier.name else None
    return _changed(user, earlier.kind, path, earlier.name, "template.restored")


def file_of(change: OfficeTemplates) -> Path:
    """The template that a change brought."""
    return Path(change.folder) / FILES[change.kind]


def _changed(user: Any, kind: str, path: Path | None, name: str, action: str) -> OfficeTemplates:
    """The set of the office with one template changed, in a folder of its own; no folder is ever written to again."""
    with transaction.atomic():
        office = Office.objects.select_for_update().get(pk=user.office_id)
        before, after = folder_of(office), new_folder()
        for other in KINDS:
            source = path if other == kind else (before / FILES[other] if before else None)
            if source is not None and source.is_file():
                shutil.copyfile(source, after / FILES[other])
                (after / FILES[other]).chmod(0o600)
        seal = fingerprint(path).sha256 if path else ""
        made = OfficeTemplates.objects.create(
            office=office, kind=kind, name=name, sha256=seal, folder=str(after), by=user
        )
        record(user, action, kind, region=office.region, name=name, sha256=seal)
    return made


def _on_server(office: Office) -> Path | None:
    folder = Path(settings.HOME) / "templates" / regions.region(office.region).code
    return folder if folder.is_dir() else None
