"""A made-up province in a ledger, small enough to be built once for all tests that look at its pages."""

import shutil

import pytest

from pantau import Ledger
from pantau.io.synthetic_ledger import write_world

REGION, MONTH = "36", "2025-04"


@pytest.fixture(scope="session")
def built_small_world(tmp_path_factory):
    """The home, as it was built."""
    folder = tmp_path_factory.mktemp("world")
    written = write_world(folder / "files", REGION, 300, f"2025-01/{MONTH}", seed=3)
    ledger = Ledger(folder / "home")
    for kind in ("enrolments", "contributions", "claims", "eligible"):
        ledger.add(kind, written.files[kind])
    return folder / "home"


@pytest.fixture
def small_world(built_small_world, settings):
    """The application on that home; nobody writes to it."""
    settings.HOME = built_small_world
    return built_small_world


@pytest.fixture
def own_small_world(built_small_world, settings, tmp_path):
    """The application on a copy that may be changed."""
    settings.HOME = shutil.copytree(built_small_world, tmp_path / "home")
    return settings.HOME
