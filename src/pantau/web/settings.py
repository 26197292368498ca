"""What Django is told: taken from the settings of Pantau, secrets from the environment, safe by default."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from pantau.settings import load_settings, secret

PANTAU = load_settings(os.environ)
HOME = PANTAU.home.absolute()
WEB = Path(__file__).parent
DEMO = PANTAU.demo
DEBUG = False

SECRET_KEY = secret("SECRET_KEY", os.environ) or (secrets.token_urlsafe(64) if DEMO else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "PANTAU_SECRET_KEY is not set; give the server a secret of 50 characters or more in its environment"
    )
ALLOWED_HOSTS = [*PANTAU.allowed_hosts, *(["localhost", "127.0.0.1", "[::1]", "testserver"] if DEMO else [])]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in PANTAU.allowed_hosts]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "pantau.web",
    "pantau.web.accounts",
    "pantau.web.audit",
    "pantau.web.jobs",
    "pantau.web.api",
    "pantau.web.award",
    "pantau.web.checking",
    "pantau.web.demo",
    "pantau.web.home",
    "pantau.web.ledger",
    "pantau.web.monev",
    "pantau.web.people",
    "pantau.web.places",
    "pantau.web.planning",
    "pantau.web.privacy",
    "pantau.web.public",
    "pantau.web.recorded",
    "pantau.web.rosters",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pantau.web.accounts.session_age.SessionAgeMiddleware",
    "pantau.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pantau.web.accounts.second_factor.SecondFactorMiddleware",
    "pantau.web.accounts.form_status.FormStatusMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "pantau.web.urls"
WSGI_APPLICATION = "pantau.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["pantau.web.templatetags.pantau"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pantau.web.layout.frame",
            ],
        },
    }
]


def _database(url: str) -> dict[str, Any]:
    """PostgreSQL by its address, else SQLite in the home, safe under several processes."""
    if url:
        return dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": HOME / "pantau.sqlite3", "OPTIONS": options}


DATABASES = {"default": _database(PANTAU.database_url)}
# Attempts are counted where every process of the server sees them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "pantau_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Parts of pages and pictures that are the same for every reader: about 50 MB a process.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 3_000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # no step of collecting: what the package ships is served
WHITENOISE_AUTOREFRESH = False

# Accounts: people are invited, sign in by e-mail, and prove themselves twice.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "pantau.web.accounts.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "pantau.web.accounts.adapter.SocialAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reached that address already
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False  # machines of an office are shared: closing the browser signs out
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
_FORMS = "pantau.web.accounts.sign_in_forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.LoginForm",
    "reset_password": f"{_FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordKeyForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "set_password": f"{_FORMS}.SetPasswordForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateForm",
}
MFA_ADAPTER = "pantau.web.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": f"{_FORMS}.CodeForm",
    "reauthenticate": f"{_FORMS}.CodeAgainForm",
    "activate_totp": f"{_FORMS}.ActivateForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation reached that address already
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Pantau"
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": PANTAU.oidc_name,
                    "client_id": PANTAU.oidc_client,
                    "secret": secret("OIDC_SECRET", os.environ),
                    "settings": {"server_url": PANTAU.oidc_url},
                }
            ]
        }
    }
    if PANTAU.oidc_url
    else {}
)
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "pantau.web.accounts.adapter.attempted_as"
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_ENABLE_ACCESS_FAILURE_LOG = True
SILENCED_SYSTEM_CHECKS: list[str] = []

EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if PANTAU.email_host else 'console'}.EmailBackend"
EMAIL_HOST = PANTAU.email_host or "localhost"
EMAIL_HOST_USER = secret("EMAIL_USER", os.environ)
EMAIL_HOST_PASSWORD = secret("EMAIL_PASSWORD", os.environ)
EMAIL_USE_TLS = bool(EMAIL_HOST_USER)
DEFAULT_FROM_EMAIL = PANTAU.email_from


def _origin(address: str) -> list[str]:
    """Scheme, host and port of an address; nothing where there is none."""
    parts = urlsplit(address)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


# The browser is told to run and load what this server ships, and nothing else.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *_origin(PANTAU.oidc_url)],  # the button of the provider leads there
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600  # from the last page: SessionAgeMiddleware
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PANTAU.behind_proxy else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]

DATA_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 0  # files go to disk at once
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_NUMBER_FILES = 50
