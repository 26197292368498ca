"""What was paid in and paid out, and how firm their ratio is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pantau.core.text import Text
from pantau.indicators.chance import interval
from pantau.indicators.indicator import Value, indicator, ratio, whole
from pantau.indicators.parts import Parts

_FIRM: Final = Text(
    "{value} % dari {cases} klaim: antara {low} % dan {high} % (selang 95 %); peluang bahwa rasio yang sebenarnya "
    "di atas 100 %: {above} %",
    "{value} % on {cases} claims: between {low} % and {high} % (95 % interval); the probability that the true "
    "ratio is above 100 % is {above} %",
)
_PAID = Text(
    "Dihitung pada tanggal dibayar; klaim yang belum dibayar belum masuk.",
    "By the day of payment; what is not paid yet is not in it.",
)


@indicator(
    "contributions",
    says=Text(
        "Iuran yang diterima untuk bulan-bulan dalam periode itu, kapan pun dibayar.",
        "Contributions received for the months of the period, whenever they were paid.",
    ),
    over="period",
    needs=("contributions",),
)
def contributions(parts: Parts) -> Iterator[Value]:
    """All programmes, or the one of the cell."""
    yield Value(whole(parts.sums["contributions"]))


@indicator(
    "claims_paid",
    says=Text(
        id=f"Manfaat yang dibayar dalam periode itu. {_PAID.id}",
        en=f"Benefits paid in the period. {_PAID.en}",
    ),
    over="period",
    needs=("claims",),
)
def claims_paid(parts: Parts) -> Iterator[Value]:
    """The sum of the amounts."""
    if parts.claims:
        yield Value(whole(parts.claims.paid))


@indicator(
    "claim_cases",
    says=Text(f"Jumlah klaim yang dibayar. {_PAID.id}", f"Claims paid, counted. {_PAID.en}"),
    over="period",
    needs=("claims",),
)
def claim_cases(parts: Parts) -> Iterator[Value]:
    """How many were paid."""
    if parts.claims:
        yield Value(whole(parts.claims.cases))


@indicator(
    "balance",
    says=Text(
        "Iuran dikurangi klaim dibayar. Angka minus di satu daerah bukan kerugian pemerintah daerah: dananya "
        "satu untuk seluruh Indonesia.",
        "Contributions minus claims paid. A minus in one place is no loss of its government: the fund is one for "
        "all of Indonesia.",
    ),
    over="period",
    needs=("contributions", "claims"),
)
def balance(parts: Parts) -> Iterator[Value]:
    """Contributions minus claims."""
    if parts.claims:
        yield Value(whole(parts.sums["contributions"]) - parts.claims.paid)


@indicator(
    "claim_ratio",
    says=Text(
        "Klaim dibayar terhadap iuran. Selang 95 % mengatakan seberapa jauh kebetulan saja dapat membawanya "
        "(Fay dan Feuer 1997). JHT adalah tabungan: bandingkan per program.",
        "Claims paid of contributions. The 95 % interval says how far chance alone can carry it (Fay and Feuer "
        "1997). JHT is savings: compare by programme.",
    ),
    over="period",
    needs=("contributions", "claims"),
)
def claim_ratio(parts: Parts) -> Iterator[Value]:
    """With the interval of chance; none where nothing was paid in."""
    paid_in = whole(parts.sums["contributions"])
    if parts.claims is None or paid_in <= 0:
        return
    value = ratio(parts.claims.paid, paid_in, 100)
    chance = interval(parts.claims, float(paid_in), float(parts.widest))
    one = Value(value, parts.claims.paid, paid_in)
    if chance is None:
        yield one
        return
    low, high = (_hundredths(end / float(paid_in) * 100) for end in (chance.low, chance.high))
    yield one._replace(low=low, high=high, note=_said(value, parts.claims.cases, (low, high), chance.above))


@indicator(
    "benefit_average",
    says=Text("Klaim dibayar dibagi jumlah klaim.", "Claims paid divided by their number."),
    over="period",
    needs=("claims",),
)
def benefit_average(parts: Parts) -> Iterator[Value]:
    """The mean amount."""
    if parts.claims and parts.claims.cases:
        paid, cases = parts.claims.paid, parts.claims.cases
        yield Value(ratio(paid, cases), paid, whole(cases))


@indicator(
    "claim_frequency",
    says=Text(
        "Klaim dibayar per 1.000 tahun-pekerja (12.000 bulan-pekerja).",
        "Claims paid per 1,000 worker-years (12,000 worker-months).",
    ),
    over="period",
    needs=("contributions", "claims"),
)
def claim_frequency(parts: Parts) -> Iterator[Value]:
    """Cases over worker-months."""
    months = parts.sums["workers"]
    if parts.claims is not None and months:
        yield Value(ratio(parts.claims.cases, months, 12_000), whole(parts.claims.cases), whole(months))


@indicator(
    "days_to_pay",
    says=Text(
        "Rata-rata hari dari kejadian sampai dibayar, untuk klaim yang dibayar dalam periode itu.",
        "Mean days from the event to the payment, of the claims paid in the period.",
    ),
    over="period",
    needs=("claims",),
)
def days_to_pay(parts: Parts) -> Iterator[Value]:
    """The days of all claims over their number."""
    if parts.claims and parts.claims.cases:
        yield Value(
            ratio(parts.claims.days, parts.claims.cases), whole(parts.claims.days), whole(parts.claims.cases)
        )


def _said(value: Decimal, cases: int, ends: tuple[Decimal, Decimal], above: float) -> Text:
    shown = {"value": value, "low": ends[0], "high": ends[1], "above": Decimal(str(above * 100))}
    return Text(
        _FIRM.id.format(cases=cases, **{name: _number(one, ",") for name, one in shown.items()}),
        _FIRM.en.format(cases=cases, **{name: _number(one, ".") for name, one in shown.items()}),
    )


def _number(value: Decimal, point: str) -> str:
    """To one decimal, or to none from 10 up: the interval does not know more."""
    text = f"{value:.0f}" if abs(value) >= 10 else f"{value:.1f}"
    return text.replace(".", point)


def _hundredths(value: float) -> Decimal:
    return Decimal(f"{value:.2f}")
