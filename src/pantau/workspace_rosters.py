"""The composer of rosters: opens the lists, cleans, links and decides their rows, hands them to the writers."""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pantau.core.money import Amount
from pantau.core.period import Month
from pantau.core.text import Language, Text
from pantau.errors import Fault, InputError, LawError
from pantau.io.rosters.cleaning import Cleaners
from pantau.io.rosters.columns import ASIDE, CELLS
from pantau.io.rosters.crew import Crew
from pantau.io.rosters.decided import Tally, write_decided
from pantau.io.rosters.filled import filled
from pantau.io.rosters.folder import write_funnel, write_sheets, write_unread
from pantau.io.rosters.linked import link_lists
from pantau.io.rosters.lists import Lists, Progress, RosterQuestion
from pantau.io.rosters.outcome import RosterOutcome, as_json
from pantau.io.rosters.parts import Beside, joined
from pantau.law import contribution, parameters
from pantau.roster.check import AgeLimits, Rules
from pantau.roster.decide import DECISIONS, Judge
from pantau.roster.funnel import funnel
from pantau.roster.profile import Profile, default_profile, read_profile

if TYPE_CHECKING:
    from pantau.io.linking.linker import LinkResult

__all__ = ["Progress", "RosterOutcome", "RosterQuestion", "as_json", "check_rosters", "profile_of"]

_LIMITED: Final = "bpu.max_age"
_PAYER: Final = "APBD"  # a government pays in full: the discounts are not for those whom a budget pays
_NO_RATE: Final = Text(
    "besar iuran tidak dapat dihitung: {why}", "the contribution cannot be computed: {why}"
)
_NO_LIMIT: Final = Text("batas umur tidak diperiksa: {why}", "ages were not held against a limit: {why}")


def profile_of(path: Path | None) -> Profile:
    """The profile of a file, or the default one; `InputError` where it cannot be read."""
    if path is None:
        return default_profile()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", "") or "UTF-8"
        said = {"id": f"tidak dapat dibaca ({why})", "en": f"cannot be read ({why})"}
        raise InputError([Fault(path.name, 0, said)]) from error
    return read_profile(text, path.name)


def check_rosters(
    question: RosterQuestion,
    *,
    out: Path | None = None,
    language: Language = "id",
    progress: Progress = lambda *_: None,
    crew: Crew | None = None,
) -> RosterOutcome:
    """Check lists of workers: every row gets a decision and a person; with ``out`` the files of FORMATS section 7.

    ``crew`` are processes that stand by already; without one they are started here.

    A file that cannot be read is told and the others go on; `InputError` where none can, or where a list that
    they are to be held against cannot: rows must not pass for want of it.
    """
    with ExitStack() as stack:
        stack.enter_context(_unhurried())
        folder = stack.enter_context(filled(out) if out else _nowhere())
        work = folder / ".work"
        work.mkdir()
        crew = crew or stack.enter_context(Crew(question.processes, question.files))
        outcome = _Check(question, folder, work, progress).outcome(out, language, crew)
        if out:
            progress("write", 0)
            _write(folder, language, crew)
        shutil.rmtree(work)
    return outcome


