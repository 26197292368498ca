"""Links the rows of lists to people: every row gets a person, every pair with an opinion its reasons."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.io.linking.engine import count, engine, parquet, quiet
from pantau.io.linking.persons import Decided, find_people, name_people, told, write_pairs, write_people
from pantau.io.linking.records import candidates, fold, load
from pantau.io.linking.scoring import name_frequencies, score
from pantau.io.linking.training import FEWEST_ROWS, shipped, train
from pantau.roster.linkage import Thresholds
from pantau.roster.linkage_model import Model, comparison

_KEY: Final = b"pantau"
_FEW: Final = Text(
    "hanya {n} baris: bobot bawaan dipakai (dilatih pada daftar buatan), bukan bobot dari daftar ini",
    "only {n} rows: the shipped weights are used (trained on generated lists), not weights of this list",
)
_PASSED_OVER: Final = Text(
    "{n} baris tidak dibandingkan lewat {block} karena terlalu banyak yang sama",
    "{n} rows were not compared by {block}, because too many are alike there",
)
_NOT_LEARNT: Final = Text(
    "daftar ini tidak cukup mengajarkan {what}; untuk itu bobot bawaan dipakai",
    "this list does not teach enough about {what}; the shipped weights are used for it",
)
_SHARED: Final = Text(
    "{n} NIK dipakai banyak orang berbeda; NIK itu tidak dihitung sebagai bukti",
    "{n} NIKs stand with many different people; they do not count as evidence",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkSettings:
    """How to link: thresholds, what people decided, earlier ids, and the bounds of the machine.

    ``key`` makes person ids: with a secret key an id says nothing about a NIK, with the default it only hides it.
    ``previous`` is a ``people.parquet`` (or any with ``row_key`` and ``person``) whose ids are kept.
    ``memory`` is what DuckDB may hold, as it writes it; beyond that it spills into ``scratch``.
    """

    thresholds: Thresholds = field(default_factory=Thresholds)
    decided: tuple[Decided, ...] = ()
    previous: Path | None = None
    key: bytes = _KEY
    memory: str = "3GB"
    threads: int = 0
    scratch: Path | None = None


class LinkCounts(NamedTuple):
    """Rows in, rows after equal ones were folded, pairs compared, and what became of them."""

    rows: int
    folded: int
    compared: int
    linked: int
    review: int
    conflicts: int
    people: int


class LinkResult(NamedTuple):
    """What linking left: ``people`` (a person for every row), ``pairs`` (with reasons), the model, the counts."""

    people: Path
    pairs: Path
    model: Model
    counts: LinkCounts
    notes: tuple[Text, ...]


def link(rows: Path, against: Path | None, out: Path, settings: LinkSettings | None = None) -> LinkResult:
    """Link the rows of one Parquet file, with those of a second where given; writes two files into ``out``.

    Raises `PantauError` when columns are missing or rows are named twice, and when the model is not trained.
    """
    from splink.internals.exceptions import SplinkException  # noqa: PLC0415  heavy, and others ask for the result

    settings = settings or LinkSettings()
    out.mkdir(parents=True, exist_ok=True)
    files = [rows] if against is None else [rows, against]
    with engine(settings.scratch, settings.memory, settings.threads) as con, quiet() as warned:
        try:
            result = _link(con, files, out, settings)
        except SplinkException as error:
            raise PantauError.of(
                id=f"penautan gagal: {str(error)[:300]}", en=f"linking failed: {str(error)[:300]}"
            ) from error
        _refuse_defaults(warned)
    return result


def _link(con: duckdb.DuckDBPyConnection, files: list[Path], out: Path, settings: LinkSettings) -> LinkResult:
    number = load(con, files)
    told(con, settings.decided)
    folded = fold(con)
    with ThreadPoolExecutor(1) as beside:  # neither fills two processors by itself
        training = beside.submit(train, con.cursor(), number, shipped())
        passed_over = candidates(con)
        compared = count(con, "select count(*) from candidates")
        name_frequencies(con, number)
        model = training.result()
    score(con, model, settings.thresholds)
    find_people(con)
    name_people(con, settings.key, settings.previous)
    people, pairs = out / "people.parquet", out / "pairs.parquet"
    write_people(con, people)
    write_pairs(con, pairs)
    counts = LinkCounts(
        rows=number,
        folded=folded,
        compared=compared,
        linked=count(con, "select count(*) from scored where decided = 'link'"),
        review=count(con, f"select count(*) from {parquet(pairs)} where decided = 'review'"),  # noqa: S608
        conflicts=count(con, "select count(*) from refused"),
        people=count(con, "select count(*) from person"),
    )
    return LinkResult(people, pairs, model, counts, _notes(con, number, passed_over, model))


def _notes(
    con: duckdb.DuckDBPyConnection, rows: int, passed_over: dict[str, int], model: Model
) -> tuple[Text, ...]:
    if rows < FEWEST_ROWS:
        notes = [_FEW.fill(n=rows)]
    else:
        untaught = [code for code, levels in model.origin.items() if set(levels.values()) == {"shipped"}]
        notes = [_NOT_LEARNT.fill(what=comparison(code).title) for code in untaught]
    notes += [_PASSED_OVER.fill(n=number, block=block) for block, number in passed_over.items()]
    shared = count(con, "select count(*) from shared_nik")
    return (*notes, _SHARED.fill(n=shared)) if shared else tuple(notes)


def _refuse_defaults(warned: list[str]) -> None:
    """Splink only warns when it puts a default in the place of a weight; here that is an error."""
    if any("untrained parameters" in warning for warning in warned):
        raise PantauError.of(
            id="model tautan memakai bobot bawaan yang belum dilatih; hasilnya tidak dipakai",
            en="the linkage model fell back on untrained defaults; its result is not used",
        )
