"""Where the ledger lies: a folder, or a prefix in an object storage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pantau.core.ledger_tables import LEDGER
from pantau.errors import SettingsError
from pantau.settings import Settings

_COLUMNS = {name for table in LEDGER.values() for name in table.names}


@dataclass(frozen=True)
class Location:
    """A folder (``/srv/pantau/ledger``) or a prefix (``s3://bucket/prefix``) and the options of its storage.

    Raises `SettingsError` for a folder whose name would be misread by the libraries that open it.
    """

    root: str
    options: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.remote:
            return
        object.__setattr__(self, "root", str(Path(self.root).absolute()))
        strange = sorted(set(self.root) & set("%#?"))
        # A reader takes `region=36` in a path for the column `region` of every row below it.
        strange += [part for part in Path(self.root).parts if part.split("=")[0] in _COLUMNS and "=" in part]
        if strange:
            raise SettingsError.of(
                id=f"folder buku besar '{self.root}' memuat '{strange[0]}', yang akan salah dibaca dalam nama "
                "berkas; pilih folder lain",
                en=f"the folder of the ledger '{self.root}' holds '{strange[0]}', which would be misread in "
                "names of files; choose another folder",
            )

    @property
    def remote(self) -> bool:
        """Whether it is an object storage."""
        return "://" in self.root

    def of(self, table: str) -> str:
        """The folder or prefix of one table."""
        return f"{self.root.rstrip('/')}/{table}"


def location_of(settings: Settings) -> Location:
    """The place that the settings name; keys of an object storage come from ``AWS_...`` in the environment."""
    if not settings.ledger:
        return Location(str(settings.home / "ledger"))
    if "://" not in settings.ledger:
        return Location(settings.ledger)
    options = {"conditional_put": "etag"}  # one winner among writers: a commit must not replace another
    if settings.storage_endpoint:
        options["AWS_ENDPOINT_URL"] = settings.storage_endpoint
    if settings.storage_region:
        options["AWS_REGION"] = settings.storage_region
    if settings.storage_allow_http:
        options["AWS_ALLOW_HTTP"] = "true"
    return Location(settings.ledger, options)
