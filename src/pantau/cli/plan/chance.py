"""``pantau plan chance``: how sure a claim ratio on few claims is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from decimal import Decimal

    from pantau.cli.law.options import Reader
    from pantau.planning.chance import Likelihood


def chance(
    contributions: Annotated[str, typer.Option(help="contributions of the time, in rupiah")],
    claims: Annotated[str, typer.Option(help="claims of the same time, in rupiah")] = "",
    count: Annotated[str, typer.Option(help="how many claims")] = "",
    sizes: Annotated[str, typer.Option(help="instead: size and number, 42000000:17,10000000:1")] = "",
    expected: Annotated[str, typer.Option(help="the ratio to compare with, in percent")] = "100",
    on: Annotated[
        str, typer.Option("--date", help="without a claim: the day whose death benefit counts")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="print the answer as JSON")] = False,
    language: Annotated[str, typer.Option(help="id (default) or en")] = "",
) -> None:
    """A claim ratio with its plausible range, and how often chance alone makes such a year.

    Rasio klaim dengan kisaran wajarnya, dan seberapa sering kebetulan saja menghasilkannya.
    """
    from decimal import Decimal

    from pantau.cli.law.answers import asked, print_object
    from pantau.cli.output import spoken_language
    from pantau.workspace_planning.chance import chance as of

    spoken = spoken_language(language)

    def ask(read: Reader) -> Likelihood:
        paid_in, paid = read.rupiah("contributions", contributions), read.rupiah("claims", claims)
        many, day = read.whole("count", count), read.day("date", on)
        level = read.amount("expected", expected, unit="percent")
        listed = _sizes(read, sizes)
        read.stop()
        return of(paid_in or Decimal(0), listed, paid=paid, many=many, expected=level or Decimal(0), on=day)

    found = asked(ask, spoken)
    if as_json:
        print_object(found.to_json(spoken))
        return
    for line in found.sentences(spoken):
        typer.echo(line)


_MOST = 1_000_000


def _sizes(read: Reader, text: str) -> list[Decimal]:
    """``42000000:17`` is seventeen claims of 42 million; without a number one."""
    found = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        size, _, many = part.partition(":")
        amount, number = read.rupiah("sizes", size), read.whole("sizes", many or "1")
        found += [amount] * min(number or 0, _MOST) if amount is not None else []
    return found
