"""The review of a case as this installation sets its limits."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from pantau.core.text import Text
from pantau.figures import Case, Figure, Review
from pantau.review import review
from pantau.workspace import Workspace


def review_of(case: Case, recorded: Mapping[Figure, Text]) -> Review:
    """A case held against itself, the law, and what is recorded beside it."""
    return review(case, limits=Workspace(settings.PANTAU).limits, recorded=recorded)
