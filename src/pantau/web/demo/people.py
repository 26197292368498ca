"""Who can sign in to the demonstration: somebody of every role, and an officer of one city."""

from __future__ import annotations

from typing import Final

from pantau.core.text import Text
from pantau.web.accounts.models import User, office_for
from pantau.web.accounts.roles import TITLES, Role

PROVINCE: Final = "36"
CITY: Final = "36.72"
OFFICES: Final = {
    "ID": "Tim Koordinasi (contoh)",
    PROVINCE: "Dinas Tenaga Kerja Provinsi Banten (contoh)",
    CITY: "Dinas Tenaga Kerja Kota Cilegon (contoh)",
}
_CITY_OFFICER: Final = Text("petugas kota", "officer of the city")


def cast() -> dict[str, User]:
    """The accounts by the code of their role, ``city`` for the officer of the city; made where they are missing."""
    wanted = {
        role.value: (role, "ID" if role in (Role.COORDINATOR, Role.ADMINISTRATOR) else PROVINCE, TITLES[role])
        for role in Role
    }
    wanted["city"] = (Role.OFFICER, CITY, _CITY_OFFICER)
    return {code: _user(code, *about) for code, about in wanted.items()}


def _user(code: str, role: Role, region: str, title: Text) -> User:
    email = f"{code}@contoh.id"
    user = User.objects.filter(email=email).first() or User(email=email)
    user.name, user.role = title.id.capitalize(), role
    user.office = office_for(OFFICES[region], region)
    if not user.pk:
        user.set_unusable_password()
        user.save()
    return user
