"""Keys of programs, of which only the hash is kept; and how often who asked within a minute."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

SCOPES = ("read", "write")
_PREFIX = "pantau_"


class Token(models.Model):
    """A key that acts for a user within a scope until it ends or is withdrawn."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=10, choices=[(one, one) for one in SCOPES])
    key_hash = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering = ("-made",)


class Pace(models.Model):
    """How often somebody asked in one minute; every process of the server counts in the same row."""

    who = models.CharField(max_length=64)
    minute = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One row for a minute of somebody."""

        constraints = (models.UniqueConstraint(fields=("who", "minute"), name="one_pace"),)


def make_token(user: object, name: str, scope: str, days: int) -> str:
    """Make a key and give it; it cannot be shown again."""
    key = _PREFIX + secrets.token_urlsafe(32)
    Token.objects.create(
        user=user,
        name=name,
        scope=scope,
        key_hash=hashed(key),
        expires=timezone.now() + timedelta(days=days),
    )
    return key


def token_of(key: str) -> Token | None:
    """The token of a key that still holds, of somebody who may still sign in."""
    found = Token.objects.select_related("user__office").filter(
        key_hash=hashed(key), expires__gt=timezone.now(), user__is_active=True, user__office__isnull=False
    )
    return found.first()


def hashed(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
