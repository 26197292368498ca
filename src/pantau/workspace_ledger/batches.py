"""A batch of files: the note that its commit bears, the rows it sets aside, and what is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import ibis.expr.types as ir

from pantau.core.text import Language, Text
from pantau.io.engine import collected
from pantau.io.intake import Incoming, Noted
from pantau.io.ledger.set_aside import POSITION, SetAside, with_cells
from pantau.ledger.reasons import REASONS
from pantau.workspace_ledger.attempts import IN_FILE, Attempt, lasting, undone_of
from pantau.workspace_ledger.outcomes import Added
from pantau.workspace_ledger.writing import Desk, Draft

HELD_BACK: Final = "held_back"  # good rows of files of which all or nothing was wanted


class Request(NamedTuple):
    """Files of one kind, where their columns stand where that was said, and what is wanted of them."""

    kind: str
    files: Sequence[Path]
    columns: Mapping[str, str]
    all_or_nothing: bool = False
    language: Language = "id"


class Batch(NamedTuple):
    """The name of a batch, what was asked for, and the earlier batches of the same files."""

    desk: Desk
    request: Request
    earlier: list[Attempt]
    name: str


def _told(noted: Noted) -> Text:
    """Something worth knowing of rows that were taken in, or of a column that was not read."""
    reason = REASONS[noted.code]
    about = " ".join(part for part in (noted.column, f"'{noted.value}'" if noted.value else "") if part)
    return Text("{file}: {about}: {says}; {do}", "{file}: {about}: {says}; {do}").fill(
        file=noted.file, about=about, says=reason.says, do=reason.do
    )


def counted(draft: Draft) -> dict[str, Any]:
    """What every note says of the rows that were looked at."""
    counts = draft.counts
    return {
        "rows_in": counts.rows,
        "added": counts.added,
        "set_aside": sum(counts.reasons.values()),
        "already_there": counts.already_there,
        "superseded": counts.superseded,
        "reasons": counts.reasons,
        "months": [f"{month:%Y-%m}" for month in draft.months],
    }


class Writing:
    """Rows on their way under a batch: those ``found`` to be looked at, out of all that were ``read``."""

    def __init__(self, batch: Batch, aside: SetAside, found: Incoming, read: Incoming) -> None:
        self._batch, self._aside, self._found, self._read = batch, aside, found, read
        self._total = read.rows_in
        rows = batch.desk.engine
        by_reason = found.aside.group_by("reason").aggregate(n=found.aside.count())
        listed = collected(rows, by_reason).to_pylist()
        self._reasons = {one["reason"]: int(one["n"]) for one in listed}
        self._told: Path | None = None

    def refused(self, draft: Draft) -> bool:
        """Whether a row has to be set aside; then its file of reasons is written."""
        self._write_aside(draft)
        return self._told is not None

    def note(self, draft: Draft) -> dict[str, Any] | None:
        """The note of the commit; none where an earlier batch of the files left nothing that can be added."""
        if self._standing and not draft.counts.added:
            self._told = self._aside.file(self._standing[-1])
            return None
        self._write_aside(draft)
        whole = self._found.rows_in == self._total
        if not whole:
            self._aside.note(self._batch.desk.engine, self._positions(), self._batch.name)
        said = counted(draft)
        return {
            **said,
            "kind": self._batch.request.kind,
            "files": [one._asdict() for one in self._found.files],
            "columns": dict(self._batch.request.columns),
            "rows_in": self._found.rows_in,
            "set_aside": self._set_aside(draft),
            "reasons": self._all_reasons(draft),
            "bytes": sum(file.stat().st_size for file in self._batch.request.files),
            "whole": whole,
            "undone_before": sorted(undone_of(self._batch.earlier)),
        }

    def outcome(self, draft: Draft, *, refused: bool = False) -> Added:
        """The answer: every row of the files is added, set aside or already there."""
        reasons = dict(Counter(self._all_reasons(draft)) + lasting(self._batch.earlier))
        aside = sum(reasons.values())
        added = draft.counts.added
        if refused and added:
            aside, added, reasons = aside + added, 0, {**reasons, HELD_BACK: added}
        nothing = self._standing and not draft.counts.added  # then there is no batch of that name
        return Added(
            batch=self._standing[-1] if nothing else self._batch.name,
            kind=self._batch.request.kind,
            rows_in=self._total,
            added=added,
            set_aside=aside,
            already_there=self._total - added - aside,
            reasons=dict(sorted(reasons.items(), key=lambda one: (-one[1], one[0]))),
            superseded=0 if refused else draft.counts.superseded,
            set_aside_file=self._told,
            warnings=tuple(_told(one) for one in self._found.notes),
            refused=refused,
        )

    @property
    def _standing(self) -> list[str]:
        return [one.batch for one in self._batch.earlier if not one.undone]

    def _all_reasons(self, draft: Draft) -> dict[str, int]:
        return dict(Counter(self._reasons) + Counter(draft.counts.reasons))

    def _set_aside(self, draft: Draft) -> int:
        return sum(self._all_reasons(draft).values())

    def _positions(self) -> ir.Table:
        found = self._found
        return found.table.select(*POSITION).union(found.aside.select(*POSITION), distinct=True)

    def _write_aside(self, draft: Draft) -> None:
        if not self._set_aside(draft) and not lasting(self._batch.earlier):
            return
        desk, kind = self._batch.desk, self._batch.request.kind
        rows = with_cells(desk.engine, draft.resolution.aside, kind, self._read.base)
        columns = self._found.aside.columns
        every = self._found.aside.union(rows.select(*columns))
        for one in self._batch.earlier:
            before = None if one.undone else self._aside.rows(desk.engine, one.batch)
            if before is not None:
                every = every.union(
                    before.filter(before.reason.isin(sorted(IN_FILE))).select(*columns), distinct=True
                )
        name, language = self._batch.name, self._batch.request.language
        self._told = self._aside.write(desk.engine, desk.keep(every), name, language)
