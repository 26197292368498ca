"""The ledger as a library: open one by its folder, add to it, ask it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypedDict, Unpack, overload

import ibis

from pantau.core.period import Period
from pantau.core.text import Language, Text
from pantau.errors import LedgerError
from pantau.figures import Case, Figure
from pantau.indicators.question import Question
from pantau.indicators.recorded import Recorded
from pantau.settings import Settings
from pantau.workspace_ledger import adding, batches, keeping, recorded, undoing, verifying
from pantau.workspace_ledger import status as standing
from pantau.workspace_ledger.answers import Answer, Asking, asked
from pantau.workspace_ledger.histories import History, history_of
from pantau.workspace_ledger.opened import Opened
from pantau.workspace_ledger.outcomes import Added, Compacted, Exported, Rebuilt, Status, Undone, Verified
from pantau.workspace_ledger.place import Place
from pantau.workspace_ledger.times import end_of_day

As = Literal["figures", "frame", "table"]


class How(TypedDict, total=False):
    """How to answer.

    ``by`` breaks down by region, category, segment, sponsor, programme, sex or age (a tuple, or one text with
    commas); ``known_at`` is a day at whose end (WIB) the ledger knew it; ``measures`` are only these; ``codes_of``
    is the year whose region codes are spoken; ``engine`` is duckdb or spark.
    """

    by: str | Sequence[str]
    known_at: str
    measures: Sequence[str] | None
    codes_of: int | None
    engine: str


class Ledger:
    """What is recorded: enrolments, contributions, claims and more, each fact once, with all its past.

    ``where`` is a home (a folder for everything that is kept), the folder of a ledger, or an address like
    ``s3://bucket/prefix``; none means the one of the settings. Nothing is opened or written until it is asked for;
    questions after the first find it open.
    """

    def __init__(self, where: Path | str | None = None, *, settings: Settings | None = None) -> None:
        self._place = Place.of(where, settings=settings)
        self._opened = Opened(self._place)

    def __repr__(self) -> str:
        return f"<Ledger {self._place.location.root}>"

    @property
    def language(self) -> Language:
        """The language of the words that are written beside rows set aside."""
        return self._place.settings.language or "id"

    def add(
        self,
        kind: str,
        files: Sequence[Path | str] | Path | str,
        *,
        columns: Mapping[str, str] | None = None,
        all_or_nothing: bool = False,
        language: Language | None = None,
    ) -> Added:
        """Add files of one kind; rows that cannot be facts are set aside, each with a reason in ``language``.

        ``columns`` says where fields stand, ``{"nik": "B"}``, where their headings do not. The same files again
        add nothing. Raises `InputError` for files that cannot be read, `LedgerError` for what the ledger cannot do.
        """
        paths = [files] if isinstance(files, Path | str) else list(files)
        request = batches.Request(
            kind, [Path(one) for one in paths], columns or {}, all_or_nothing, language or self.language
        )
        return adding.added(self._place, request)

    def undo(self, batch: str) -> Undone:
        """Take a batch back by a new one; what it had replaced holds again."""
        return undoing.undo(self._place.existing(), batch)

    def status(self) -> Status:
        """What there is; nothing is written."""
        return standing.status(self._place)

    def verify(self) -> Verified:
        """Prove files, accounts, references and cube; the answer lists what is wrong and what to do."""
        return verifying.verify(self._place.existing())

    def compact(self) -> Compacted:
        """Put small files together; no row changes."""
        return keeping.compact(self._place.existing())

    def rebuild(self) -> Rebuilt:
        """Build cube and careers again from the contributions."""
        return keeping.rebuild(self._place.existing())

    def export(self, table: str, file: Path | str, *, known_at: str = "", history: bool = False) -> Exported:
        """Write the rows of a table that hold into a .csv, .parquet or .xlsx file."""
        return keeping.export(self._place.existing(), table, Path(file), known_at=known_at, history=history)

    def ask(self, region: str, month: str, **how: Unpack[How]) -> Answer:
        """Recorded figures of a region and a month, with the question, the moment and the versions behind them.

        ``month`` is a month, a year or a range of months (``2024-01/2024-06``); see `How` for the rest. Raises
        `IndicatorError` for what cannot be asked, `LedgerError` where there is no ledger.
        """
        by = how.get("by", ())
        named = tuple(part.strip() for part in by.split(",") if part.strip()) if isinstance(by, str) else by
        question = Question(region, _period(month), tuple(named), how.get("codes_of"))
        asking = Asking(question, end_of_day(how.get("known_at", "")), how.get("measures"))
        return asked(self._opened, self._place.existing(), asking, how.get("engine", ""))

    def history(self, nik: str, at: str = "") -> History:
        """One person's payments that stand, oldest first, and what rights may rest on at a month (else the last).

        `LedgerError` where the vault does not know the NIK.
        """
        return history_of(self._opened, self._place.existing(), nik, at)

    def beside(self, case: Case) -> tuple[Case, dict[Figure, Text]]:
        """What is recorded of the figures that a case reports, for `pantau.review.review`."""
        return recorded.recorded_beside(self._place.existing(), case)

    @overload
    def indicators(
        self, region: str, month: str, *, as_: Literal["figures"] = "figures", **how: Unpack[How]
    ) -> list[Recorded]: ...

    @overload
    def indicators(
        self, region: str, month: str, *, as_: Literal["frame", "table"], **how: Unpack[How]
    ) -> Any: ...

    def indicators(self, region: str, month: str, *, as_: As = "figures", **how: Unpack[How]) -> Any:
        """Recorded figures as a list of `Recorded`, as a data frame of pandas, or as an Ibis table; see `How`."""
        answer = self.ask(region, month, **how)
        if as_ == "figures":
            return [figure._replace(source=answer.source) for figure in answer.figures]
        table = answer.to_arrow(self.language)
        if as_ == "frame":
            return table.to_pandas()
        if as_ == "table":
            return ibis.memtable(table)
        raise LedgerError.of(
            id=f"as_='{as_}' tidak dikenal; pilih figures, frame atau table",
            en=f"as_='{as_}' is not known; choose figures, frame or table",
        )


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        raise LedgerError.of(
            id=f"'{text[:40]}' bukan bulan; tulis seperti 2024-07, 2024 atau 2024-01/2024-06", en=str(error)
        ) from None
