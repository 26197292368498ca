"""Fills a home with the people of the browser tests; run as a program of its own, as an administrator would."""

import sys

from tests.web.browser.cast_round import ROUND

PASSWORD = "kata sandi yang panjang"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PEOPLE = {
    "budi": ("Disnaker Kota Cilegon", "36.72", "officer", True),
    "sari": ("Disnaker Kota Cilegon", "36.72", "officer", True),
    "dewi": ("Disnaker Kota Cilegon", "36.72", "approver", True),
    "eko": ("Tim Koordinasi", "ID", "administrator", True),
    "hadi": ("Tim Koordinasi", "ID", "administrator", True),
    "gita": ("Disnaker Kota Cilegon", "36.72", "viewer", False),
    **ROUND,
}


def fill(home: str) -> None:
    """Make them; who has a second factor has the secret above."""
    from pantau.cli.serve import django_ready

    django_ready(home)
    from allauth.mfa.totp.internal.auth import TOTP

    from pantau.web.accounts.models import User, office_for

    for name, (office, region, role, second) in PEOPLE.items():
        user = User.objects.create(
            email=f"{name}@contoh.id",
            name=name.capitalize(),
            office=office_for(office, region),
            role=role,
            password=PASSWORD,
        )
        if second:
            TOTP.activate(user, SECRET)


if __name__ == "__main__":
    fill(sys.argv[1])
