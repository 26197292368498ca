"""What an award says in words: who leads and how sure that is, and everything that was assumed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pantau.award.contest import Contest
from pantau.award.ranking import SHARED, Ranked, Ranking
from pantau.award.scheme import COMBINES, MISSING, SCALES, STATUSES, Criterion, Scheme
from pantau.core.notation import format_number, format_percent
from pantau.core.regions import region as place
from pantau.core.text import LANGUAGES, Text

_WINNER: Final = Text(
    "{name} terbaik, dan itu dapat dibedakan dari semua yang lain",
    "{name} did best, and can be told apart from all others",
)
_TOP: Final = Text(
    "Tidak dapat dibedakan: {names}; salah satu dari {n} ini terbaik",
    "Not distinguishable: {names}; one of these {n} did best",
)
_ALONE: Final = Text("{name} satu-satunya dalam kelompok ini", "{name} is alone in this group")
_NOBODY: Final = Text("Tidak ada yang dapat diberi peringkat", "Nobody can be ranked")
_MORE: Final = Text("dan {n} lainnya", "and {n} more")
_FIRM: Final = Text("peringkat {rank}", "rank {rank}")
_LOOSE: Final = Text(
    "peringkat {best}–{worst}, tidak dapat dibedakan dari {others}",
    "rank {best}–{worst}, not distinguishable from {others}",
)
_TIED: Final = Text("skor sama; urutan menurut {title}", "equal score; ordered by {title}")
_SAME: Final = Text("skor sama; peringkat dibagi", "equal score; the rank is shared")
_SWAP: Final = Text(
    "Memindahkan {moved} poin dari 100 poin bobot sudah cukup agar {second} menyusul {first}",
    "Moving {moved} of the 100 points of weight is enough for {second} to catch up with {first}",
)
_NO_SWAP: Final = Text(
    "Tidak ada bobot yang membuat {second} menyusul {first}: {first} lebih baik pada setiap kriteria",
    "No weights let {second} catch up with {first}: {first} is better in every criterion",
)
_LEVEL: Final = Text("{first} dan {second} berskor sama", "{first} and {second} have the same score")
_NAMED: Final = 6


def name(region: str) -> str:
    """How a region is called."""
    return place(region).name


def names(regions: Sequence[str]) -> Text:
    """Regions in a sentence; of many the first few."""
    listed = ", ".join(name(one) for one in regions[:_NAMED])
    more = len(regions) - _NAMED
    if more <= 0:
        return Text(listed, listed)
    return Text(*(f"{listed} {_MORE.fill(n=more).say(each)}" for each in LANGUAGES))


def headline(ranking: Ranking | None) -> Text:
    """Who did best in a contest, as far as the data carry it."""
    if ranking is None:
        return _NOBODY
    top = ranking.top
    if len(ranking.ranks) == 1:
        return _ALONE.fill(name=name(top[0]))
    if len(top) == 1:
        return _WINNER.fill(name=name(top[0]))
    return _TOP.fill(names=names(top), n=len(top))


def placed(one: Ranked, ranking: Ranking) -> Text:
    """The rank of a region as it may be published."""
    return ranks_said(
        one.standing.best, one.standing.worst, [ranking.ranks[n].region for n in one.standing.like]
    )


def ranks_said(best: int, worst: int, like: Sequence[str]) -> Text:
    """A rank, or the ranks that are left open and the regions that it cannot be told apart from."""
    if not like:
        return _FIRM.fill(rank=best)
    return _LOOSE.fill(best=best, worst=worst, others=names(like))


def ends(low: int, high: int) -> str:
    """Ranks from one to another.

    >>> ends(3, 3), ends(1, 4)
    ('3', '1–4')
    """
    return str(low) if low == high else f"{low}–{high}"


def tie(one: Ranked, scheme: Scheme) -> Text | None:
    """How an equal score was decided; nothing where none was."""
    if not one.tied:
        return None
    return _SAME if one.tied == SHARED else _TIED.fill(title=scheme.criterion(one.tied).title)


def swap_said(ranking: Ranking) -> Text | None:
    """The smallest change of weights that lets the second catch up with the first."""
    if len(ranking.ranks) < 2:
        return None
    told = {"first": name(ranking.ranks[0].region), "second": name(ranking.ranks[1].region)}
    if ranking.swap is None:
        return _NO_SWAP.fill(**told)
    if not ranking.swap.moved:
        return _LEVEL.fill(**told)
    return _SWAP.fill(moved=weight_points(ranking.swap.moved), **told)


def weight_points(share: Fraction) -> Text:
    """A share of the weight in points of 100, rounded up: that much is enough."""
    hundredths = -(-share * 10000 // 1)
    return number(Decimal(int(hundredths)) / 100)


def number(value: Decimal | float, digits: int = 2) -> Text:
    """A number in both languages: a computed one with so many digits, an exact one as short as it is."""
    if isinstance(value, float):
        shown = round(Decimal(repr(value)), digits)
    else:
        short = round(value, digits).normalize()
        shown = short if int(short.as_tuple().exponent) <= 0 else short.quantize(Decimal(1))
    return Text(format_number(shown, "id"), format_number(shown, "en"))


def percent(value: Decimal) -> Text:
    """A share in percent, as short as it is exact."""
    shown = number(value)
    return Text(f"{shown.id} %", f"{shown.en}%")


def chance(share: float) -> Text:
    """A probability in whole percent; next to certain is not certain."""
    if 0 < share < 0.01:
        return Text("< 1 %", "< 1%")
    if 0.99 < share < 1:
        return Text("> 99 %", "> 99%")
    shown = Decimal(round(share * 100))
    return Text(format_percent(shown, "id"), format_percent(shown, "en"))


_WEIGHTS: Final = Text(
    "Bobot: {status}, versi {version}, berlaku sejak {valid_from}; sumber: {source}",
    "Weights: {status}, version {version}, valid from {valid_from}; source: {source}",
)
_EXAMPLE: Final = Text(
    "Bobot ini contoh: bobot resmi tidak diketahui, jadi peringkat ini bukan hasil resmi",
    "These weights are an example: official weights are not known, so this ranking is no official result",
)
_CRITERION: Final = Text(
    "{title}: bobot {weight} %; skala: {scale}; bila angkanya tidak ada: {missing}",
    "{title}: weight {weight}%; scale: {scale}; where there is no figure: {missing}",
)
_LADDER: Final = Text("poin menurut tahap regulasi", "points by stage of the regulation")
_COMBINED: Final = Text("; {combine}", "; {combine}")
_DRAWS: Final = Text(
    "Ketidakpastian: {draws} undian dengan benih {seed}; bobot Dirichlet di sekitar bobot yang ditetapkan "
    "(konsentrasi {spread}); angka merata dalam kisarannya; definisi bergantian bila semua wilayah memilikinya",
    "Uncertainty: {draws} draws with seed {seed}; Dirichlet weights around those set (concentration {spread}); "
    "figures evenly within what they can be; definitions in turn where every region has them",
)
_SURE: Final = Text(
    "Sebuah wilayah disebut di atas yang lain hanya bila itu terjadi dalam paling sedikit {sure} % undian, juga bagi "
    "semua yang di atasnya terhadap semua yang di bawahnya",
    "A region is called above another only where it is so in at least {sure}% of the draws, also for all above it "
    "over all below",
)
_QUALITY: Final = Text(
    "Mutu data: setiap temuan mengurangi skor ({error} % bila tidak mungkin benar, {warning} % bila perlu dijelaskan, "
    "{question} % bila perlu ditanyakan), setiap tanda permainan angka {signal} %; paling banyak {most} %",
    "Data quality: each finding lowers the score ({error}% where it cannot be right, {warning}% where it needs an "
    "explanation, {question}% where it must be asked), each sign of gaming {signal}%; {most}% at most",
)
_CONTESTED: Final = Text(
    "Dari angka yang tidak mungkin benar, yang kurang menguntungkan dari yang disebut dan yang seharusnya dihitung",
    "Of a figure that cannot be right, the less favourable of what is stated and what it should be counts",
)
_CHOSEN: Final = Text(
    "Angka yang dihitung: yang tercatat sebelum yang dilaporkan, lalu yang terbaru dalam periode, lalu yang paling "
    "tidak menguntungkan",
    "Which figure counts: recorded before reported, then the newest of the period, then the least favourable",
)
_TIES: Final = Text("Skor sama diurutkan menurut: {titles}", "Equal scores are ordered by: {titles}")


def assumptions(scheme: Scheme, draws: int, seed: int) -> list[Text]:
    """Everything that a reader must know to get the same result; it goes with every export."""
    rules, quality = scheme.rules, scheme.quality
    day = scheme.valid_from.isoformat()
    status = STATUSES[scheme.status]
    told = [_WEIGHTS.fill(status=status, version=scheme.version, valid_from=day, source=scheme.source)]
    if scheme.status == "example":
        told.append(_EXAMPLE)
    told += [*(_of(one) for one in scheme.criteria), _CHOSEN]
    told.append(_DRAWS.fill(draws=number(Decimal(draws)), seed=seed, spread=number(rules.weight_spread)))
    told.append(_SURE.fill(sure=number(rules.sure)))
    names_of = ("error", "warning", "question", "signal", "most")
    told.append(_QUALITY.fill(**{each: number(getattr(quality, each)) for each in names_of}))
    if quality.contested == "less_favourable":
        told.append(_CONTESTED)
    if rules.ties:
        titles = [scheme.criterion(code).title for code in rules.ties]
        told.append(
            _TIES.fill(titles=Text(*(", ".join(one.say(each) for one in titles) for each in LANGUAGES)))
        )
    return told


def _of(one: Criterion) -> Text:
    told = {"title": one.title, "weight": number(one.weight), "missing": MISSING[one.missing]}
    return _CRITERION.fill(scale=scale_said(one), **told)


def scale_said(one: Criterion) -> Text:
    """How values of a criterion become points."""
    if one.kind == "regulation" and one.scale == "min_max":
        return _LADDER
    if one.kind == "jury":
        ends = SCALES["anchors"].fill(low=number(one.low or Decimal(0)), high=number(one.high or Decimal(0)))
        more = _COMBINED.fill(combine=COMBINES[one.combine])
        return Text(ends.id + more.id, ends.en + more.en)
    if one.scale == "anchors":
        return SCALES["anchors"].fill(low=number(one.low or Decimal(0)), high=number(one.high or Decimal(0)))
    return SCALES[one.scale]


_NO_FIGURE: Final = Text(
    "{title}: tanpa angka untuk {names} ({rule})", "{title}: no figure for {names} ({rule})"
)
_NO_FIGURES: Final = Text(
    "{title}: tidak satu wilayah pun memiliki angka; kriteria ini tidak membedakan siapa pun",
    "{title}: no region has a figure; this criterion tells nobody apart",
)


def missing_said(contest: Contest) -> list[Text]:
    """What is missing, a sentence for each criterion."""
    told = []
    for one in contest.scheme.criteria:
        without = [region for region, criterion in missing_of(contest) if criterion is one]
        if without and len(without) == len(contest.regions):
            told.append(_NO_FIGURES.fill(title=one.title))
        elif without:
            told.append(_NO_FIGURE.fill(title=one.title, names=names(without), rule=MISSING[one.missing]))
    return told


def missing_of(contest: Contest) -> list[tuple[str, Criterion]]:
    """What is missing: a region and the criterion that it has no figure for."""
    return [
        (region, one)
        for region in contest.regions
        for one in contest.scheme.criteria
        if contest.brought[region, one.code].value is None
    ]
