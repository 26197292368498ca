"""The demonstration: one account for each role on a throw-away home."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from pantau.web.accounts.models import User, office_for
from pantau.web.accounts.roles import TITLES, Role


def prepare(address: str) -> Iterator[str]:
    """Make the accounts to try; gives the lines to print."""
    password = secrets.token_urlsafe(12)
    yield f"Pantau: {address}"
    office = office_for("Dinas Tenaga Kerja Kota Cilegon (contoh)", "36.72")
    centre = office_for("Tim Koordinasi (contoh)", "ID")
    for role in Role:
        email = f"{role.value}@contoh.id"
        home = centre if role in (Role.COORDINATOR, Role.ADMINISTRATOR) else office
        user = User.objects.filter(email=email).first() or User(email=email)
        user.name, user.office, user.role = TITLES[role].id.capitalize(), home, role
        user.set_password(password)
        user.save()
        yield f"  {email}  {password}  ({TITLES[role].id}, {home.region})"
