"""Property tests search anew on every desk, and repeat themselves where a landing is decided."""

import os

from hypothesis import HealthCheck, settings

# Commands that tests start find their modules compiled, as they do where Pantau is installed.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A time limit on an example would be a timing assertion: it fails on a busy machine and says nothing.
UNTIMED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("desk", **UNTIMED)
settings.register_profile("ci", derandomize=True, **UNTIMED)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
