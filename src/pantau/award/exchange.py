"""An award as JSON: ranks with how firm they are, evidence, and everything that was assumed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pantau.award import words
from pantau.award.contest import Contest
from pantau.award.gaming.detector import Signs
from pantau.award.jury import Jury
from pantau.award.measured import Measured, unit_of
from pantau.award.ranking import Ranked, Ranking
from pantau.award.scheme import Scheme
from pantau.award.why import Line, Why
from pantau.core.text import Language, Text
from pantau.figures.exchange import computed, evidence_json, interval, number

_DIGITS = 4


def scheme_json(scheme: Scheme, language: Language) -> dict[str, Any]:
    """The scheme: version, source, status, and each criterion with its weight, scale and rules."""
    return {
        "id": scheme.id,
        "title": scheme.title.say(language),
        "version": scheme.version,
        "valid_from": scheme.valid_from.isoformat(),
        "source": scheme.source,
        "status": scheme.status,
        "period": scheme.period.text,
        "criteria": [
            {
                "code": one.code,
                "title": one.title.say(language),
                "kind": one.kind,
                "weight": number(one.weight),
                "scale": words.scale_said(one).say(language),
                "missing": one.missing,
                "at_least": None if one.at_least is None else number(one.at_least),
                "at_most": None if one.at_most is None else number(one.at_most),
            }
            for one in scheme.criteria
        ],
    }


def contest_json(contest: Contest, ranking: Ranking | None, language: Language) -> dict[str, Any]:
    """A peer group: its headline, the ranks, who is outside, what is missing."""
    ranks = ranking.ranks if ranking else ()
    swap = words.swap_said(ranking) if ranking else None
    return {
        "peers": dict(zip(contest.scheme.rules.peers, contest.group, strict=True)),
        "title": contest.title.say(language),
        "headline": words.headline(ranking).say(language),
        "top": list(ranking.top) if ranking else [],
        "ranks": [_rank(contest, one, ranking, language) for one in ranks] if ranking else [],
        "groups": [[ranks[n].region for n in run] for run in ranking.groups] if ranking else [],
        "swap": swap.say(language) if swap else None,
        "outside": [
            {"region": region, "name": words.name(region), "reasons": _told(reasons, language)}
            for region, reasons in contest.outside.items()
        ],
        "doubts": {region: _told(said, language) for region, said in contest.doubts.items()},
        "missing": [
            {"region": region, "criterion": one.code, "rule": one.missing}
            for region, one in words.missing_of(contest)
        ],
        "missing_said": _told(words.missing_said(contest), language),
    }


def firmness_json(ranking: Ranking, language: Language) -> dict[str, Any]:
    """How firm the ranks are: the chance of each, of A above B, by source of doubt and by definition."""
    regions = [one.region for one in ranking.ranks]
    after = ranking.swap.weights if ranking.swap else ()
    codes = [one.code for one in ranking.contest.scheme.criteria]
    said = words.swap_said(ranking)
    return {
        "regions": regions,
        "rank_chances": [[round(float(each), _DIGITS) for each in row] for row in ranking.chances],
        "above_chances": [[round(float(each), _DIGITS) for each in row] for row in ranking.beats],
        "rank_intervals": {key: [list(ends) for ends in told] for key, told in ranking.by_source.items()},
        "definitions": [
            {"criterion": code, "definition": definition, "ranks": list(ranks)}
            for (code, definition), ranks in ranking.by_definition.items()
        ],
        "swap": {
            "said": said.say(language) if said else None,
            "moved": float(ranking.swap.moved) * 100 if ranking.swap else None,
            "weights": {code: float(each) * 100 for code, each in zip(codes, after, strict=False)},
        },
        "draws": ranking.draws,
    }


def jury_json(jury: Jury, language: Language) -> dict[str, Any]:
    """Marks that were left out and why, and where the members disagree."""
    return {
        "left_out": [
            {
                "juror": one.mark.juror,
                "region": one.mark.region,
                "name": words.name(one.mark.region),
                "criterion": one.mark.criterion,
                "score": number(one.mark.value),
                "reason": one.reason.say(language),
            }
            for one in jury.left_out
        ],
        "disagreements": [
            {
                "region": region,
                "name": words.name(region),
                "criterion": code,
                "said": said.apart.say(language),
            }
            for (region, code), said in sorted(jury.said.items())
            if said.apart
        ],
    }


def why_json(sheet: Why, language: Language) -> dict[str, Any]:
    """The sheet of one region."""
    one = sheet.ranked
    return {
        "region": sheet.region,
        "name": words.name(sheet.region),
        "peers": sheet.contest.title.say(language),
        "rank": one.rank if one else None,
        "best": one.standing.best if one else None,
        "worst": one.standing.worst if one else None,
        "score": _short(sheet.score) if one else None,
        "above": sheet.above,
        "like": list(sheet.like),
        "outside": _told(sheet.outside, language),
        "doubts": _told(sheet.doubts, language),
        "criteria": [_line(line, language) for line in sheet.lines],
        "discount": {
            "percent": number(sheet.discount.percent),
            "findings": [
                {"id": one.id, "severity": one.severity, "message": one.message.say(language)}
                for one in sheet.discount.findings
            ],
            "signals": _told(sheet.discount.signals, language),
        },
        "weights_moved_to_rise": None if sheet.moved is None else round(float(sheet.moved) * 100, _DIGITS),
    }


def _line(line: Line, language: Language) -> dict[str, Any]:
    return {
        "code": line.criterion.code,
        "title": line.criterion.title.say(language),
        "weight": number(line.criterion.weight),
        **_brought(line.brought, language),
        "unit": unit_of(line.criterion),
        "points": _short(line.points),
        "adds": _short(line.adds),
        "peers": _short(line.peers),
        "behind": _short(line.behind),
        "needed": _amount(line.needed),
    }


def _brought(brought: Measured, language: Language) -> dict[str, Any]:
    rests_on = [evidence_json(figure) for figure in brought.figures]
    rules = [
        {"kind": one.kind, "number": one.number, "year": one.year, "title": one.title, "stage": one.stage}
        for one in brought.regulations
    ]
    marks = [{"juror": one.juror, "score": number(one.value), "note": one.note} for one in brought.marks]
    return {
        "value": _amount(brought.value),
        "interval": None if brought.interval is None else interval(brought.interval),
        "sources": list(brought.sources),
        "figures": rests_on,
        "regulations": rules,
        "marks": marks,
        "notes": _told(brought.notes, language),
    }


def _rank(contest: Contest, one: Ranked, ranking: Ranking, language: Language) -> dict[str, Any]:
    here = contest.regions.index(one.region)
    points = contest.points()[here]
    codes = [criterion.code for criterion in contest.scheme.criteria]
    tied = words.tie(one, contest.scheme)
    return {
        "region": one.region,
        "name": words.name(one.region),
        "rank": one.rank,
        "best": one.standing.best,
        "worst": one.standing.worst,
        "published": words.placed(one, ranking).say(language),
        "like": [ranking.ranks[n].region for n in one.standing.like],
        "score": round(one.score, _DIGITS),
        "score_interval": [round(one.low, _DIGITS), round(one.high, _DIGITS)],
        "rank_interval": list(one.ranks),
        "first": round(one.first, _DIGITS),
        "points": {code: round(float(each), _DIGITS) for code, each in zip(codes, points, strict=True)},
        "discount": number(contest.discount(one.region).percent),
        "tie": tied.say(language) if tied else "",
    }


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _told(texts: Sequence[Text], language: Language) -> list[str]:
    return [one.say(language) for one in texts]


def _amount(value: Decimal | None) -> int | float | None:
    return None if value is None else computed(value)


def signs_json(found: Signs, language: Language) -> dict[str, Any]:
    """Signs of gaming with their counts; how much was compared, and how many cells were too small to tell."""
    return {
        "signs": [
            {
                "detector": one.detector.id,
                "title": one.detector.title.say(language),
                "region": one.tally.region,
                "key": one.tally.key,
                "cases": one.tally.cases,
                "of": one.tally.of,
                "share": round(one.tally.share, _DIGITS),
                "usual": round(one.tally.usual, _DIGITS),
                "by_chance": one.by_chance,
                "said": one.sentence.say(language),
                "ask": one.detector.ask.say(language),
            }
            for one in found.told
        ],
        "compared": found.compared,
        "withheld": found.withheld,
    }
