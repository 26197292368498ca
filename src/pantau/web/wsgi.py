"""What the production server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pantau.web.settings")
application = get_wsgi_application()
gc.freeze()  # what was made at the start stays: no request waits while it is looked through for garbage
