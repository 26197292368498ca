"""A submission as its page shows it: items, questions, fields, and beside each what others say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pantau.core.text import Text
from pantau.figures import Finding, Review
from pantau.monev import (
    Answer,
    Attachment,
    Clash,
    Field,
    Item,
    Prefill,
    Question,
    fields,
    given_of,
    needs_reason,
    placed,
    questions_of,
    status_of,
)
from pantau.monev.fields import details, numbers
from pantau.web.monev.rounds.desk import Desk
from pantau.web.monev.rounds.typed import Typed


@dataclass
class FieldShown:
    """A field: its name in the form, what stands in it, what is wrong with it, what stands beside it."""

    asked: Field
    name: str
    value: str = ""
    faults: list[Text] = field(default_factory=list)
    beside: Any = None
    details: list[FieldShown] = field(default_factory=list)
    options: list[tuple[str, Any, bool]] = field(default_factory=list)

    @property
    def chosen(self) -> Any:
        """What stands in it, in words where it was chosen from a list."""
        return next((title for _, title, is_chosen in self.options if is_chosen), self.value)

    @property
    def told(self) -> bool:
        """Whether something besides the number was said."""
        return any(one.value for one in self.details)


@dataclass
class QuestionShown:
    """A question with its fields, its findings, what was attached, and what somebody else wrote meanwhile."""

    question: Question
    status: str
    numbers: list[FieldShown]
    main: list[FieldShown]
    besides: list[FieldShown]
    attachments: tuple[Attachment, ...]
    findings: list[FindingShown]
    last: Answer | None = None
    last_given: dict[str, str] = field(default_factory=dict)
    clash: Clash[Answer] | None = None
    theirs: dict[str, str] = field(default_factory=dict)

    @property
    def opened(self) -> bool:
        """Whether remarks and documents are shown at once: where there are any, or one is asked for."""
        return bool(self.attachments) or any(
            one.value or one.faults or one.asked.required for one in self.besides
        )


@dataclass(frozen=True)
class FindingShown:
    """A finding of the review while the answers are written, with the reason to submit nevertheless."""

    finding: Finding
    needs_reason: bool
    reason: str


@dataclass(frozen=True)
class ItemShown:
    """An instruction with the questions that are put about it."""

    item: Item
    questions: list[QuestionShown]


@dataclass(frozen=True)
class About:
    """What the page knows besides the answers."""

    review: Review
    prefill: Mapping[str, Prefill]
    references: Mapping[str, list[tuple[str, str]]]
    typed: Typed = field(default_factory=Typed)
    clashes: tuple[Clash[Answer], ...] = ()


def items_of(desk: Desk, about: About) -> list[ItemShown]:
    """The items of the addressee with their questions as they stand."""
    questions = desk.questions
    by_question, _ = findings_by(desk, about)
    return [
        ItemShown(item, shown)
        for item in desk.instrument.items_for(desk.submission.addressee)
        if (
            shown := [
                _question(desk, one, about, by_question.get(one.code, []))
                for one in item.questions
                if one.code in questions
            ]
        )
    ]


def findings_by(desk: Desk, about: About) -> tuple[dict[str, list[FindingShown]], list[FindingShown]]:
    """The findings by the question that they are about first, and those about none."""
    figures = placed(desk.submission, desk.instrument, desk.round)
    reasons = {**desk.submission.reasons, **about.typed.reasons}
    needed = {one.id for one in needs_reason(about.review.findings)}
    found: dict[str, list[FindingShown]] = {}
    left: list[FindingShown] = []
    for one in about.review.findings:
        shown = FindingShown(one, one.id in needed, reasons.get(one.id, ""))
        codes = questions_of(one, figures)
        (found.setdefault(codes[0], []) if codes else left).append(shown)
    return found, left


def _question(desk: Desk, question: Question, about: About, found: list[FindingShown]) -> QuestionShown:
    answer = desk.submission.answers.get(question.code)
    given = about.typed.given.get(question.code)
    if given is None:
        given = given_of(question, answer) if answer else {}
    faults = about.typed.faults.get(question.code, {})
    prefill = about.prefill.get(question.code)
    beside = {one.field.name: one for one in prefill.beside} if prefill else {}
    shown = [
        _field(question, one, given, faults, about)
        for one in fields(question)
        if one.kind in ("number", "choice", "text", "rows", "reference", "file")
    ]
    for one in shown:
        one.beside = beside.get(one.asked.name)
    clash = next((one for one in about.clashes if one.question == question.code), None)
    last = prefill.last if prefill else None
    return QuestionShown(
        question=question,
        status=status_of(question, answer),
        numbers=[one for one in shown if one.asked.kind == "number"],
        main=[one for one in shown if one.asked.kind != "number" and not _is_beside(question, one)],
        besides=[one for one in shown if _is_beside(question, one)],
        attachments=answer.attachments if answer else (),
        findings=found,
        last=last,
        last_given=_worth_telling(given_of(question, last)) if last else {},
        clash=clash,
        theirs=given_of(question, clash.theirs) if clash else {},
    )


def _field(
    question: Question, one: Field, given: Mapping[str, str], faults: Mapping[str, list[Text]], about: About
) -> FieldShown:
    value = given.get(one.name, "")
    shown = FieldShown(one, f"{question.code}-{one.name}", value, list(faults.get(one.name, ())))
    if one.kind == "number":
        number = next(each for each in numbers(question) if each.name == one.name)
        shown.details = [_field(question, each, given, faults, about) for each in details(number)]
        shown.faults += [fault for each in shown.details for fault in each.faults]
    chosen = set(value.split(","))
    offered: Iterable[tuple[str, Any]] = [(each.code, each.title) for each in one.choices]
    if one.kind == "reference":
        offered = about.references.get(question.kind, [])
    shown.options = [(code, title, code in chosen) for code, title in offered]
    return shown


def _is_beside(question: Question, one: FieldShown) -> bool:
    """Remarks and documents, which most answers do without."""
    return one.asked.kind == "file" or (one.asked.kind == "text" and question.kind != "text")


def _worth_telling(given: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in given.items() if name in ("text", "choice", "rows")}
