"""``divisibility``: sums of money against the amounts that they must be made of."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from pantau.core.notation import format_number
from pantau.core.text import Text
from pantau.figures import Figure, Interval
from pantau.review.benefits import payment_step
from pantau.review.book import Book
from pantau.review.limits import Limits
from pantau.review.outcome import Outcome, Outcomes, check
from pantau.review.rates import lowest_rate_figure, pays_flat, rate_step
from pantau.review.wording import amount, called, stated

_CONTRIBUTIONS = Text(
    "{what}: {stated} bukan kelipatan {step}, padahal setiap iurannya kelipatan {step}; "
    "{rate} masuk {times} kali. Apakah ada iuran penerima upah, denda, atau bulan sebagian?",
    "{what}: {stated} is no multiple of {step}, although every rate is; {rate} goes into it {times} times. "
    "Are wage earners, fines or part months among them?",
)
_CLAIMS = Text(
    "{what}: {stated} bukan kelipatan {step}, padahal setiap manfaat program ini kelipatan {step}.",
    "{what}: {stated} is no multiple of {step}, although every benefit of this programme is.",
)
_TABLE = """
region,measure,segment,programme,sponsor,period,value
36.72,contributions,BPU,JKK+JKM,APBD,2024,{}
"""


@check(
    "divisibility",
    Text("Jumlah uang tersusun dari besaran yang sah", "An amount is made of lawful amounts"),
    passes=_TABLE.format(168000000),
    fails=_TABLE.format(168000055),
)
def divisibility(book: Book, limits: Limits) -> Outcomes:
    """Contributions with whole worker-months at lawful rates; claims with whole statutory amounts."""
    for figure in book.of("contributions", "claims_paid"):
        if figure.qualifier or not _is_flat(figure):
            continue
        paid_in = figure.measure == "contributions"
        step = _rate_said(figure, book) or rate_step(figure) if paid_in else payment_step(figure)
        if step is None or figure.interval().width >= step:
            continue
        yield None if figure.value % step == 0 else _outcome(figure, step, book)


def _times(value: Decimal) -> Text:
    shown = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Text(format_number(shown, "id"), format_number(shown, "en"))


def _rate_said(figure: Figure, book: Book) -> Decimal | None:
    """The one rate that the case names for exactly these workers; all of them then pay it."""
    rates = book.inputs(figure, "contribution_rate")
    exact = len(rates) == 1 and not rates[0].qualifier and rates[0].precision is None and rates[0].value > 0
    return rates[0].value if exact and figure.segment == "BPU" else None


def _is_flat(figure: Figure) -> bool:
    """Whether it consists of flat amounts only: wages have no step, and what is not said may be of wages."""
    if figure.measure == "claims_paid":
        return figure.programme == "JKM" and "PMI" not in figure.segment.split("+")
    return pays_flat(figure)


def _outcome(figure: Figure, step: Decimal, book: Book) -> Outcome:
    words = {"what": called(figure), "stated": stated(figure), "step": amount(Interval.exact(step), "IDR")}
    if figure.measure == "claims_paid":
        return Outcome(figure, "question", None, _CLAIMS.fill(**words))
    rates = [rate for rate in book.inputs(figure, "contribution_rate")[:1] if rate.value > 0]
    lawful = lowest_rate_figure(figure._replace(programme=figure.programme or "JKK+JKM"))
    rate = rates[0].value if rates else lawful.value if lawful else step
    words |= {
        "rate": amount(Interval.exact(rate), "IDR"),
        "times": _times(figure.value / rate),
    }
    return Outcome(figure, "question", None, _CONTRIBUTIONS.fill(**words), inputs=tuple(rates))
