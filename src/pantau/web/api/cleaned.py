"""What programs send is held to the forms that the pages have: one set of rules for both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import translation

from pantau.errors import Fault, InputError


def cleaned(make: Callable[[], forms.Form]) -> dict[str, Any]:
    """What a form was sent, cleaned; `InputError` with every fault under the name of its field."""
    with translation.override("en"):  # programs are answered in English
        form = make()
        faults = [
            Fault("" if name == "__all__" else name, 0, {"id": str(line), "en": str(line)})
            for name, lines in form.errors.items()
            for line in lines
        ]
    if faults:
        raise InputError(faults)
    return form.cleaned_data
