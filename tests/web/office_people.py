"""Fills a database with the people of an office; run as a program of its own, as an administrator would."""

import json
import sys

PASSWORD = "kata sandi yang panjang"
PEOPLE = {"budi": "officer", "bima": "officer", "dewi": "approver"}


def fill(home: str) -> dict[str, str]:
    """Make them; gives the key of each."""
    from pantau.cli.serve import django_ready

    django_ready(home)
    from pantau.web.accounts.models import User, office_for
    from pantau.web.api.models import make_token

    office = office_for("Disnaker Kota Cilegon", "36.72")
    made = {
        name: User.objects.create(
            email=f"{name}@contoh.id", name=name.capitalize(), office=office, role=role, password=PASSWORD
        )
        for name, role in PEOPLE.items()
    }
    return {name: make_token(user, "x", "write", 30) for name, user in made.items()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(fill(sys.argv[1])))
