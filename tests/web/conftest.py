"""The cast: Ani of the centre coordinates, Budi of Cilegon is an officer, Citra of Serang a viewer, Dewi approves."""

import pytest
from django.core.cache import caches

from pantau.web.accounts.models import User, office_for
from pantau.web.accounts.roles import Role
from tests.web.small_world import built_small_world, own_small_world, small_world  # noqa: F401

PASSWORD = "kata sandi yang panjang"


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Ledgers of two tests may look alike: what was made for pages of the one is not shown for the other."""
    caches["pages"].clear()


def person(name, office, region, role):
    """One of the cast."""
    return User.objects.create(
        email=f"{name.lower()}@contoh.id",
        name=name,
        office=office_for(office, region),
        role=role,
        password=PASSWORD,
    )


@pytest.fixture
def ani(db):
    return person("Ani", "Tim Koordinasi", "ID", Role.COORDINATOR)


@pytest.fixture
def budi(db):
    return person("Budi", "Disnaker Kota Cilegon", "36.72", Role.OFFICER)


@pytest.fixture
def dewi(db):
    return person("Dewi", "Disnaker Kota Cilegon", "36.72", Role.APPROVER)


@pytest.fixture
def citra(db):
    return person("Citra", "Disnaker Kota Serang", "36.73", Role.VIEWER)


@pytest.fixture
def eko(db):
    return person("Eko", "Tim Koordinasi", "ID", Role.ADMINISTRATOR)


@pytest.fixture
def signed_in(client):
    """Sign somebody in: ``signed_in(budi).get("/")``."""

    def enter(user):
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter
