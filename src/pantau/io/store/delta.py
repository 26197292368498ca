"""Delta tables as the ledger uses them: created append-only, kept for good, opened only in a known schema."""

from __future__ import annotations

from typing import Final

from deltalake import CommitProperties, DeltaTable
from deltalake.exceptions import DeltaError, TableNotFoundError
from deltalake.transaction import PostCommitHookProperties

from pantau.core.ledger_tables import FACTS, LEDGER, LedgerTable
from pantau.errors import LedgerError
from pantau.io.store.columns import delta_schema, mismatch, partitions
from pantau.io.store.failures import damaged, is_full
from pantau.io.store.location import Location

_SCHEMA: Final = "pantau.schema"
DERIVED: Final = frozenset(LEDGER) - frozenset(FACTS)  # can be built again: their rows may be replaced
_KEPT: Final = {
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.enableExpiredLogCleanup": "false",
}
# A checkpoint that fails must not look like a commit that failed: it is made apart, see `checkpointed`.
HOOK: Final = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)
_CHECKPOINT_EVERY: Final = 20


def created(location: Location, table: LedgerTable) -> None:
    """Make the table where it is not; two that try at once make one."""
    DeltaTable.create(
        location.of(table.name),
        delta_schema(table),
        mode="ignore",
        partition_by=partitions(table),
        name=table.name,
        configuration={
            **_KEPT,
            "delta.appendOnly": "false" if table.name in DERIVED else "true",
            _SCHEMA: str(table.version),
        },
        storage_options=dict(location.options),
        commit_properties=CommitProperties(max_commit_retries=0),
        post_commithook_properties=HOOK,
        raise_if_key_not_exists=False,
    )


def opened(location: Location, table: LedgerTable, version: int | None = None) -> DeltaTable | None:
    """The table at a version, else at its newest; none where there is no table."""
    place = location.of(table.name)
    try:
        found = DeltaTable(place, version=version, storage_options=dict(location.options))
    except TableNotFoundError:
        return None
    except (DeltaError, OSError, ValueError) as error:
        raise _not_opened(place, version, error) from error
    _known(found, table)
    return found


def checkpointed(location: Location, table: LedgerTable, version: int) -> None:
    """Now and then write the state of the table in one file, so that opening it does not read the whole log."""
    if version % _CHECKPOINT_EVERY == 0:
        try:
            DeltaTable(
                location.of(table.name), version=version, storage_options=dict(location.options)
            ).create_checkpoint()
        except (DeltaError, OSError):
            return  # only the next opening is slower for it; the commit stands


def _known(found: DeltaTable, table: LedgerTable) -> None:
    written = int(found.metadata().configuration.get(_SCHEMA, "0"))
    if written > table.version:
        raise LedgerError.of(
            id=f"tabel {table.name} ditulis dengan skema {written} oleh Pantau yang lebih baru; versi ini "
            f"mengenal skema {table.version}. Perbarui Pantau, lalu ulangi",
            en=f"table {table.name} was written in schema {written} by a newer Pantau; this one knows schema "
            f"{table.version}. Update Pantau, then repeat",
        )
    if written == table.version and found.schema() == delta_schema(table):
        return
    wanted = {field.name: str(field.type) for field in delta_schema(table).fields}
    there = {field.name: str(field.type) for field in found.schema().fields}
    raise mismatch(
        table,
        [name for name in wanted if name not in there],
        [name for name in there if name not in wanted],
        [name for name in wanted if name in there and wanted[name] != there[name]]
        or [f"pantau.schema ({written})"],
    )


def no_version(place: str, version: int) -> LedgerError:
    """The error of who asks for a version that is not there."""
    return LedgerError.of(
        id=f"versi {version} dari {place} tidak ada; lihat `pantau ledger status`",
        en=f"there is no version {version} of {place}; see `pantau ledger status`",
    )


def _not_opened(place: str, version: int | None, error: Exception) -> LedgerError:
    if "version" in str(error).lower() and version is not None:
        return no_version(place, version)
    if is_full(error):
        raise error
    said = f"{str(error)[:200]}"
    return damaged(f"{place}/_delta_log", f"tidak dapat dibaca ({said})", f"cannot be read ({said})")
