"""What ``pantau indicators`` prints for a reader: the number, what it is of, and how sure it is."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from itertools import groupby
from typing import TYPE_CHECKING, Any

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from pantau.core.categories import category_title
from pantau.core.notation import format_interval, format_number, format_period, format_value
from pantau.core.regions import full_name
from pantau.core.terms import SPONSORS
from pantau.core.text import Language, Text
from pantau.figures import MEASURES
from pantau.report.saying import capital, plain

if TYPE_CHECKING:
    from pantau.indicators.recorded import Recorded
    from pantau.workspace_ledger import Answer

_NONE = Text(
    "Buku besar tidak memuat apa pun untuk wilayah dan waktu ini. Lihat isinya dengan: pantau ledger status",
    "The ledger holds nothing for this region and time. See what it holds with: pantau ledger status",
)
_KNOWN = Text("seperti diketahui sampai {day}", "as known until {day}")
_OF = Text("{numerator} dari {denominator}", "{numerator} of {denominator}")
_WITHIN = Text("kisaran {range}", "range {range}")
_AS_OF = Text("per {day}", "as of {day}")
_SEX = {"M": Text("laki-laki", "men"), "F": Text("perempuan", "women")}
_UNKNOWN_SEX = Text("jenis kelamin tidak diketahui", "sex not known")
_UNKNOWN_AGE = Text("umur tidak diketahui", "age not known")
_AGE = Text("umur {band}", "age {band}")
_WITHOUT = Text("Belum ada data iuran untuk {places}", "There is no contribution yet for {places}")
_MORE = Text(" dan {n} lainnya", " and {n} more")
_MOST = 10
_SOURCE = Text("Sumber: {source}", "Source: {source}")


def print_list(entries: list[dict[str, Any]]) -> None:
    """A JSON list with an entry on each line, whatever their number."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, whatever the terminal is
    lines = ",\n ".join(orjson.dumps(entry).decode() for entry in entries)
    sys.stdout.write(f"[\n {lines}\n]\n" if entries else "[]\n")


def print_indicators(answer: Answer, language: Language) -> None:
    """A line for each figure, under the measure that it is of."""
    console = Console(highlight=False, soft_wrap=True)
    place = full_name(answer.question.region)
    console.print(Line(f"{place} · {format_period(answer.question.month, language)}", style="bold"))
    if answer.known_until:
        day = format_period(answer.known_until, language)
        console.print(Line(_KNOWN.fill(day=day).say(language), style="dim"))
    if not answer.figures:
        console.print(_NONE.say(language))
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="dim")
    for measure, figures in groupby(answer.figures, key=lambda figure: figure.measure):
        for figure in figures:
            title = capital(MEASURES[measure].title.say(language))
            narrower = ", ".join(_narrower(figure, answer, language))
            name = f"{title} ({narrower})" if narrower else title
            unit = MEASURES[measure].unit
            table.add_row(
                plain(name), format_value(figure.value, unit, language), _rests_on(figure, language)
            )
    console.print(table)
    if answer.without_data:
        places = ", ".join(full_name(code) for code in answer.without_data[:_MOST])
        more = _MORE.fill(n=len(answer.without_data) - _MOST).say(language)
        many = len(answer.without_data) > _MOST
        console.print(
            Line(f"! {_WITHOUT.fill(places=places + (more if many else '')).say(language)}", style="yellow")
        )
    for note in answer.notes:
        console.print(Line(f"! {plain(note.say(language))}", style="yellow"))
    console.print(Line(_SOURCE.fill(source=answer.source).say(language), style="dim"))


def _narrower(figure: Recorded, answer: Answer, language: Language) -> list[str]:
    """What tells a figure from the others of its measure."""
    said = [] if figure.region == answer.question.region else [full_name(figure.region)]
    if figure.category:
        said.append(category_title(figure.category).say(language))
    said += [code for code in (figure.segment, figure.programme) if code]
    said += [SPONSORS[code].say(language) if code in SPONSORS else code for code in (figure.sponsor,) if code]
    if figure.sex:
        said.append(_SEX.get(figure.sex, _UNKNOWN_SEX).say(language))
    if figure.age_band:
        known = _UNKNOWN_AGE if figure.age_band == "unknown" else _AGE.fill(band=figure.age_band)
        said.append(known.say(language))
    said += [code for code in (figure.definition, figure.group) if code]
    if figure.period.text != answer.question.month.text:
        said.append(format_period(figure.period, language))
    return said


def _rests_on(figure: Recorded, language: Language) -> str:
    """Numerator and denominator, the range, the day of the denominator, and a note."""
    said = []
    if figure.numerator is not None and figure.denominator is not None:
        parts = {
            "numerator": format_number(_short(figure.numerator), language),
            "denominator": format_number(_short(figure.denominator), language),
        }
        said.append(_OF.fill(**parts).say(language))
    if figure.low is not None and figure.high is not None and not figure.note.id:  # a note says it in words
        unit = MEASURES[figure.measure].unit
        said.append(
            _WITHIN.fill(range=format_interval(figure.low, figure.high, unit, language)).say(language)
        )
    if figure.as_of:
        from pantau.core.period import Period

        said.append(_AS_OF.fill(day=format_period(Period.parse(figure.as_of), language)).say(language))
    if figure.note.say(language):
        said.append(plain(figure.note.say(language)))
    return "; ".join(said)


def _short(value: Any) -> Any:
    """Without the zeros that a column of exact decimals carries."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
