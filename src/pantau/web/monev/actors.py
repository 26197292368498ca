"""Who acts, as the library of rounds knows them, and what of rounds they see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from pantau.core.regions import NATION
from pantau.monev import Actor
from pantau.web.access import region_of, visible
from pantau.web.accounts.models import User
from pantau.web.monev.models import KeptRound, KeptSubmission


def actor_of(user: Any, sheet: KeptSubmission | None = None) -> Actor:
    """Somebody who is signed in; where a region answers as a whole, each of its offices speaks for it."""
    region = region_of(user)
    office = user.office.name
    if sheet is not None and not sheet.office and sheet.region == region:
        office = ""
    return Actor(id=user.email, name=str(user), role=user.role, region=region, office=office)


def rounds_for(user: Any) -> QuerySet[Any]:
    """The rounds of the user's regions, and those of regions above in which they answer."""
    home = region_of(user)
    rows = KeptRound.objects.all()
    if home == NATION:
        return rows
    if not home:
        return rows.none()
    inside = Q(region=home) | Q(region__startswith=f"{home}.")
    answers = KeptSubmission.objects.filter(inside).values("round")
    return rows.filter(inside | Q(pk__in=answers))


def sheets_for(user: Any) -> QuerySet[Any]:
    """The submissions of the user's regions."""
    return visible(KeptSubmission.objects.select_related("round"), user)


def names_of(addresses: Iterable[str]) -> dict[str, str]:
    """The names of people by the address under which their deeds are kept."""
    wanted = set(addresses)
    known = dict(User.objects.filter(email__in=wanted).values_list("email", "name")) if wanted else {}
    return {one: known.get(one) or one for one in wanted}
