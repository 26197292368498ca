"""Recorded figures: the views of a ledger as known on a day, on the engine that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import ibis
import pyarrow as pa

from pantau.core.days import day_of
from pantau.core.ledger_tables import LEDGER
from pantau.core.period import Period
from pantau.core.spelling import meant
from pantau.core.text import Language, Text
from pantau.errors import IndicatorError, LedgerError
from pantau.figures.exchange import computed, number
from pantau.indicators import answered, indicators
from pantau.indicators.persons.answer import answer_persons
from pantau.indicators.persons.indicator import person_indicators
from pantau.indicators.question import Question
from pantau.indicators.recorded import Recorded
from pantau.indicators.views import Views
from pantau.io.engine import collected, spark_engine
from pantau.io.ledger.exports import export
from pantau.ledger.asof import known
from pantau.workspace_ledger.opened import Opened
from pantau.workspace_ledger.place import Place

ENGINES = ("duckdb", "spark")
_ALWAYS = ("region", "measure", "category", "segment", "programme", "sponsor")
_WHERE_GIVEN = ("sex", "age_band", "unit", "group")
_EXACT = pa.decimal128(38, 10)
_NUMBERS = ("value", "precision", "numerator", "denominator", "low", "high")


class Answer(NamedTuple):
    """Recorded figures, the question that they answer, and the versions that they come from.

    ``known_at`` is none where all that is known counts; ``without_data`` are regions that have no contribution
    in the month, ``notes`` what a reader must know of the figures.
    """

    question: Question
    figures: tuple[Recorded, ...]
    known_at: datetime | None
    source: str
    without_data: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def known_until(self) -> Period | None:
        """The day in WIB at whose end this was known."""
        return Period.parse(day_of(self.known_at).isoformat()) if self.known_at else None

    def to_json(self, language: Language) -> list[dict[str, Any]]:
        """The figures of FORMATS section 1, each with its parts, interval and moment."""
        return [self._json(figure, language) for figure in self.figures]

    def _json(self, figure: Recorded, language: Language) -> dict[str, Any]:
        said: dict[str, Any] = {name: getattr(figure, name) for name in _ALWAYS}
        said |= {"period": figure.period.text, "value": computed(figure.value)}
        said |= {"qualifier": figure.qualifier, "total_of": figure.total_of}
        said |= {"basis": figure.basis, "source": self.source, "definition": figure.definition}
        said |= {name: getattr(figure, name) for name in _WHERE_GIVEN if getattr(figure, name)}
        for name in ("numerator", "denominator"):
            value = getattr(figure, name)
            said[name] = None if value is None else number(value)
        for name in ("low", "high"):
            value = getattr(figure, name)
            said[name] = None if value is None else computed(value)
        said |= {"as_of": figure.as_of, "known_at": self.known_at.isoformat() if self.known_at else ""}
        note = figure.note.say(language)
        return {**said, "note": note} if note else said

    def to_arrow(self, language: Language) -> pa.Table:
        """The figures as a table: the columns of FORMATS section 1, then what they rest on; numbers exact."""
        names = [name for name in Recorded._fields if name != "source"]
        columns: dict[str, Any] = {
            name: pa.array(list(self._column(name, language)), _EXACT if name in _NUMBERS else pa.string())
            for name in names
        }
        columns["source"] = pa.array([self.source] * len(self.figures), pa.string())
        at = self.known_at.isoformat() if self.known_at else ""
        columns["known_at"] = pa.array([at] * len(self.figures), pa.string())
        return pa.table(columns)

    def _column(self, name: str, language: Language) -> Iterator[Any]:
        for figure in self.figures:
            value = getattr(figure, name)
            if name == "period":
                yield value.text
            elif name == "note":
                yield value.say(language)
            elif name in _NUMBERS and value is not None:
                yield round(value, 10)
            else:
                yield value

    def write(self, file: Path, language: Language, ending: str = "") -> int:
        """Write the figures into a file; answers how many there are."""
        engine = ibis.duckdb.connect()
        try:
            return export(
                engine, engine.create_table("figures", self.to_arrow(language), temp=True), file, ending
            )
        finally:
            engine.disconnect()


class Asking(NamedTuple):
    """How a question is meant: as known at a moment, else as known now; only these measures, else all."""

    question: Question
    known_at: datetime | None = None
    measures: Sequence[str] | None = None


def asked(opened: Opened, place: Place, asking: Asking, engine: str = "") -> Answer:
    """Answer a question from the rows of a ledger, on the engine of that name, else that of the settings."""
    if chosen_engine(place, engine) == "duckdb":
        with opened.running() as running:
            views, versions = running.views(asking.known_at)
            return _answer(views, source_of(versions), running.collect, asking)
    with engine_of(place, engine) as other:
        views, source = views_of(place, other, asking.known_at)
        return _answer(views, source, partial(collected, other), asking)


def _answer(views: Views, source: str, collect: Callable[[Any], pa.Table], asking: Asking) -> Answer:
    summed, counted = divided(asking.measures)
    found = answered(views, asking.question, collect, summed)
    persons = answer_persons(views, asking.question, collect, counted) if counted else ()
    figures = (*found.figures, *persons)
    return Answer(asking.question, figures, asking.known_at, source, found.without_data, found.notes)


def answered_by(
    views: Views, question: Question, collect: Callable[[Any], pa.Table], measures: Sequence[str]
) -> Iterator[Recorded]:
    """The figures of some measures, whichever way they are computed."""
    summed, counted = divided(measures)
    if summed:
        yield from answered(views, question, collect, summed).figures
    if counted:
        yield from answer_persons(views, question, collect, counted)


def divided(measures: Sequence[str] | None) -> tuple[list[str], list[str]]:
    """Measures computed from monthly sums, and those that are counted person by person; all when none is named."""
    sums = [one.id for one in indicators()]
    persons = [one.id for one in person_indicators()]
    if measures is None:
        return sums, persons
    for code in measures:
        if code not in (*sums, *persons):
            listed = ", ".join((*sums, *persons))
            raise IndicatorError.of(
                id=f"'{code[:40]}' bukan indikator{meant(code, (*sums, *persons)).id}; yang ada: {listed}",
                en=f"'{code[:40]}' is not an indicator{meant(code, (*sums, *persons)).en}; there are {listed}",
            )
    asked = set(measures)
    return [code for code in sums if code in asked], [code for code in persons if code in asked]


def views_of(place: Place, engine: Any, known_at: datetime | None) -> tuple[Views, str]:
    """The tables as known at a moment, and the versions that were read, as the source of a figure says them."""
    snapshots = {name: place.store.snapshot(LEDGER[name]) for name in Views._fields}
    tables = {name: known(snapshot.read(engine), known_at) for name, snapshot in snapshots.items()}
    return Views(**tables), source_of({name: snapshot.version for name, snapshot in snapshots.items()})


def source_of(versions: dict[str, int]) -> str:
    """``ledger contributions@12 claims@3``: what must be read again to get the same number."""
    told = [f"{name}@{version}" for name, version in sorted(versions.items()) if version >= 0]
    return " ".join(("ledger", *told))


def chosen_engine(place: Place, name: str) -> str:
    """An engine that was asked for, else that of the settings; `LedgerError` where it is not known."""
    chosen = name or str(getattr(place.settings, "engine", "duckdb"))
    if chosen not in ENGINES:
        raise LedgerError.of(
            id=f"'{chosen[:40]}' bukan mesin; pilih duckdb atau spark",
            en=f"'{chosen[:40]}' is not an engine; choose duckdb or spark",
        )
    return chosen


@contextmanager
def engine_of(place: Place, name: str) -> Iterator[Any]:
    """The engine of that name, else that of the settings; `LedgerError` where it is not known or not installed."""
    if chosen_engine(place, name) == "spark":
        yield _spark()
        return
    with place.working() as (engine, _):
        yield engine


def _spark() -> Any:
    """The Spark session of this process, or one that the environment configures."""
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415  only where Spark was chosen
    except ImportError:
        raise LedgerError.of(
            id='Spark belum terpasang; jalankan: pip install "pantau[spark]" (perlu Java 17), atau pakai '
            "--engine duckdb",
            en='Spark is not installed; run: pip install "pantau[spark]" (needs Java 17), or use --engine duckdb',
        ) from None
    session = SparkSession.builder.appName("pantau").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    return spark_engine(session)
