"""The start of the demonstration: the accounts to sign in with, and the jobs that fill the home."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from pantau.web.demo.people import cast
from pantau.web.demo.work import begin


def prepare(address: str) -> Iterator[str]:
    """Make the accounts to try and queue the filling of the home; gives the lines to print."""
    password = secrets.token_urlsafe(12)
    yield f"Pantau: {address}"
    people = cast()
    for user in people.values():
        user.set_password(password)
        user.save()
        yield f"  {user.email}  {password}  ({user.name}, {user.office})"
    begin(people)
