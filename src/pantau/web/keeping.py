"""Backup and restore: the database, the ledger, the vault and what was uploaded, in one folder that proves itself."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.db import transaction

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.web.accounts.models import User

_FOLDERS = ("ledger", "vault", "set_aside", "uploads", "maps", "templates")
_LIST = "backup.json"
_DATABASE = "database.jsonl.gz"
_LEFT_OUT = {"sessions.session", "contenttypes.contenttype", "api.pace"}  # made anew, or of the moment only
_NOT_EMPTY = Text(
    "folder {where} sudah berisi; pilih folder kosong agar tidak ada yang tertimpa",
    "the folder {where} holds something; choose an empty one, so that nothing is overwritten",
)
_NO_BACKUP = Text(
    "{where} bukan cadangan Pantau (tanpa {name})", "{where} is no backup of Pantau (no {name})"
)
_DAMAGED = Text("cadangan rusak: {names}", "the backup is damaged: {names}")
_IN_USE = Text(
    "basis data sudah berisi pengguna; pulihkan ke basis data dan folder home yang kosong",
    "the database holds users; restore into an empty database and an empty home",
)


def backup(home: Path, out: Path) -> dict[str, int]:
    """Copy everything that is kept into an empty folder; gives the number of files and of rows."""
    if out.exists() and any(out.iterdir()):
        _refuse(_NOT_EMPTY.fill(where=out))
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    rows = _dump(out / _DATABASE)
    for name in _FOLDERS:
        if (home / name).is_dir():
            _copy(home / name, out / name)
    files = {str(path.relative_to(out)): _hash(path) for path in _files(out)}
    (out / _LIST).write_text(
        json.dumps({"version": 1, "rows": rows, "files": files}, indent=1), encoding="utf-8"
    )
    return {"files": len(files), "rows": rows}


def restore(source: Path, home: Path) -> dict[str, int]:
    """Fill an empty home and database from a backup whose every file is as it was written."""
    if not (source / _LIST).is_file():
        _refuse(_NO_BACKUP.fill(where=source, name=_LIST))
    listed = json.loads((source / _LIST).read_text(encoding="utf-8"))
    wrong = [name for name, seal in listed["files"].items() if not _is(source / name, seal)]
    if wrong:
        _refuse(_DAMAGED.fill(names=", ".join(sorted(wrong)[:10])))
    call_command("migrate", verbosity=0)
    if User.objects.exists():
        _refuse(_IN_USE)
    taken = [name for name in _FOLDERS if (home / name).is_dir() and any((home / name).iterdir())]
    if taken:
        _refuse(_NOT_EMPTY.fill(where=home / taken[0]))
    for name in _FOLDERS:
        if (source / name).is_dir():
            shutil.copytree(source / name, home / name, dirs_exist_ok=True)
    return {"files": len(listed["files"]), "rows": _load(source / _DATABASE, source, home)}


def _dump(path: Path) -> int:
    """Every row of the database, a line each, from one moment."""
    rows = 0
    with transaction.atomic(), gzip.open(path, "wt", encoding="utf-8") as out:
        for model in serializers.sort_dependencies([(app, None) for app in apps.get_app_configs()]):
            if model._meta.label_lower in _LEFT_OUT or model._meta.proxy:
                continue
            for row in model._default_manager.order_by("pk").iterator():
                out.write(serializers.serialize("json", [row])[1:-1] + "\n")
                rows += 1
    return rows


def _load(path: Path, source: Path, home: Path) -> int:
    rows = 0
    with transaction.atomic(), gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for row in serializers.deserialize("json", f"[{line}]"):
                _moved(row.object, home)
                row.save()
                rows += 1
    return rows


def _moved(row: object, home: Path) -> None:
    """Uploads lie in the new home now."""
    for name in ("folder", "path"):
        parts = Path(str(getattr(row, name, ""))).parts
        if "uploads" in parts:
            below = parts[len(parts) - parts[::-1].index("uploads") :]
            setattr(row, name, str(home.absolute().joinpath("uploads", *below)))


def _copy(folder: Path, out: Path) -> None:
    """The log of a table first: every file it names is there already and is never altered."""
    for log in sorted(folder.rglob("_delta_log")):
        shutil.copytree(log, out / log.relative_to(folder), dirs_exist_ok=True)
    for path in _files(folder):
        target = out / path.relative_to(folder)
        if not target.exists() and "_delta_log" not in path.parts:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copy2(path, target)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _hash(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _is(path: Path, seal: str) -> bool:
    return path.is_file() and _hash(path) == seal


def _refuse(text: Text) -> None:
    raise PantauError.of(id=text.id, en=text.en)
