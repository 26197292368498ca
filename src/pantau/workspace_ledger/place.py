"""Where a ledger is kept, and what a command opens there: store, vault, an engine, room to work in."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pantau.core.ledger_tables import LEDGER
from pantau.errors import LedgerError
from pantau.io.engine import duckdb_engine
from pantau.io.store.location import Location, location_of
from pantau.io.store.store import Store
from pantau.io.vault import Vault
from pantau.settings import Settings, load_settings

MEMORY_GB: Final = 3  # of an engine, so that a command stays under 6 GiB with all else
_ROOM: Final = "work"


@dataclass(frozen=True)
class Place:
    """The home of what is kept (vault, rows set aside, room to work in) and the location of the ledger."""

    home: Path
    location: Location
    settings: Settings

    @classmethod
    def of(cls, where: Path | str | None = None, *, settings: Settings | None = None) -> Place:
        """The place named by a home or the folder of a ledger; none: that of the settings."""
        chosen = settings or load_settings(os.environ)
        if where is None:
            return cls(Path(chosen.home), location_of(chosen), chosen)
        if "://" in str(where):
            chosen = replace(chosen, ledger=str(where))
            return cls(Path(chosen.home), location_of(chosen), chosen)
        folder = Path(where)
        for found, home in ((folder / "ledger", folder), (folder, folder.parent)):
            if is_ledger(found):
                return cls(home, Location(str(found)), chosen)
        chosen = replace(chosen, home=folder)
        return cls(folder, location_of(chosen), chosen)

    def existing(self) -> Place:
        """This place, where something is; `LedgerError` where nothing was ever added."""
        if not self.location.remote and not is_ledger(Path(self.location.root)):
            raise LedgerError.of(
                id=f"tidak ada buku besar di {self.location.root}; periksa --home atau --ledger, atau mulai dengan "
                "`pantau ledger add enrolments BERKAS`",
                en=f"there is no ledger at {self.location.root}; look at --home or --ledger, or begin with "
                "`pantau ledger add enrolments FILE`",
            )
        return self

    @cached_property
    def store(self) -> Store:
        """The tables."""
        return Store(self.location, self.home / _ROOM)

    @cached_property
    def vault(self) -> Vault:
        """Who is who."""
        return Vault(self.home / "vault")

    @property
    def aside(self) -> Path:
        """The folder of rows set aside; they hold NIKs, so nobody else may look into it."""
        return self.home / "set_aside"

    @contextmanager
    def working(self) -> Iterator[tuple[Any, Path]]:
        """An engine, and a folder of this command alone that is gone afterwards."""
        engine = None
        with ExitStack() as stack:
            folder = self._own_room(stack)
            try:
                engine = duckdb_engine(memory_gb=MEMORY_GB)
                engine.raw_sql(f"SET temp_directory = '{quoted(folder / 'spill')}'")
                yield engine, folder
            finally:
                if engine is not None:
                    engine.disconnect()

    def _own_room(self, stack: ExitStack) -> Path:
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            return stack.enter_context(self.store.staging())
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise LedgerError.of(
                id=f"{self.home} tidak dapat ditulis ({why}); pilih folder lain dengan --home",
                en=f"{self.home} cannot be written ({why}); choose another folder with --home",
            ) from error


def is_ledger(folder: Path) -> bool:
    """Whether a folder holds the tables of a ledger."""
    return any((folder / name / "_delta_log").is_dir() for name in LEDGER)


def quoted(path: Path) -> str:
    """A path inside single quotes of SQL."""
    return str(path).replace("'", "''")