@contextmanager
def _unhurried() -> Iterator[None]:
    """Look for circles of garbage less often: millions of cells are made here, and hardly any circle."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, before[1], before[2])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _nowhere() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pantau-roster-") as folder:
        yield Path(folder)


def _write(folder: Path, language: Language, crew: Crew) -> None:
    from pantau.io.roster_books.outputs import write_outputs  # noqa: PLC0415  heavy, and not always asked for

    write_outputs(folder, language, together=crew.together, shares=1 + crew.others)


class _Check:
    """One check while it runs."""

    def __init__(self, question: RosterQuestion, folder: Path, work: Path, progress: Progress) -> None:
        self._question, self._folder, self._work, self._progress = question, folder, work, progress
        self._warnings: list[Text] = []
        self._counts: Counter[tuple[str, str]] = Counter()
        self._rules = self._ruled()

    def outcome(self, out: Path | None, language: Language, crew: Crew) -> RosterOutcome:
        lists = Lists(self._question, self._rules, self._work, self._progress)
        cleaners = Cleaners(crew)
        lists.read(cleaners)
        beside = lists.read_against(cleaners)
        self._warnings += lists.warnings
        linking = self._linking(lists, crew)
        joined([one.cells for one in lists.parts], self._folder / "cells.parquet", CELLS)
        joined([one.aside for one in lists.parts], self._folder / "set_aside.parquet", ASIDE)
        month = self._month()
        tally, people = self._decided(lists, beside, linking)
        steps = funnel(tally.decisions, tally.covered, month, self._question.months)
        write_sheets(self._folder, lists.sheets, lists.counts, lists.widths, language)
        write_unread(self._folder, lists.unread)
        write_funnel(self._folder, steps)
        return RosterOutcome(
            files=lists.sheets,
            unread=lists.unread,
            rows={"in": sum(tally.decisions.values()), "set_aside": sum(lists.aside.values()), **lists.aside},
            decisions={one: tally.decisions[one] for one in DECISIONS},
            by_file=dict(tally.files),
            reasons=dict(sorted(tally.reasons.items(), key=lambda each: (-each[1], each[0]))),
            steps=steps,
            month=month,
            months=self._question.months,
            people=people,
            warnings=tuple(dict.fromkeys(self._warnings)),
            out=out,
        )

    def _linking(self, lists: Lists, crew: Crew) -> Future[LinkResult]:
        self._progress("link", lists.rows)
        links, question = [one.links for one in lists.parts], self._question
        return crew.begin(
            link_lists,
            *(links, lists.against_links, self._folder, self._work, question.decided, question.previous),
        )

    def _decided(
        self, lists: Lists, beside: Sequence[Beside], linking: Future[LinkResult]
    ) -> tuple[Tally, int]:
        from pantau.io.linking.engine import count, engine  # noqa: PLC0415  heavy, and another links meanwhile
        from pantau.io.roster_books import outputs  # noqa: F401, PLC0415  for the next step
        from pantau.io.rosters.people import people_of  # noqa: PLC0415

        linked = linking.result()
        self._warnings += linked.notes
        self._progress("decide", lists.rows)
        rows = [one.rows for one in lists.parts]
        judge = Judge(self._question.profile.severities)
        with engine(self._work, "3GB", 0) as con:
            known = people_of(con, rows, beside, linked)
            tally = write_decided(
                rows, self._folder, sorted(lists.fields), known, judge, self._question.as_of
            )
            people = count(con, "select count(*) from people")
        return tally, people

    def _ruled(self) -> Rules:
        profile, question = self._question.profile, self._question
        return Rules(
            as_of=question.as_of,
            region=question.region,
            category=question.category,
            segment=profile.segment,
            minimum_age=profile.minimum_age,
            limits=AgeLimits(self._limits()),
            terms=dict(profile.terms),
            passing=profile.passing,
        )

    def _limits(self) -> dict[str, int]:
        try:
            return {"BPU": int(parameters().at(self._question.as_of)[_LIMITED].number)}
        except LawError as error:
            self._warnings.append(_NO_LIMIT.fill(why=_why(error)))
            return {}

    def _month(self) -> Amount | None:
        profile = self._question.profile
        try:
            asked = contribution(
                segment=profile.segment,
                programmes=profile.programmes,
                month=Month.of(self._question.as_of),
                income=profile.income,
                sponsor=_PAYER,
            )
        except (LawError, InputError) as error:
            self._warnings.append(_NO_RATE.fill(why=_why(error)))
            return None
        return Decimal(asked.total)


def _why(error: LawError | InputError) -> Text:
    return Text(" ".join(error.lines("id")), " ".join(error.lines("en")))
