"""The shape of the worked examples and the wrong pages, checked when they are read: every fault at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from inspect import signature
from typing import Any

from pantau.core.period import Month
from pantau.errors import Fault
from pantau.law.benefit import benefit
from pantau.law.contribution import contribution
from pantau.law.schema import in_file, is_day, is_said, is_text

_ASKABLE: dict[str, Callable[..., Any]] = {"benefit": benefit, "contribution": contribution}
_DAYS = ("on", "birth_date", "claimed_on")
_MONTHS = ("month", "joined")
_NEEDED = {"id", "title", "source", "derived"}
_OPTIONAL = {"asks", "expects", "implied", "by_hand", "growth", "note"}
_EXPECTS = {"total", "within", "parts", "payers", "refused"}
_BY_HAND = {"wage", "wages", "periodic", "funeral", "balance", "total"}
_GROWTH = {"parameter", "from", "percent", "to", "total", "multiple"}
_PAGE = {"id", "page", "claim", "asks"}
_NOT = {"not_total", "not_parts", "proportional"}


def check_examples(documents: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with files of examples; nothing when they are sound."""
    seen: set[Any] = set()
    for file, document in documents.items():
        for name, body in _bodies(document):
            if body is None or not _NEEDED <= set(body) <= _NEEDED | _OPTIONAL:
                yield in_file(file, name, f"an example needs {', '.join(sorted(_NEEDED))}")
                continue
            if not is_said(body["id"]) or not re.fullmatch(r"[TD]\d\d[a-z]?", body["id"]):
                yield in_file(file, name, "an id is T01 (published) or D01 (our own)")
            if name in seen:
                yield in_file(file, name, "stands twice")
            seen.add(name)
            yield from (in_file(file, name, wrong) for wrong in _wrong_example(body))


def check_wrong_pages(file: str, document: Any) -> Iterator[Fault]:
    """What is wrong with the file of wrong pages; nothing when it is sound."""
    seen: set[Any] = set()
    for name, body in _bodies(document):
        if body is None or not _PAGE <= set(body) <= _PAGE | _NOT or not _NOT & set(body):
            yield in_file(file, name, "a page needs asks, claim, id, page and what the law does not give")
            continue
        if name in seen or not re.fullmatch(r"W\d\d", str(name)):
            yield in_file(file, name, "an id is W01 and stands once")
        seen.add(name)
        if not is_text(body["claim"]) or not is_said(body["page"]):
            yield in_file(file, name, "page says where, claim has id and en")
        yield from (in_file(file, name, wrong) for wrong in (*_wrong_asks(body["asks"]), *_wrong_not(body)))


def _bodies(document: Any) -> Iterator[tuple[str, dict[str, Any] | None]]:
    if not isinstance(document, list) or not document:
        yield "", None
        return
    for place, body in enumerate(document, start=1):
        found = body if isinstance(body, dict) else None
        yield str((found or {}).get("id", f"entry {place}")), found


def _wrong_example(body: Mapping[str, Any]) -> Iterator[str]:
    for key in ("title", "note"):
        if key in body and not is_text(body[key]):
            yield f"{key} needs a sentence under id and one under en"
    if not is_said(body["source"]):
        yield "source is empty"
    if not isinstance(body["derived"], bool):
        yield "derived is true or false"
    if ("growth" in body) == ("asks" in body) or ("expects" in body) != ("asks" in body):
        yield "needs asks and what is expected, or growth"
        return
    if "growth" in body:
        yield from _wrong_growth(body["growth"])
        return
    yield from _wrong_asks(body["asks"])
    yield from _wrong_expects(body)
    asked = {name for ask in body["asks"] if isinstance(ask, dict) for name in ask.get("arguments", ())}
    yield from (f"implied '{name}' is not asked" for name in body.get("implied", ()) if name not in asked)


