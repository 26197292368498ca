"""What is asked of somebody, given what was answered, and what of it is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pantau.core.text import Text
from pantau.figures import MEASURES
from pantau.monev.answers import NO, Answer, Status
from pantau.monev.instrument import Question

_UNANSWERED: Final = Text("{question}: belum dijawab", "{question}: not answered")
_NO_FIGURE: Final = Text("{question}: {measure} belum diisi", "{question}: {measure} is not filled in")
_NO_EVIDENCE: Final = Text(
    "{question}: bukti '{title}' belum dilampirkan", "{question}: evidence '{title}' is not attached"
)


@dataclass(frozen=True)
class Missing:
    """Something that a question still lacks."""

    question: str
    text: Text


def asked(questions: Mapping[str, Question], answers: Mapping[str, Answer]) -> dict[str, Question]:
    """The questions that are put, given the answers: some hang on the answer to another one."""
    found: dict[str, Question] = {}
    for code, question in questions.items():
        only_if = question.only_if
        if only_if is None:
            found[code] = question
            continue
        given = answers.get(only_if.question)
        if only_if.question in found and given is not None and only_if.equals in given.choices:
            found[code] = question
    return found


def missing_in(questions: Mapping[str, Question], answers: Mapping[str, Answer]) -> tuple[Missing, ...]:
    """What has to be given before the answers can be submitted."""
    return tuple(
        Missing(code, text)
        for code, question in asked(questions, answers).items()
        for text in _missing(question, answers.get(code))
    )


def status_of(question: Question, answer: Answer | None) -> Status:
    """How far a question is answered."""
    if answer is None or answer.is_empty:
        return "empty"
    return "partial" if any(_missing(question, answer)) else "complete"


def _missing(question: Question, answer: Answer | None) -> Iterator[Text]:
    if answer is None or answer.is_empty:
        if question.required:
            yield _UNANSWERED.fill(question=question.code)
        return
    if question.kind == "figures":
        given = {cell.measure for cell in answer.cells}
        for one in question.figures:
            if one.required and question.required and one.measure not in given:
                yield _NO_FIGURE.fill(question=question.code, measure=MEASURES[one.measure].title)
    if answer.choice == NO:
        return
    attached = {one.evidence for one in answer.attachments}
    for wanted in question.evidence:
        if wanted.required and wanted.code not in attached:
            yield _NO_EVIDENCE.fill(question=question.code, title=wanted.title)
