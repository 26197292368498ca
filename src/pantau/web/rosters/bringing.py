"""Lists come in: kept, recorded, and queued to be checked."""

from __future__ import annotations

import shutil
from typing import Any

from django.db import transaction
from django.utils import timezone

from pantau.errors import InputError
from pantau.web.audit.log import record
from pantau.web.rosters.asked import check_again
from pantau.web.rosters.files import store
from pantau.web.rosters.models import ListedFile, Roster
from pantau.web.uploads import new_folder


def brought(user: Any, given: dict[str, Any]) -> Roster:
    """Keep lists and have them checked; `InputError` names files that are refused, and nothing is kept then."""
    folder = new_folder()
    try:
        files = store(folder, {kind: given[kind] for kind in ("list", "against", "deaths", "civil_servant")})
    except InputError:
        shutil.rmtree(folder)
        raise
    lists = [file["name"] for file in files if file["kind"] == "list"]
    title = given["title"] or (f"{lists[0]} +{len(lists) - 1}" if lists[1:] else lists[0])
    with transaction.atomic():
        roster = Roster.objects.create(
            title=title,
            user=user,
            folder=str(folder),
            as_of=timezone.localdate(),
            **{name: given[name] for name in ("region", "category", "lawful_basis", "months")},
        )
        ListedFile.objects.bulk_create(ListedFile(roster=roster, **file) for file in files)
        told = [f"{file['kind']}: {file['name']}" for file in files]
        basis = given["lawful_basis"]
        record(user, "roster.brought", str(roster.pk), region=roster.region, files=told, basis=basis)
        check_again(roster, user)
    return roster
