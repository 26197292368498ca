"""``ratio``, ``difference``, ``growth``, ``ambiguous``: a figure against what its formula gives."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from pantau.core.text import Text
from pantau.figures import MEASURES, Figure, Formula, Interval, Severity
from pantau.review.book import Book
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.wording import amount, briefly, called, listed, stated, unit_of

Inputs = tuple[Figure, ...]
HUNDRED = Decimal(100)
_DISAGREES = Text(
    "{what}: dinyatakan {stated}, tetapi menurut {formula} seharusnya {expected} ({inputs}).",
    "{what}: stated as {stated}, but {formula} gives {expected} ({inputs}).",
)
_TWO_READINGS = Text(
    "{what} {stated}: tidak dikatakan poin atau persen relatif.{readings} Tanyakan kepada sumbernya.",
    "{what} {stated}: whether points or relative percent is not said.{readings} Ask the source.",
)


def ways(subject: Figure, book: Book) -> list[tuple[Formula, list[Inputs]]]:
    """The formulas that can compute ``subject`` from the case, best first, each with the inputs to try.

    Best is the one whose inputs come from the subject's own publication.
    """
    found = []
    for rank, formula in enumerate(subject.spec.formulas):
        if subject.unit and formula.unit and formula.unit != subject.unit:
            continue
        rivals = [book.inputs(subject, name) for name in formula.inputs]
        if all(rivals):
            foreign = sum(rival[0].source != subject.source for rival in rivals)
            later = sum(rival[0].period.start > subject.period.end for rival in rivals)
            found.append(((later, foreign, rank), formula, list(product(*rivals))))
    found.sort(key=lambda way: way[0])
    return [(formula, inputs) for _, formula, inputs in found]


def computed(formula: Formula, inputs: Inputs) -> Interval:
    """What a formula gives for some figures."""
    return formula.apply(tuple(figure.interval() for figure in inputs))


def _run(kind: str, book: Book) -> Outcomes:
    measures = [code for code, measure in MEASURES.items() if any(f.check == kind for f in measure.formulas)]
    for subject in book.of(*measures):
        first = subject.spec.formulas[0]
        if (
            first.check == kind
            and first.unit in ("", subject.unit or first.unit)
            and _agrees_at_once(subject, first, book)
        ):
            yield None
            continue
        found = ways(subject, book)
        if found and found[0][0].check == kind:
            yield _compare(subject, found)


def _agrees_at_once(subject: Figure, formula: Formula, book: Book) -> bool:
    """The way of nearly all figures of a large case: the first formula, on the subject's own figures, agrees.

    It is the best way by the order of `ways`, so that nothing else need be looked for.
    """
    values = []
    for name in formula.inputs:
        found = book.inputs(subject, name)
        if len(found) != 1 or found[0].source != subject.source or found[0].period.start > subject.period.end:
            return False
        values.append(found[0].interval())
    return formula.apply(tuple(values)).meets(subject.interval())


def _compare(subject: Figure, found: list[tuple[Formula, list[Inputs]]]) -> Outcome | None:
    """Hold a figure against its best formula; a change of unknown unit may fit either of its readings."""
    open_readings = [way for way in found if way[0].unit] if not subject.unit else []
    for formula, rivals in open_readings or found[:1]:
        if _fits(subject, formula, rivals):
            return None
    formula, rivals = found[0]
    return _disagreement(subject, formula, rivals[0])


def _disagreement(subject: Figure, formula: Formula, inputs: Inputs) -> Outcome:
    expected = computed(formula, inputs)
    foreign = any(figure.source != subject.source or _across(figure, subject) for figure in inputs)
    severity: Severity = "warning" if foreign else "error"
    return Outcome(
        subject=subject,
        severity=severity,
        expected=expected,
        message=_DISAGREES.fill(
            what=called(subject),
            stated=stated(subject),
            formula=in_words(formula),
            expected=amount(expected, unit_of(subject)),
            inputs=listed([_named(figure, subject) for figure in inputs]),
        ),
        inputs=inputs,
        formula=formula,
        shown_formula=formula.text,
    )


def _across(a: Figure, b: Figure) -> bool:
    """Whether one figure is reported and the other recorded; a target is required and still of its source."""
    return {a.basis, b.basis} == {"reported", "recorded"}


def in_words(formula: Formula) -> Text:
    """A formula with the titles of its measures."""
    said = Text(formula.text, formula.text)
    for name in sorted(formula.inputs, key=len, reverse=True):
        title = MEASURES[name.removesuffix("_before")].title
        before = Text(" sebelumnya", " before") if name.endswith("_before") else Text("", "")
        said = Text(said.id.replace(name, title.id + before.id), said.en.replace(name, title.en + before.en))
    return said


def _named(figure: Figure, subject: Figure) -> Text:
    return Text("{what} {value}", "{what} {value}").fill(what=briefly(figure, subject), value=stated(figure))


_RATE = """
region,measure,period,value
36,covered_workers,2024-06,50
36,eligible_workers,2024-06,200
36,coverage_rate,2024-06,{}
"""


@check(
    "ratio",
    Text("Persentase sesuai pembilang dan penyebutnya", "A ratio equals its numerator over its denominator"),
    passes=_RATE.format("25.0"),
    fails=_RATE.format("25.2"),
)
def ratio(book: Book, limits: Limits) -> Outcomes:
    """A ratio with its numerator and denominator; a printed achievement of target with the two."""
    yield from _run("ratio", book)


_GAP = """
region,measure,period,value
36,coverage_rate,2024-06,40.5
36,coverage_target,2024,60.0
36,gap_points,2024-06,{}
"""


@check(
    "difference",
    Text("Selisih sesuai kedua angkanya", "A difference equals what it is the difference of"),
    passes=_GAP.format("19.5"),
    fails=_GAP.format("59.5"),
)
def difference(book: Book, limits: Limits) -> Outcomes:
    """Gap, balance, uncovered, change in points, with what they are the difference of."""
    yield from _run("difference", book)


_GROWTH = """
region,measure,period,value
64,covered_workers,2023-01,1000
64,covered_workers,2023-12,1200
64,growth_rate,2023-01/2023-12,{}
"""


@check(
    "growth",
    Text("Pertumbuhan sesuai nilai awal dan akhirnya", "A growth equals the change between its two values"),
    passes=_GROWTH.format("20.0"),
    fails=_GROWTH.format("16.7"),
)
def growth(book: Book, limits: Limits) -> Outcomes:
    """A relative change with the two values."""
    yield from _run("growth", book)


@check(
    "ambiguous",
    Text("Perubahan hanya punya satu arti", "A change has one meaning only"),
    passes="""
