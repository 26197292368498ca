"""What is kept of the lists of workers that offices bring: their files, what people decided, who approved."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from pantau.web.accounts.models import Office
from pantau.web.jobs.models import Job


class Standing(models.TextChoices):
    """Where a roster stands between those who bring it and those who approve it."""

    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"


class Roster(models.Model):
    """Lists that were uploaded together: on what grounds, held against what, the newest job, what it found."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    region = models.CharField(max_length=13, db_index=True)
    category = models.CharField(max_length=40, blank=True)
    lawful_basis = models.CharField(max_length=30)  # of article 20 of law 27/2022
    months = models.PositiveSmallIntegerField(default=12)
    as_of = models.DateField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    folder = models.CharField(max_length=300)
    columns = models.JSONField(
        null=True
    )  # where fields stand, by file and field; none before the first reading
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="+")
    result = models.JSONField(
        default=dict
    )  # the outcome by language, as `pantau roster check --json` prints it
    applied = models.PositiveBigIntegerField(default=0)  # the newest verdict that the result knows
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.OPEN)

    class Meta:
        """Shown newest first."""

        ordering = ("-at",)


class ListedFile(models.Model):
    """One file of a roster: what it was called, where it lies in the folder, what it is for."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=20)  # list, against, deaths, civil_servants
    name = models.CharField(max_length=120)  # as rows name it: unique within the roster
    stored = models.CharField(max_length=60)  # inside the folder
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        """In the order in which they were given."""

        ordering = ("pk",)


class RememberedColumn(models.Model):
    """What an office said that a heading means; the next list with that heading is read so."""

    office = models.ForeignKey(Office, models.CASCADE)
    heading = models.CharField(max_length=200)
    field = models.CharField(max_length=30)

    class Meta:
        """One meaning for a heading."""

        constraints = (models.UniqueConstraint(fields=("office", "heading"), name="one_meaning"),)


class Answer(models.TextChoices):
    """What somebody says of two rows; ``undone`` takes back what was said before."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    UNDONE = "undone"


class Verdict(models.Model):
    """An answer about a pair of rows; a later one stands beside the earlier, the newest holds."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="verdicts")
    pair = models.CharField(max_length=12)
    left = models.CharField(max_length=300)  # row keys: file|sheet|row
    right = models.CharField(max_length=300)
    answer = models.CharField(max_length=10, choices=Answer.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest last."""

        ordering = ("pk",)


class Choice(models.TextChoices):
    """What an approver may say of a roster."""

    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Ruling(models.Model):
    """An approval, a rejection, or the withdrawal of either; with the seal of the enrolment workbooks it is about."""

    roster = models.ForeignKey(Roster, models.CASCADE, related_name="rulings")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    note = models.TextField(blank=True, max_length=2000)
    seal = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The newest last."""

        ordering = ("pk",)
