"""What was wrong with a form that was filled in well but cannot be done: told beside its fields."""

from __future__ import annotations

from django import forms

from pantau.errors import Fault, InputError, PantauError
from pantau.web.language import language


def tell(form: forms.Form, error: PantauError, otherwise: str | None = None) -> None:
    """Each fault beside the field that it names; what names none beside ``otherwise``, or above the form."""
    rest = otherwise if otherwise in form.fields else None
    if not isinstance(error, InputError):
        for line in error.lines(language()):
            form.add_error(rest, line)
        return
    for fault in error.faults:
        field, _, place = fault.file.partition(" ")
        form.add_error(field if field in form.fields else rest, _said(fault, place))


def _said(fault: Fault, place: str) -> str:
    """The sentence, with the row or the number of the entry that it is about."""
    row = str(fault.row) if fault.row else place.partition(" ")[0]
    said = fault.message[language()]
    return f"{row}: {said}" if row.isdecimal() else said
