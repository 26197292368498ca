"""A question to the law, checked before it is answered: every fault of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from pantau.core.money import HUNDRED, Amount, exact, written
from pantau.core.notation import dated
from pantau.core.period import Month
from pantau.core.terms import PROGRAMMES, SEGMENTS, SPONSORS
from pantau.core.text import Text
from pantau.errors import Fault, InputError, MissingInput
from pantau.law.refusal import fault, not_codified, refuse

FIRST_DAY = date(2015, 7, 1)  # PP 44/2015, PP 45/2015 and PP 46/2015; PP 14/1993 before is not codified
LAST_DAY = date(2030, 12, 31)  # beyond the medium-term plan nobody can say what the law will be

MOST_MONTHS = 120  # of a contract; one of more than ten years is a slip
MOST = (
    Decimal(10) ** 15
)  # a thousand trillion rupiah: above it an amount is a slip, and columns hold it exactly
MOST_INCOME = Decimal(10) ** 11  # a hundred billion a month

RISKS: dict[str, Text] = {
    "very_low": Text("sangat rendah", "very low"),
    "low": Text("rendah", "low"),
    "medium": Text("sedang", "medium"),
    "high": Text("tinggi", "high"),
    "very_high": Text("sangat tinggi", "very high"),
}
PHASES: dict[str, Text] = {
    "before": Text("sebelum bekerja", "before work"),
    "during": Text("selama bekerja", "during work"),
    "after": Text("setelah bekerja", "after work"),
}
OFFERED: dict[str, tuple[str, ...]] = {
    "PU": ("JKK", "JKM", "JHT", "JP", "JKP"),
    "BPU": ("JKK", "JKM", "JHT"),
    "JAKON": ("JKK", "JKM"),
    "PMI": ("JKK", "JKM", "JHT"),
}


@dataclass(frozen=True)
class Contributor:
    """Whose contribution is asked for, and for which month."""

    segment: str
    programmes: tuple[str, ...]
    month: Month
    income: Amount | None = None
    risk: str = ""
    contract_value: Amount | None = None
    sponsor: str = ""
    occupation: str = ""
    labour_intensive: bool = False
    contract_months: int | None = None
    agency: bool | None = None
    savings: Amount | None = None

    @property
    def day(self) -> date:
        """The day whose law holds: contributions change with the first day of a month."""
        return self.month.first


def chosen(programmes: Iterable[str] | str) -> tuple[str, ...]:
    """Programmes in the order of their list; ``JKM,JKK``, ``JKK+JKM`` and a sequence all will do."""
    if isinstance(programmes, str):
        programmes = programmes.replace("+", ",").split(",")
    given = {one.strip().upper() for one in programmes if one.strip()}
    return (*(one for one in PROGRAMMES if one in given), *sorted(given - set(PROGRAMMES)))


def number(
    where: str, value: Decimal | int | str | None, faults: list[Fault], most: Decimal | int = MOST
) -> Amount | None:
    """An amount that was given, or None; what is no amount, or an absurd one, becomes a fault."""
    if value is None:
        return None
    try:
        found = exact(value)
    except InvalidOperation:
        found = Decimal("NaN")
    highest = MOST_INCOME if where == "income" else most
    if not found.is_finite() or found < 0:
        text = Text("'{found}' bukan jumlah 0 atau lebih", "'{found}' is not an amount of 0 or more")
    elif found > highest:
        text = Text(
            "'{found}' tidak masuk akal; paling banyak {most}", "'{found}' is absurd; expected {most} at most"
        ).fill(found="{found}", most=written(Decimal(highest)))
    elif found != round(found, 2):
        text = Text("'{found}' lebih halus daripada sen", "'{found}' is finer than a cent")
    else:
        return found
    faults.append(fault(where, text.fill(found=value)))
    return None


def share_of(where: str, value: Decimal | int | str | None, faults: list[Fault]) -> Amount | None:
    """A percentage from 0 to 100 that was given, or None; anything else becomes a fault."""
    found = number(where, value, faults)
    if found is None or found <= HUNDRED:
        return found
    text = Text("'{found}' di atas 100 persen", "'{found}' is above 100 percent")
    faults.append(fault(where, text.fill(found=value)))
    return None


def one_of(where: str, given: str, known: Iterable[str]) -> Iterator[Fault]:
    """A fault when a code is not one of its list; the lists are short, so the whole list is said."""
    codes = list(known)
    if given not in codes:
        text = Text("'{given}' tidak dikenal; pilih {codes}", "'{given}' is not known; choose from {codes}")
        yield fault(where, text.fill(given=given, codes=", ".join(codes)))


def check_contributor(who: Contributor) -> Iterator[Fault]:
    """What cannot be in a question for a contribution."""
    yield from one_of("segment", who.segment, SEGMENTS)
    if who.risk:
        yield from one_of("risk", who.risk, RISKS)
    if who.sponsor:
        yield from one_of("sponsor", who.sponsor, SPONSORS)
    if not who.programmes:
        yield fault("programmes", Text("sebutkan paling sedikit satu program", "name at least one programme"))
    for programme in who.programmes:
        yield from one_of("programmes", programme, PROGRAMMES)
        if programme in PROGRAMMES and who.segment in OFFERED and programme not in OFFERED[who.segment]:
            text = Text("tidak ada {programme} untuk {segment}", "there is no {programme} for {segment}")
            yield fault("programmes", text.fill(programme=programme, segment=who.segment))
    if who.segment == "JAKON" and who.income is not None and who.contract_value is not None:
        text = Text(
            "pilih salah satu: upah (bila diketahui) atau nilai kontrak",
            "give one of the two: the wage (where it is known) or the contract value",
        )
        yield fault("contract_value", text)
    if who.savings is not None and who.segment in OFFERED and who.segment != "PMI":
        yield fault("savings", Text("hanya untuk PMI", "of PMI only"))
    months = who.contract_months
    if months is not None and not (type(months) is int and 1 <= months <= MOST_MONTHS):
        text = Text(
            "'{found}' tidak mungkin; yang diharapkan 1 sampai {most} bulan",
            "'{found}' cannot be; expected 1 to {most} months",
        )
        yield fault("contract_months", text.fill(found=who.contract_months, most=MOST_MONTHS))


def stop_at(faults: Iterable[Fault]) -> None:
    """Raise `InputError` with every fault, if there is one."""
    found = list(faults)
    if found:
        raise InputError(found)


def require(given: Mapping[str, object], needed: Mapping[str, Text]) -> None:
    """Raise `MissingInput` with one line for each input that is needed and not given."""
    lines = [
        Text("{name} diperlukan: {why}", "{name} is needed: {why}").fill(name=name, why=why)
        for name, why in needed.items()
        if given[name] in (None, "")
    ]
    if lines:
        refuse(MissingInput, Text("\n".join(line.id for line in lines), "\n".join(line.en for line in lines)))


def in_codified_range(day: date) -> None:
    """Refuse a day before the law that Pantau knows, or so late that nobody knows it."""
    if day < FIRST_DAY:
        missing = Text("hukum sebelum {first}", "the law before {first}").fill(first=FIRST_DAY)
        not_codified(missing, Text("PP 14/1993 dan perubahannya", "PP 14/1993 and its amendments"))
    if day > LAST_DAY:
        missing = Text("hukum sesudah {last}", "the law after {last}").fill(last=LAST_DAY)
        not_codified(missing, Text("peraturan yang berlaku saat itu", "the regulations of that time"))


def ahead_of(checked: date, day: date) -> Iterator[Text]:
    """A warning where the law of a day that has not come is taken to be the law as it was last checked."""
    if day > checked:
        text = Text(
            "{day} sesudah hukum terakhir diperiksa ({checked}): dianggap tidak berubah",
            "{day} is after the law was last checked ({checked}): taken not to change",
        )
        yield text.fill(day=dated(day), checked=dated(checked))
