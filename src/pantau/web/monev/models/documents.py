"""Meetings of a round, the documents made of it, and the notices that went out."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from pantau.web.accounts.models import Office
from pantau.web.jobs.models import Job
from pantau.web.monev.models.rounds import KeptRound


class KeptMeeting(models.Model):
    """A meeting of a round in a region: what invitation, attendance and minutes say of it."""

    round = models.ForeignKey(KeptRound, models.PROTECT, related_name="meetings")
    region = models.CharField(max_length=13, db_index=True)
    day = models.DateField()
    start = models.CharField(max_length=5, blank=True)
    end = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=200, blank=True)
    number = models.CharField(max_length=80, blank=True)
    to = models.TextField(blank=True)
    agenda = models.TextField(blank=True)
    attendance = models.TextField(blank=True)
    discussion = models.TextField(blank=True)
    agreements = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        """One meeting of a round in a region; a change of it is recorded in the log."""

        constraints = (models.UniqueConstraint(fields=("round", "region"), name="meeting_once"),)


class KeptDocument(models.Model):
    """A document that was asked for; the job makes it once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(KeptRound, models.PROTECT, related_name="documents")
    region = models.CharField(max_length=13, db_index=True)
    kind = models.CharField(max_length=12)
    form = models.CharField(max_length=5)
    language = models.CharField(max_length=2)
    path = models.CharField(max_length=400, blank=True)
    job = models.OneToOneField(Job, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest first."""

        ordering = ("-at",)


class SentNotice(models.Model):
    """A notice that went out: each key once to each address."""

    key = models.CharField(max_length=200)
    to = models.EmailField()
    kind = models.CharField(max_length=20)
    region = models.CharField(max_length=13, db_index=True)
    subject = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Nobody gets the same notice twice."""

        constraints = (models.UniqueConstraint(fields=("key", "to"), name="notice_once"),)
        ordering = ("-at",)


class OfficeTemplates(models.Model):
    """The templates of an office from one change to the next: the newest row holds, the others stay to go back to.

    ``folder`` has all of them as they were after the change; ``name`` is what the changed one was called when it was
    brought, and empty where the office went back to the shipped one.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    folder = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest first."""

        ordering = ("-pk",)
