"""Property tests search anew on every desk, and repeat themselves where a landing is decided."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
