"""The settings of the application for its tests: a home of their own, a fast hash for passwords."""

import os
import tempfile

os.environ.setdefault("PANTAU_DEMO", "yes")
os.environ.setdefault("PANTAU_SECOND_FACTOR", "no")
os.environ.setdefault("PANTAU_SECRET_KEY", "a secret for tests alone, of more than fifty characters")
os.environ["PANTAU_HOME"] = os.environ.get("PANTAU_HOME") or tempfile.mkdtemp(prefix="pantau-web-tests-")

from pantau.web.settings import *  # noqa: F403

for _name in ("PANTAU_HOME", "PANTAU_DEMO", "PANTAU_SECOND_FACTOR", "PANTAU_SECRET_KEY"):
    os.environ.pop(_name, None)  # other tests start the command line with settings of their own

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
