"""Awards: opens the edges and calls the steps of scoring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from pantau.award import (
    Contest,
    Evidence,
    Jury,
    Peer,
    Ranking,
    Scheme,
    Why,
    contests,
    discounts,
    exchange,
    heard,
    ranking,
    why,
    words,
)
from pantau.award.contest import LEVELS, level_of
from pantau.award.gaming import Asked, Detector, Signs, Tally, detectors, signs
from pantau.award.ranking import DRAWS
from pantau.core import regions
from pantau.core.period import Month
from pantau.core.regions import NATION
from pantau.core.spelling import meant
from pantau.core.text import Language, Text
from pantau.errors import Fault, InputError, PantauError
from pantau.figures import Case, Figure, Review
from pantau.figures.table_faults import Faults
from pantau.io.award_example import write_example as example_files
from pantau.io.award_files import AwardFiles, read_award_files
from pantau.io.cases import read_case
from pantau.review import Limits, review
from pantau.settings import Settings

SEED: Final = 2021  # any number does; a fixed one lets the same files give the same answer
Beside = Callable[[Case], tuple[Case, dict[Figure, Text]]]
_NO_REGIONS: Final = Text(
    "tidak ada provinsi, kabupaten atau kota dalam angka-angka ini; isi peers.csv",
    "there is no province, regency or city among these figures; fill peers.csv",
)
_NOT_IN_IT: Final = Text(
    "wilayah '{region}' tidak ikut dalam penghargaan ini{meant}",
    "region '{region}' takes no part in this award{meant}",
)
_NOT_EMPTY: Final = Text(
    "{folder} sudah berisi; pilih folder baru", "{folder} holds something already; choose a new folder"
)


@dataclass(frozen=True)
class Judged:
    """An award that was judged: its files, the review of its figures, and a ranking for each peer group."""

    scheme: Scheme
    case: Case
    review: Review
    jury: Jury
    contests: tuple[Contest, ...]
    rankings: tuple[Ranking | None, ...]
    draws: int
    seed: int

    @property
    def assumptions(self) -> list[Text]:
        """Everything that a reader must know to get the same result."""
        return words.assumptions(self.scheme, self.draws, self.seed)

    def as_json(self, language: Language) -> dict[str, Any]:
        """Scheme, assumptions, ranks by peer group, jury."""
        pairs = zip(self.contests, self.rankings, strict=True)
        return {
            "award": exchange.scheme_json(self.scheme, language),
            "assumptions": [text.say(language) for text in self.assumptions],
            "seed": self.seed,
            "draws": self.draws,
            "contests": [exchange.contest_json(one, ranks, language) for one, ranks in pairs],
            "jury": exchange.jury_json(self.jury, language),
            "review": self.review.summary._asdict(),
        }

    def firmness_json(self, language: Language) -> dict[str, Any]:
        """How firm the ranks of each peer group are."""
        return {
            "award": exchange.scheme_json(self.scheme, language),
            "assumptions": [text.say(language) for text in self.assumptions],
            "contests": [
                {"title": one.contest.title.say(language), **exchange.firmness_json(one, language)}
                for one in self.rankings
                if one
            ],
        }

    def why_json(self, sheet: Why, language: Language) -> dict[str, Any]:
        """The sheet of one region, with what was assumed."""
        told = [text.say(language) for text in self.assumptions]
        return {**exchange.why_json(sheet, language), "assumptions": told}

    @cached_property
    def sheets(self) -> list[Why]:
        """The sheets of all regions, best first, then those without a rank."""
        order = [
            region
            for contest, ranks in zip(self.contests, self.rankings, strict=True)
            for region in (*(one.region for one in (ranks.ranks if ranks else ())), *contest.outside)
        ]
        return [self.why(region) for region in order]

    def write_workbook(self, out: Path, language: Language) -> None:
        """Write ``award.xlsx`` into a folder: ranks, sheets with evidence, firmness, jury, assumptions."""
        from pantau.io.award_workbook import Award, award_workbook  # noqa: PLC0415  heavy, and not always asked for
        from pantau.io.documents import write_reports  # noqa: PLC0415

        parts = (self.scheme, self.case, self.jury, self.contests, self.rankings, self.assumptions)
        write_reports({"award.xlsx": award_workbook(Award(*parts, self.sheets), language)}, out)

    def why(self, region: str) -> Why:
        """The sheet of one region; `PantauError` for one that takes no part."""
        for contest, ranks in zip(self.contests, self.rankings, strict=True):
            if region in contest.regions:
                return why(contest, ranks, region)
        known = [one for contest in self.contests for one in contest.regions]
        raise PantauError.of(**_NOT_IN_IT.fill(region=region[:40], meant=meant(region, known))._asdict())


@dataclass(frozen=True)
class How:
    """How to judge: what a ledger records beside the figures, its contributions as a file, draws and their seed.

    Contributions are looked at where the scheme takes something off for signs of gaming.
    """

    beside: Beside | None = None
    payments: Path | None = None
    draws: int = DRAWS
    seed: int = SEED


def judged(folder: Path, settings: Settings, how: How | None = None) -> Judged:
    """Read the folder of an award, review its figures, score and rank; `InputError` with every fault found."""
    how = how or How()
    case, files = _read(folder, settings)
    told, recorded = how.beside(case) if how.beside else (case, {})
    limits = Limits(jump_percent=settings.jump_percent, jump_percent_per_year=settings.jump_percent_per_year)
    reviewed = review(told, limits=limits, recorded=recorded)
    evidence = Evidence(reviewed.case.figures, reviewed.derived, reviewed.findings, case.regulations)
    peers = _peers(files, evidence)
    scheme = files.scheme
    found = _signals(case, scheme, how.payments) if scheme.quality.signal else {}
    off = discounts([one.region for one in peers], reviewed.findings, found, scheme.quality)
    jury = heard(files.marks, files.jurors, scheme.criteria, scheme.rules)
    fields = contests(scheme, peers, evidence, jury, off)
    ranks = [ranking(one, np.random.default_rng(how.seed), how.draws) for one in fields]
    return Judged(scheme, case, reviewed, jury, tuple(fields), tuple(ranks), how.draws, how.seed)


def _read(folder: Path, settings: Settings) -> tuple[Case, AwardFiles]:
    """The case and what stands beside it, the faults of both together."""
    faults = Faults()
    case: Case | None = None
    wrong: tuple[Fault, ...] = ()
    try:
        case = read_case(folder, settings=settings)
    except InputError as error:
        wrong = error.faults
    files = read_award_files(folder, settings.max_file_mb, faults) if folder.is_dir() else None
    if case is None or files is None:
        raise InputError([*wrong, *faults.told(folder.name)])
    return case, files


def _signals(case: Case, scheme: Scheme, payments: Path | None) -> dict[str, tuple[Text, ...]]:
    """Signs around the last month that is judged, of provinces and of regencies."""
    counted = Month.of(scheme.period.end)
    told = signals_of(gaming(case, None, NATION, counted))
    for level in ("province", "regency") if payments else ():
        for region, said in signals_of(gaming(None, payments, NATION, counted, level=level)).items():
            told[region] = (*told.get(region, ()), *said)
    return told


def _peers(files: AwardFiles, evidence: Evidence) -> Sequence[Peer]:
    """Who takes part: as listed, else every province, regency and city that a figure speaks of."""
    if files.peers:
        return files.peers
    found = [one for one in sorted(evidence.regions) if regions.is_region(one) and level_of(one) in LEVELS]
    if not found:
        raise PantauError.of(**_NO_REGIONS._asdict())
    return [Peer(one) for one in found]


def write_example(folder: Path) -> Path:
    """Write the made-up award into a folder that is new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PantauError.of(**_NOT_EMPTY.fill(folder=folder)._asdict())
    return example_files(folder)


def gaming(
    case: Case | None, payments: Path | None, region: str, counted: Month, *, level: str = "regency"
) -> Signs:
    """Signs that numbers were made for the count, in the figures of a case and in a file of contributions."""
    found: list[tuple[Detector, Sequence[Tally]]] = []
    if case is not None:
        nothing_else = Asked(counted, counted, counted)
        found += [
            (one, one.tally(case.figures, nothing_else)) for one in detectors() if one.needs == "figures"
        ]
    if payments is not None:
        from pantau.io.award_payments import tallies  # noqa: PLC0415  an engine, and not always asked for

        of_rows = [one for one in detectors() if one.needs == "contributions"]
        found += tallies(payments, region, counted, of_rows, level=level)
    return signs(found)


def signals_of(found: Signs) -> dict[str, tuple[Text, ...]]:
    """The sentences of signs by region, as a discount takes them."""
    told: dict[str, tuple[Text, ...]] = {}
    for one in found.told:
        told[one.tally.region] = (*told.get(one.tally.region, ()), one.sentence)
    return told
