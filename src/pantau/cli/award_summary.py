"""What ``pantau award`` prints for a reader: who leads, how sure that is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Line

from pantau.award import words
from pantau.award.contest import said
from pantau.award.measured import Measured, unit_of
from pantau.core.text import Language, Text
from pantau.report.saying import plain

if TYPE_CHECKING:
    from pantau.award import Ranking, Why
    from pantau.award.gaming import Signs
    from pantau.award.why import Line as WhyLine
    from pantau.workspace_award import Judged

_RANK = Text("Peringkat", "Rank")
_REGION = Text("Wilayah", "Region")
_SCORE = Text("Skor", "Score")
_RANGE = Text("Kisaran skor", "Score range")
_FIRST = Text("Peluang terbaik", "Chance to be best")
_OFF = Text("Potongan", "Taken off")
_OUTSIDE = Text("Tidak diberi peringkat: {name} ({reasons})", "Not ranked: {name} ({reasons})")
_LEFT_OUT = Text("Juri: {reason}", "Jury: {reason}")
_APART = Text("Juri: {name}, {title}: {said}", "Jury: {name}, {title}: {said}")
_ASSUMED = Text("Yang diandaikan", "What was assumed")
_CRITERION = Text("Kriteria", "Criterion")
_VALUE = Text("Nilai", "Value")
_POINTS = Text("Poin", "Points")
_ADDS = Text("Menyumbang", "Adds")
_PEERS = Text("Rata-rata kelompok", "Mean of the group")
_NEEDED = Text("Perlu untuk naik", "Needed to rise")
_NO_FIGURE = Text("tidak ada angka", "no figure")
_RESTS = Text("{title}: dari {sources}", "{title}: from {sources}")
_TAKEN = Text("Skor dipotong {percent}: {why}", "{percent} taken off the score: {why}")
_WEIGHTS = Text(
    "Memindahkan {moved} poin bobot sudah cukup untuk menyusul {above}",
    "Moving {moved} points of weight is enough to catch up with {above}",
)
_NEVER = Text(
    "Tidak ada bobot yang cukup untuk menyusul {above}", "No weights are enough to catch up with {above}"
)
_VARIED = {
    "weights": Text("bobot", "weights"),
    "data": Text("angka", "figures"),
    "definition": Text("definisi", "definition"),
}
_SEEN = Text(
    "Peringkat bila hanya bobot, angka atau definisi yang berubah, dan menurut definisi lain",
    "Rank when only weights, figures or the definition vary, and by other definitions",
)
_SIGN = Text("{title}. {said}; peluang kebetulan {chance} %", "{title}. {said}; {chance}% by chance")
_LESS = Text("< 0,01", "< 0.01")
_CERTAIN = 0.0001
_NO_SIGN = Text("Tidak ada tanda yang melebihi kebetulan", "No sign that is more than chance")
_LOOKED = Text(
    "{compared} perbandingan; {withheld} sel kurang dari lima orang tidak ditampilkan. Tanda adalah bahan "
    "pertanyaan, bukan tuduhan",
    "{compared} comparisons; {withheld} cells below five people are withheld. A sign is a question and no accusation",
)
_MOST = 12


def print_ranks(award: Judged, language: Language) -> None:
    """Each peer group with its headline and ranks, then what a reader must know."""
    console = _console()
    for contest, ranking in zip(award.contests, award.rankings, strict=True):
        console.print(
            Line(f"{award.scheme.title.say(language)} · {contest.title.say(language)}", style="bold")
        )
        console.print(words.headline(ranking).say(language))
        if ranking is not None:
            console.print(_ranks(ranking, language))
            _say(console, [words.swap_said(ranking)], language)
        for region, reasons in contest.outside.items():
            why = "; ".join(one.say(language) for one in reasons)
            _warn(console, _OUTSIDE.fill(name=words.name(region), reasons=why), language)
        for doubts in contest.doubts.values():
            _say(console, doubts, language)
        for text in words.missing_said(contest):
            _warn(console, text, language)
    _print_jury(console, award, language)
    console.print(Line(_ASSUMED.say(language), style="bold"))
    for text in words.assumptions(award.scheme, award.draws, award.seed):
        console.print(Line(f"· {text.say(language)}", style="dim"))


def print_why(sheet: Why, language: Language) -> None:
    """The sheet of one region."""
    console = _console()
    console.print(Line(f"{words.name(sheet.region)} · {sheet.contest.title.say(language)}", style="bold"))
    if sheet.ranked and sheet.score is not None:
        standing = sheet.ranked.standing
        rank = words.ranks_said(standing.best, standing.worst, sheet.like)
        console.print(f"{rank.say(language)} · {words.number(sheet.score).say(language)}")
    for reason in sheet.outside:
        _warn(console, reason, language)
    table = _table(
        language,
        (_CRITERION, False),
        (_VALUE, True),
        (_POINTS, True),
        (_ADDS, True),
        (_PEERS, True),
        (_NEEDED, True),
    )
    for line in sheet.lines:
        table.add_row(*_line(line, language))
    console.print(table)
    if sheet.discount.percent:
        why = "; ".join(one.message.say(language) for one in sheet.discount.findings[:3])
        why = "; ".join([why, *(one.say(language) for one in sheet.discount.signals)]) if why else why
        _warn(console, _TAKEN.fill(percent=words.percent(sheet.discount.percent), why=plain(why)), language)
    if sheet.above:
        told = {"above": words.name(sheet.above)}
        if sheet.moved is None:
            _say(console, [_NEVER.fill(**told)], language)
        else:
            _say(console, [_WEIGHTS.fill(moved=words.weight_points(sheet.moved), **told)], language)
    for line in sheet.lines:
        _say(console, line.brought.notes, language, of=line.criterion.title)
        if line.brought.sources:
            sources = ", ".join(line.brought.sources)
            _say(console, [_RESTS.fill(title=line.criterion.title, sources=plain(sources))], language)
    _say(console, sheet.doubts, language)


def print_firmness(award: Judged, language: Language) -> None:
    """How the ranks move with each source of doubt."""
    console = _console()
    for ranking in filter(None, award.rankings):
        console.print(Line(ranking.contest.title.say(language), style="bold"))
        console.print(words.headline(ranking).say(language))
        heads = [(_REGION, False), *((one, True) for one in _VARIED.values())]
        definitions = list(ranking.by_definition)
        titles = [Text(definition, definition) for _, definition in definitions]
        table = _table(language, *heads, *((one, True) for one in titles))
        for place, one in enumerate(ranking.ranks):
            ends = [words.ends(*ranking.by_source[source][place]) for source in _VARIED]
            under = [str(ranking.by_definition[key][place]) for key in definitions]
            table.add_row(words.name(one.region), *ends, *under)
        console.print(Line(_SEEN.say(language), style="dim"))
        console.print(table)
        _say(console, [words.swap_said(ranking)], language)


def print_signs(found: Signs, language: Language) -> None:
    """Each sign with what to ask, and how much was looked at."""
    console = _console()
    for one in found.told:
        chance = _LESS if one.by_chance < _CERTAIN else words.number(one.by_chance * 100, 2)
        _warn(console, _SIGN.fill(title=one.detector.title, said=one.sentence, chance=chance), language)
        _say(console, [one.detector.ask], language)
    if not found.told:
        console.print(_NO_SIGN.say(language))
    told = _LOOKED.fill(
        compared=words.number(Decimal(found.compared)), withheld=words.number(Decimal(found.withheld))
    )
    console.print(Line(told.say(language), style="dim"))


def _ranks(ranking: Ranking, language: Language) -> Table:
    heads = ((_RANK, True), (_REGION, False), (_SCORE, True), (_RANGE, True), (_FIRST, True), (_OFF, True))
    table = _table(language, *heads)
    for one in ranking.ranks:
        off = ranking.contest.discount(one.region).percent
        low, high = words.number(one.low, 1), words.number(one.high, 1)
        table.add_row(
            words.ends(one.standing.best, one.standing.worst),
            words.name(one.region),
            words.number(one.score).say(language),
            f"{low.say(language)}–{high.say(language)}",
            words.chance(one.first).say(language),
            words.percent(off).say(language) if off else "",
        )
    return table


def _line(line: WhyLine, language: Language) -> list[str]:
    unit = unit_of(line.criterion)
    needed = "" if line.needed is None else said(line.needed, unit).say(language)
    numbers = [
        "–" if each is None else words.number(each, 1).say(language)
        for each in (line.points, line.adds, line.peers)
    ]
    return [line.criterion.title.say(language), _value(line.brought, unit, language), *numbers, needed]


def _value(brought: Measured, unit: str, language: Language) -> str:
    return (_NO_FIGURE if brought.value is None else said(brought.value, unit)).say(language)


def _print_jury(console: Console, award: Judged, language: Language) -> None:
    left_out = list(dict.fromkeys(one.reason for one in award.jury.left_out))
    for reason in left_out[:_MOST]:
        _say(console, [_LEFT_OUT.fill(reason=reason)], language)
    apart = [(key, one.apart) for key, one in sorted(award.jury.said.items()) if one.apart]
    for (region, code), text in apart[:_MOST]:
        told = {"name": words.name(region), "title": award.scheme.criterion(code).title, "said": text}
        _say(console, [_APART.fill(**told)], language)


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def _table(language: Language, *heads: tuple[Text, bool]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title, numeric in heads:
        table.add_column(title.say(language), justify="right" if numeric else "left", no_wrap=numeric)
    return table


def _say(console: Console, texts: Iterable[Text | None], language: Language, of: Any = None) -> None:
    for text in texts:
        if text is not None:
            lead = f"{of.say(language)}: " if of else ""
            console.print(Line(f"· {lead}{plain(text.say(language))}"))


def _warn(console: Console, text: Text, language: Language) -> None:
    console.print(Line(f"! {plain(text.say(language))}", style="yellow"))