def _wrong_asks(asks: Any) -> Iterator[str]:
    if not isinstance(asks, list) or not asks:
        yield "asks is not a list of questions"
        return
    for ask in asks:
        if not isinstance(ask, dict) or set(ask) != {"question", "arguments"}:
            yield "an ask has exactly arguments, question"
        elif ask["question"] not in _ASKABLE or not isinstance(ask["arguments"], dict):
            yield f"question '{ask['question']}' is not one of {', '.join(_ASKABLE)}"
        else:
            yield from _wrong_arguments(ask["question"], ask["arguments"])


def _wrong_arguments(question: str, arguments: Mapping[str, Any]) -> Iterator[str]:
    takes = signature(_ASKABLE[question]).parameters
    for name, found in arguments.items():
        if name not in takes:
            yield f"{question} takes no '{name}'"
        elif name in _DAYS and not is_day(found):
            yield f"{name} '{found}' is not a date"
        elif name in _MONTHS and not _is_month(found):
            yield f"{name} '{found}' is not a month such as 2024-07"
        elif name == "children" and not _are_children(found):
            yield "children is a list of level and years done"
    needed = [name for name, one in takes.items() if one.default is one.empty and name not in arguments]
    if needed:
        yield f"{question} needs {', '.join(needed)}"


def _wrong_expects(body: Mapping[str, Any]) -> Iterator[str]:
    expects = body["expects"]
    if not isinstance(expects, dict) or not expects or not set(expects) <= _EXPECTS:
        yield f"expects has one or more of {', '.join(sorted(_EXPECTS))}"
        return
    refused = expects.get("refused", False)
    if refused is not ("refused" in expects) or (refused and len(expects) > 1):
        yield "refused is true and stands alone"
    if refused and "by_hand" not in body:
        yield "a refusal needs by_hand"
    for key in ("total", "within"):
        if key in expects and not _is_amount(expects[key]):
            yield f"{key} is not an amount"
    for key in ("parts", "payers"):
        if key in expects and not _are_amounts(expects[key]):
            yield f"{key} needs an amount for each code"
    by_hand = body.get("by_hand", dict.fromkeys(_BY_HAND, Decimal(0)))
    if not _are_amounts(by_hand) or set(by_hand) != _BY_HAND:
        yield f"by_hand has exactly {', '.join(sorted(_BY_HAND))}"


def _wrong_growth(growth: Any) -> Iterator[str]:
    if not isinstance(growth, dict) or set(growth) != _GROWTH:
        yield f"growth has exactly {', '.join(sorted(_GROWTH))}"
    elif not is_day(growth["from"]) or not is_day(growth["to"]) or growth["from"] >= growth["to"]:
        yield "growth goes from a day to a later one"
    elif not isinstance(growth["percent"], Decimal) or not _is_amount(growth["total"]):
        yield "growth needs a percentage and a total"
    elif not _is_amount(growth["multiple"]) or not growth["multiple"]:
        yield "growth is rounded to a multiple above 0"


def _wrong_not(body: Mapping[str, Any]) -> Iterator[str]:
    if "not_total" in body and not _is_amount(body["not_total"]):
        yield "not_total is not an amount"
    if "not_parts" in body and not _are_amounts(body["not_parts"]):
        yield "not_parts needs an amount for each code"
    if "proportional" in body and (body["proportional"] is not True or len(body["asks"]) < 2):
        yield "proportional is true, of two asks or more"


def _is_amount(found: Any) -> bool:
    return isinstance(found, Decimal) and found.is_finite() and found >= 0


def _are_amounts(found: Any) -> bool:
    return isinstance(found, dict) and bool(found) and all(map(_is_amount, found.values()))


def _are_children(found: Any) -> bool:
    return isinstance(found, list) and all(
        isinstance(child, list) and len(child) == 2 and is_said(child[0]) and _is_amount(child[1])
        for child in found
    )


def _is_month(found: Any) -> bool:
    try:
        Month.parse(found)
    except (TypeError, ValueError):
        return False
    return True
