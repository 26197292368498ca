"""What was typed into the form of a submission: answers where it can be read, faults beside the fields where not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from django.utils import timezone

from pantau.core.text import Text
from pantau.errors import InputError
from pantau.monev import Answer, Attachment, Question, Revision, Submission, fields, read_answer
from pantau.web.monev.models import Evidence
from pantau.web.monev.rounds.desk import Desk
from pantau.web.numbers import plain
from pantau.web.uploads import keep, new_folder, shown_name

KINDS = (".pdf", ".docx", ".xlsx", ".csv", ".jpg", ".jpeg", ".png")
THEIRS = "theirs"
_NUMBERS: Final = ("number", "precision")


@dataclass
class Typed:
    """Answers by question, faults by question and field, what was typed, and reasons by finding."""

    answers: dict[str, Answer] = field(default_factory=dict)
    faults: dict[str, dict[str, list[Text]]] = field(default_factory=dict)
    given: dict[str, dict[str, str]] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


def typed(desk: Desk, data: Any, seen: int, files: Any = None, user: Any = None) -> Typed:
    """Read the questions that were on the page (``asked``); a question that is to stay as others left it is skipped.

    Files are kept only where a ``user`` brings them; what is typed is only looked at otherwise.
    """
    found = Typed(
        reasons={key[7:]: value.strip() for key, value in data.items() if key.startswith("reason-")}
    )
    base = desk.submission.answers_at(min(seen, desk.submission.version))
    questions = desk.instrument.questions_for(desk.submission.addressee)
    for code in data.getlist("asked"):
        question = questions.get(code)
        if question is None or data.get(f"keep-{code}") == THEIRS:
            continue
        given = _given(question, data)
        found.given[code] = given
        try:
            attachments = _attached(desk, question, base.get(code), data, files, user)
            answer = _read(desk, question, given, attachments)
        except InputError as error:
            for one in error.faults:
                name = one.file if one.file in {each.name for each in fields(question)} else "files"
                found.faults.setdefault(code, {}).setdefault(name, []).append(Text(**one.message))
            continue
        if not answer.is_empty or code in base:
            found.answers[code] = answer
    return found


def as_typed(desk: Desk, read: Typed) -> Submission:
    """The submission as it would stand; for looking at only."""
    number = desk.submission.version + 1
    revision = Revision(number, desk.actor.id, timezone.now(), read.answers, read.reasons)
    return replace(desk.submission, version=number, revisions=(*desk.submission.revisions, revision))


def _given(question: Question, data: Any) -> dict[str, str]:
    given = {}
    for one in fields(question):
        name = f"{question.code}-{one.name}"
        if one.kind != "file" and name in data:
            given[one.name] = ",".join(data.getlist(name)) if one.several else data[name]
    return given


def _read(
    desk: Desk, question: Question, given: Mapping[str, str], attachments: Iterable[Attachment]
) -> Answer:
    references = [part for part in given.get("references", "").split(",") if part]
    kinds = {one.name: one.kind for one in fields(question)}
    read = {name: plain(text) if kinds[name] in _NUMBERS else text for name, text in given.items()}
    return read_answer(
        question,
        read,
        version=desk.submission.instrument_version,
        references=references,
        attachments=tuple(attachments),
    )


def _attached(
    desk: Desk, question: Question, base: Answer | None, data: Any, files: Any, user: Any
) -> list[Attachment]:
    removed = set(data.getlist(f"remove-{question.code}"))
    stand = [one for one in (base.attachments if base else ()) if one.file not in removed]
    if files is None or user is None:
        return stand
    for one in fields(question):
        if one.kind == "file":
            uploads = files.getlist(f"{question.code}-{one.name}")
            stand += _kept(desk, question.code, one.name.partition(".")[2], uploads, user)
    return stand


def _kept(desk: Desk, code: str, evidence: str, uploads: list[Any], user: Any) -> list[Attachment]:
    if not uploads:
        return []
    kept = []
    for upload, path in zip(uploads, keep(uploads, new_folder(), KINDS), strict=True):
        row = Evidence.objects.create(
            submission=desk.row,
            question=code,
            name=shown_name(upload),
            path=str(path),
            sha256=_hash(path),
            by=user,
        )
        kept.append(Attachment(str(row.pk), row.name, evidence, row.sha256))
    return kept


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