region,measure,period,value,unit
33,coverage_change,2024,10,points
""",
    fails="""
region,measure,period,value,unit
33,coverage_change,2024,10,
""",
)
def ambiguous(book: Book, limits: Limits) -> Outcomes:
    """A change "of 10 percent" that is points or relative, unless two coverages show which one is meant."""
    for subject in book.of("coverage_change"):
        found = ways(subject, book)
        fitting = [formula for formula, rivals in found if _fits(subject, formula, rivals)]
        if subject.unit or (found and len(fitting) != 2):
            yield None
            continue
        yield Outcome(
            subject=subject,
            severity="question",
            expected=None,
            message=_TWO_READINGS.fill(
                what=called(subject), stated=_bare(subject), readings=_readings(subject, book)
            ),
            inputs=tuple(_bases(subject, book)),
        )


def _fits(subject: Figure, formula: Formula, rivals: list[Inputs]) -> bool:
    return any(computed(formula, inputs).meets(subject.interval()) for inputs in rivals)


def _bare(subject: Figure) -> Text:
    """The value without a unit: the unit is what is not known."""
    return amount(Interval.exact(subject.value), "percent")


def _bases(subject: Figure, book: Book) -> Iterator[Figure]:
    yield from (book.inputs(subject, "coverage_rate") or book.inputs(subject, "coverage_rate_before"))[:1]


def _readings(subject: Figure, book: Book) -> Text:
    """What each reading would give for the coverage after (or before) the change."""
    for base in _bases(subject, book):
        rate, change = base.value, subject.value
        if change <= -HUNDRED:
            break
        if base.period.end < subject.period.start:
            points, relative = rate + change, rate * (1 + change / HUNDRED)
            words = Text(
                " Dari {rate}: menjadi {points} (poin) atau {relative} (relatif).",
                " From {rate}: to {points} (points) or {relative} (relative).",
            )
        else:
            points, relative = rate - change, rate / (1 + change / HUNDRED)
            words = Text(
                " Menjadi {rate}: dari {points} (poin) atau {relative} (relatif).",
                " To {rate}: from {points} (points) or {relative} (relative).",
            )
        named = {"rate": rate, "points": points, "relative": relative}
        return words.fill(**{name: amount(Interval.exact(value), "percent") for name, value in named.items()})
    return Text("", "")
