"""Fields that several forms of rounds share."""

from __future__ import annotations

from typing import Any

from django import forms

from pantau.core.text import Text
from pantau.web.language import said


def day(label: Text, **given: Any) -> forms.DateField:
    """A day, picked from a calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=said(label), widget=widget, **given)


def words(label: Text, help_text: Text | None = None, *, rows: int = 3, **given: Any) -> forms.CharField:
    """A text of several lines."""
    told = said(help_text) if help_text else ""
    return forms.CharField(
        label=said(label),
        help_text=told,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=4000,
        **given,
    )


def line(label: Text, help_text: Text | None = None, *, most: int = 200, **given: Any) -> forms.CharField:
    """A text of one line."""
    return forms.CharField(
        label=said(label), help_text=said(help_text) if help_text else "", max_length=most, **given
    )
