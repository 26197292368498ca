"""``target``: what is reached against what is required."""

from __future__ import annotations

from pantau.core.text import Text
from pantau.figures import Figure
from pantau.review.book import Book
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.wording import called, stated, when

_PAIRS = {"coverage_rate": "coverage_target", "covered_workers": "target_workers"}
_NOT_REACHED = Text(
    "{what}: {stated} per {when}; target {target} ({target_when}) belum tercapai.",
    "{what}: {stated} as of {when}; the target of {target} ({target_when}) is not reached.",
)


@check(
    "target",
    Text("Capaian dibanding target", "What is reached against the target"),
    passes="""
region,measure,period,value
36,coverage_rate,2024-12,61
36,coverage_target,2024,60
""",
    fails="""
region,measure,period,value
36,coverage_rate,2024-12,59
36,coverage_target,2024,60.0
""",
)
def target(book: Book, limits: Limits) -> Outcomes:
    """A target not reached is a fact, not a fault of the number: ``info``."""
    for figure in book.figures:
        if figure.basis == "required":
            continue
        wanted = _PAIRS.get(figure.measure)
        aims = book.inputs(figure, wanted) if wanted else _required(figure, book)
        if aims:
            yield _compare(figure, aims[0])


def _required(figure: Figure, book: Book) -> list[Figure]:
    """A figure of the same name that a law, target or budget requires."""
    if len(book.beside(figure)) == 1:
        return []
    return [
        other
        for other in book.distinct(figure)
        if other.basis == "required"
        and (other.segment, other.programme, other.sponsor, other.group)
        == (figure.segment, figure.programme, figure.sponsor, figure.group)
    ]


def _compare(figure: Figure, aim: Figure) -> Outcome | None:
    if figure.interval().high >= aim.interval().low:
        return None
    return Outcome(
        subject=figure,
        severity="info",
        expected=aim.interval(),
        message=_NOT_REACHED.fill(
            what=called(figure),
            stated=stated(figure),
            when=when(figure),
            target=stated(aim),
            target_when=when(aim),
        ),
        inputs=(aim,),
    )
