"""The instrument editor: what was changed in the form becomes a new version, shown as a difference before it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django import forms

from pantau.core.text import Text
from pantau.errors import PantauError
from pantau.monev import Edit, Instrument, Item, Question, edited, plain, read_instrument
from pantau.web.monev.fields import line
from pantau.web.monev.stored import overtaken

_DAYS = Text("hari sebelum tenggat: bilangan bulat", "days before the due day: a whole number")


def proposed(now: Instrument, data: Mapping[str, str], valid_from: date) -> Instrument:
    """The next version as the form has it; `InputError` with everything that is wrong with it."""
    if data.get("yaml", "").strip():
        found = read_instrument(data["yaml"], now.id)
        if (found.id, found.version) != (now.id, now.version + 1):
            overtaken()
        return found
    edits = [edit for item in now.items for edit in _of_item(item, data)]
    return edited(now, [*edits, *_added(data)], valid_from=valid_from)


class NoteForm(forms.Form):
    """Why an instrument is changed."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["note"] = line(Text("Alasan perubahan", "Why it is changed"), most=300)


class QuestionShown(NamedTuple):
    """A question in the editor, as it stands or as it was typed; ``fault`` is what is wrong with its days."""

    code: str
    title: Text
    required: bool
    days: str
    removed: bool
    fault: Text | None


def shown_in(now: Instrument, data: Mapping[str, str]) -> list[tuple[Item, list[QuestionShown]]]:
    """The items with their questions; what was typed takes the place of what stands."""
    return [(item, [_shown(one, data) for one in item.questions]) for item in now.items]


def _shown(question: Question, data: Mapping[str, str]) -> QuestionShown:
    code, title = question.code, question.title
    if f"title_id-{code}" not in data:
        days = str(question.due.days_before)
        return QuestionShown(code, title, question.required, days, removed=False, fault=None)
    typed = Text(data[f"title_id-{code}"], data.get(f"title_en-{code}", ""))
    days = data.get(f"days-{code}", "")
    return QuestionShown(
        code,
        typed,
        bool(data.get(f"required-{code}")),
        days,
        removed=bool(data.get(f"remove-{code}")),
        fault=None if _is_days(days) else _DAYS,
    )


def _of_item(item: Item, data: Mapping[str, str]) -> Iterator[Edit]:
    for question in item.questions:
        code = question.code
        if f"title_id-{code}" not in data:
            continue
        if data.get(f"remove-{code}"):
            yield Edit("remove", code)
            continue
        yield from _of_question(question, data)


def _of_question(question: Question, data: Mapping[str, str]) -> Iterator[Edit]:
    code = question.code
    title = Text(data[f"title_id-{code}"].strip(), data.get(f"title_en-{code}", "").strip())
    if title != question.title:
        yield Edit("set", code, "title", plain(title))
    required = bool(data.get(f"required-{code}"))
    if required != question.required:
        yield Edit("set", code, "required", required)
    days = _days(data.get(f"days-{code}", ""))
    if days != question.due.days_before:
        yield Edit("set", code, "due", {"days_before": days} if days else None)


def _added(data: Mapping[str, str]) -> Iterator[Edit]:
    code = data.get("add_code", "").strip()
    if code:
        value: dict[str, Any] = {
            "code": code,
            "kind": data.get("add_kind", "text"),
            "title": {"id": data.get("add_title_id", "").strip(), "en": data.get("add_title_en", "").strip()},
            "required": bool(data.get("add_required")),
        }
        yield Edit("add", value=value, into=data.get("add_into", ""))


def _days(text: str) -> int:
    if not _is_days(text):
        raise PantauError.of(id=_DAYS.id, en=_DAYS.en)
    return int(text.strip() or "0")


def _is_days(text: str) -> bool:
    bare = text.strip() or "0"
    return bare.isascii() and bare.isdigit() and len(bare) < 4
