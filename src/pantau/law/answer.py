"""What the law answers: a total in whole rupiah, its parts with rule and article, and warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from pantau.core.money import ZERO, Amount, rupiah, written
from pantau.core.text import Language, Text
from pantau.law.dated import Row, Status, Value
from pantau.law.rule import Rule

TITLES: dict[str, Text] = {
    "lump_sum": Text("santunan sekaligus", "lump sum"),
    "periodic": Text("santunan berkala", "periodic benefit"),
    "funeral": Text("biaya pemakaman", "funeral benefit"),
    "scholarship": Text("beasiswa", "scholarship"),
    "temporary": Text("sementara tidak mampu bekerja (STMB)", "temporarily unable to work (STMB)"),
    "medical": Text("perawatan", "medical care"),
    "diagnosis": Text("pemeriksaan diagnosis", "diagnosis"),
    "home_care": Text("perawatan di rumah", "home care"),
    "transport_land": Text("angkutan darat, sungai, danau", "transport by land, river or lake"),
    "transport_sea": Text("angkutan laut", "transport by sea"),
    "transport_air": Text("angkutan udara", "transport by air"),
    "prosthesis": Text("orthosis dan prothesis", "orthoses and prostheses"),
    "dentures": Text("gigi tiruan", "dentures"),
    "hearing_aid": Text("alat bantu dengar", "hearing aid"),
    "glasses": Text("kacamata", "glasses"),
    "medical_abroad": Text("perawatan di luar negeri", "medical care abroad"),
    "balance": Text("saldo (iuran dan hasil pengembangan)", "balance (contributions and yield)"),
    "contributions": Text(
        "iuran yang dibayar, tanpa hasil pengembangan", "contributions paid, without yield"
    ),
    "pension": Text("pensiun sebulan", "monthly pension"),
    "cash": Text("uang tunai", "cash benefit"),
    "loss": Text("kerugian saat pulang", "loss on the way home"),
    "aid": Text("bantuan", "aid"),
    "fine": Text("denda", "fine"),
}

Given: TypeAlias = Amount | Value | tuple[Amount, ...] | tuple[Row, ...]
Givens: TypeAlias = Mapping[str, Given]


class Argument(NamedTuple):
    """What went into a formula under one name: a legal value, or what the question gave."""

    name: str
    given: Given

    @property
    def value(self) -> Any:
        """What the formula computes with."""
        if isinstance(self.given, Value):
            return self.given.rows or self.given.number
        return self.given


class Share(NamedTuple):
    """What one of several who pay owes, in whole rupiah, and out of what."""

    payer: Text
    amount: Amount
    arguments: tuple[Argument, ...]


@dataclass(frozen=True)
class Part:
    """One part of an answer: what it is, how much, by which rule, out of what, and how sure.

    ``laws`` are the legal values that give the right to it without entering the formula; ``idle`` names
    arguments that did not decide (a floor that was not reached); ``facts`` what the question said that did;
    ``shares``: where several pay, each by itself.
    """

    code: str
    amount: Amount
    applied: Rule[...]
    arguments: tuple[Argument, ...]
    laws: tuple[Value, ...] = ()
    detail: Text | None = None
    idle: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    payer: Text | None = None
    facts: tuple[Text, ...] = ()

    @property
    def rule(self) -> str:
        """The id of its rule."""
        return self.applied.id

    @property
    def title(self) -> Text:
        """What the part is, in words; a programme goes by its code."""
        return TITLES.get(self.code, Text(self.code, self.code))

    @property
    def values(self) -> tuple[Value, ...]:
        """Every legal value that it rests on."""
        given = [*self.arguments, *(argument for share in self.shares for argument in share.arguments)]
        used = [one.given for one in given if isinstance(one.given, Value) and one.name not in self.idle]
        return (*{(one.parameter, one.since, one.number): one for one in used}.values(), *self.laws)

    @property
    def reference(self) -> str:
        """The articles, each once."""
        return references_of(self.values) or self.applied.law

    @property
    def status(self) -> Status:
        """Firm where every value is firm."""
        return status_of(self.values)

    @property
    def unrounded(self) -> Amount:
        """What the formula gives before it is rounded to whole rupiah."""
        if self.shares:
            return sum((_computed(self.applied, share.arguments) for share in self.shares), ZERO)
        return _computed(self.applied, self.arguments)


@dataclass(frozen=True, repr=False)
class Assessment:
    """What is due or owed: the total is the sum of the parts; a warning says what the answer rests on."""

    total: Amount
    parts: tuple[Part, ...]
    warnings: tuple[Text, ...]
    day: date | None = None

    @property
    def status(self) -> Status:
        """Firm where every part is firm."""
        return "to_confirm" if any(part.status == "to_confirm" for part in self.parts) else "firm"

    def __repr__(self) -> str:
        parts = " + ".join(f"{part.code} {part.amount}" for part in self.parts)
        return f"<Assessment {self.total} = {parts or 'nothing'}>"

    def by_payer(self) -> dict[Text, Amount]:
        """What each who pays owes in all, where the law says who pays: employer and worker of a PU."""
        owed: dict[Text, Amount] = {}
        for part in self.parts:
            named = (
                [(part.payer, part.amount)]
                if part.payer
                else [(one.payer, one.amount) for one in part.shares]
            )
            for payer, amount in named:
                owed[payer] = owed.get(payer, ZERO) + amount
        return owed

    def explain(self, language: Language = "id") -> str:
        """How the answer comes about, part by part, as text (see `pantau.law.trace`)."""
        from pantau.law.trace import told  # noqa: PLC0415  what explains an answer knows the answer

        return told(self, language)

    def to_json(self, language: Language = "id", *, trace: bool = False) -> dict[str, Any]:
        """The answer as FORMATS.md section 6 has it, in whole rupiah; with ``trace`` each part explains itself."""
        from pantau.law.trace import trace_json  # noqa: PLC0415  as above

        return trace_json(self, language, whole=trace)

    def _repr_markdown_(self) -> str:
        """The answer in a notebook."""
        from pantau.law.trace import table_of  # noqa: PLC0415  as above

        return table_of(self, "id")


Item: TypeAlias = Part | Text
Items: TypeAlias = Iterator[Item]


def assess(items: Iterable[Item], day: date | None = None) -> Assessment:
    """Put parts and warnings together; the same warning is said once."""
    found = list(items)
    parts = tuple(item for item in found if isinstance(item, Part))
    warnings = tuple(dict.fromkeys(item for item in found if isinstance(item, Text)))
    return Assessment(sum((part.amount for part in parts), ZERO), parts, warnings, day)


def apply(  # noqa: PLR0913  what decides a part, each by its name
    rule: Rule[Any],
    code: str,
    *,
    also: Iterable[Value] = (),
    detail: Text | None = None,
    idle: tuple[str, ...] = (),
    payer: Text | None = None,
    facts: tuple[Text, ...] = (),
    **given: Given,
) -> Items:
    """A part in whole rupiah: the rule on what is given, and a warning for each value to be confirmed.

    A legal value is given whole, so that nothing enters a formula that the trace does not show.
    """
    arguments = _arguments(given)
    amount = rupiah(_computed(rule, arguments))
    part = Part(code, amount, rule, arguments, tuple(also), detail, idle, payer=payer, facts=facts)
    yield part
    yield from doubts(part.values)


def shared(rule: Rule[Any], code: str, given: Mapping[Text, Givens]) -> Items:
    """A part that several pay: each owes whole rupiah, so each share is rounded by itself and they are added."""
    shares = []
    for payer, one in given.items():
        arguments = _arguments(one)
        shares.append(Share(payer, rupiah(_computed(rule, arguments)), arguments))
    said = [
        Text("{payer} {amount}", "{payer} {amount}").fill(payer=one.payer, amount=written(one.amount))
        for one in shares
    ]
    detail = Text(", ".join(one.id for one in said), ", ".join(one.en for one in said))
    total = sum((one.amount for one in shares), ZERO)
    part = Part(code, total, rule, (), detail=detail, shares=tuple(shares))
    yield part
    yield from doubts(part.values)


def _arguments(given: Givens) -> tuple[Argument, ...]:
    return tuple(Argument(name, value) for name, value in given.items())


def _computed(rule: Rule[Any], arguments: tuple[Argument, ...]) -> Amount:
    return rule(**{argument.name: argument.value for argument in arguments})


def doubts(values: Iterable[Value]) -> Items:
    """A warning for each value that rests on one source only."""
    for value in values:
        if value.status == "to_confirm":
            text = Text(
                "{title} ({reference}) belum pasti: {why}", "{title} ({reference}) is to be confirmed: {why}"
            )
            why = value.note or Text("hanya satu sumber", "it rests on one source")
            yield text.fill(title=value.title, reference=value.reference, why=why)


def references_of(values: Iterable[Value]) -> str:
    """Articles in one line, each once; a reference may name several."""
    return "; ".join(dict.fromkeys(one for value in values for one in value.reference.split("; ")))


def status_of(values: Iterable[Value]) -> Status:
    """Firm where every value is firm."""
    return "to_confirm" if any(value.status == "to_confirm" for value in values) else "firm"
