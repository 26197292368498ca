"""The one composer: opens the edges, calls the pure steps, writes what comes out; no arithmetic."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pantau.core.text import Language, Text
from pantau.errors import Fault, InputError
from pantau.figures import Case, Figure, Review
from pantau.figures.exchange import review_parts
from pantau.io.cases import read_case
from pantau.review import Limits, review
from pantau.settings import Settings, load_settings

Beside = Callable[[Case], tuple[Case, dict[Figure, Text]]]


@dataclass(frozen=True)
class Workspace:
    """What a verb works with: the settings, and the steps that need them."""

    settings: Settings

    @classmethod
    def open(cls) -> Workspace:
        """The workspace of this process; `SettingsError` when a ``PANTAU_`` variable is not known."""
        return cls(load_settings(os.environ))

    @property
    def limits(self) -> Limits:
        """The limits of plausibility that the settings name."""
        return Limits(
            jump_percent=self.settings.jump_percent, jump_percent_per_year=self.settings.jump_percent_per_year
        )

    def review(
        self, cases: Sequence[Path], language: Language | None = None, *, beside: Beside | None = None
    ) -> list[Review]:
        """Read and review cases; the faults of all of them are raised together as one `InputError`.

        ``beside`` says what a ledger records of the figures of a case (`pantau.workspace_ledger.Ledger.beside`).
        """
        read: list[Case] = []
        faults: list[Fault] = []
        for path in cases:
            try:
                read.append(read_case(path, settings=self.settings))
            except InputError as error:
                faults += error.faults
        if faults:
            raise InputError(faults, language=language or self.settings.language)
        gc.freeze()  # a million figures need not be walked again for each collection while they are reviewed
        try:
            return [self._reviewed(case, beside) for case in read]
        finally:
            gc.unfreeze()

    def _reviewed(self, case: Case, beside: Beside | None) -> Review:
        told, recorded = beside(case) if beside else (case, {})
        return review(told, limits=self.limits, recorded=recorded)

    def language(self, review: Review, asked: Language | None) -> Language:
        """The language to speak: as asked, else as set, else that of the case."""
        return asked or self.settings.language or review.case.language

    def as_json(self, review: Review, language: Language) -> dict[str, Any]:
        """The review as FORMATS section 5 prints it; its long parts are iterators."""
        return review_parts(review, language)

    def write_reports(self, review: Review, out: Path, *, language: Language, now: datetime) -> None:
        """Write report.html, report.pdf and report.xlsx into ``out``, all or none."""
        from pantau.io.documents import render_reports, write_reports  # noqa: PLC0415  heavy, and not always asked for

        write_reports(render_reports(review, language=language, now=now), out)
