"""Values of the library out of the columns of a row that bear the names of their fields, and back into them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, NoReturn
from uuid import UUID

from pantau.core.text import Text
from pantau.monev import Stale, plain, revived

_OVERTAKEN = Text(
    "orang lain sudah mengubahnya sejak halaman ini dibuka; buka lagi halamannya lalu ulangi",
    "somebody else changed it since this page was opened; open the page again and repeat",
)


def value_of(kind: Any, row: Any, **more: Any) -> Any:
    """A dataclass out of a row; ``more`` are fields that stand elsewhere."""
    given = {}
    for one in fields(kind):
        if one.init and one.name not in more and hasattr(row, one.name):
            value = getattr(row, one.name)
            given[one.name] = (
                str(value) if isinstance(value, UUID) else plain(value) if not _is_json(value) else value
            )
    return revived(kind, given | {name: plain(value) for name, value in more.items()})


def columns_of(value: Any, *names: str) -> dict[str, Any]:
    """Columns of a row out of fields of a dataclass."""
    return {name: plain(getattr(value, name)) for name in names}


def overtaken() -> NoReturn:
    """Say that somebody was faster."""
    raise Stale.of(id=_OVERTAKEN.id, en=_OVERTAKEN.en)


def put(row: Any, version: int, /, **columns: Any) -> None:
    """Change a row that is still at a version; `Stale` when somebody was faster."""
    changed = type(row).objects.filter(pk=row.pk, version=version).update(**columns)
    if not changed:
        overtaken()
    for name, one in columns.items():
        setattr(row, name, one)


def _is_json(value: Any) -> bool:
    return isinstance(value, list | dict)
