"""Offices, users and invitations."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from pantau.core.regions import is_region
from pantau.errors import PantauError
from pantau.web.accounts.roles import Role

_ROLES = [(role.value, role.value) for role in Role]
_INVITED_FOR = timedelta(days=7)


class Office(models.Model):
    """A labour office, a branch of BPJS Ketenagakerjaan, a province, a ministry; its region is all it sees."""

    name = models.CharField(max_length=200, unique=True)
    region = models.CharField(max_length=13)
    letterhead = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class Users(BaseUserManager["User"]):
    """How users are made and found: always with an office, a role and an e-mail address."""

    def get_queryset(self) -> models.QuerySet[User]:
        """Users with their offices, which every page asks for."""
        return super().get_queryset().select_related("office")

    def create(self, **given: Any) -> User:
        """A user with a password, none for one who is still to choose it."""
        password = given.pop("password", None)
        user = self.model(**{**given, "email": self.normalize_email(given["email"]).lower()})
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="users")
    role = models.CharField(max_length=20, choices=_ROLES, default=Role.VIEWER)
    language = models.CharField(max_length=2, choices=[("id", "id"), ("en", "en")], default="id")
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.name or self.email


class Invitation(models.Model):
    """A link by which somebody joins an office once, within a week; only its hash is kept."""

    email = models.EmailField()
    office = models.ForeignKey(Office, models.CASCADE)
    role = models.CharField(max_length=20, choices=_ROLES)
    invited_by = models.ForeignKey(User, models.PROTECT, null=True)
    key_hash = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)


def office_for(name: str, region: str) -> Office:
    """The office of that name, made where there is none; raises `PantauError` for a region that is not known."""
    if not is_region(region):
        raise PantauError.of(
            id=f"'{region}' bukan kode wilayah; contoh: 36.72, 36 atau ID",
            en=f"'{region}' is not a region code; codes look like 36.72, 36 or ID",
        )
    return Office.objects.get_or_create(name=name, defaults={"region": region})[0]


def invite(email: str, office: Office, role: str, by: User | None) -> str:
    """Keep an invitation and give the key of its link."""
    key = secrets.token_urlsafe(32)
    expires: datetime = timezone.now() + _INVITED_FOR
    Invitation.objects.create(
        email=email.lower(), office=office, role=role, invited_by=by, key_hash=_hashed(key), expires=expires
    )
    return key


def invitation_of(key: str) -> Invitation | None:
    """The invitation of a link that may still be used."""
    return Invitation.objects.filter(
        key_hash=_hashed(key), used__isnull=True, expires__gt=timezone.now()
    ).first()


def _hashed(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
