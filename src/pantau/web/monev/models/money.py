"""Regulations, budget lines and targets, and the changes of numbers that wait for somebody else's yes."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class KeptRegulation(models.Model):
    """A regulation on its way; columns bear the names of the fields of `pantau.monev.TrackedRegulation`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.CharField(max_length=13, db_index=True)
    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    path = models.CharField(max_length=20)
    reached = models.JSONField()
    number = models.CharField(max_length=40, blank=True)
    year = models.CharField(max_length=4, blank=True)
    content = models.JSONField(default=dict)
    until = models.CharField(max_length=7, null=True)
    url = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        """By region."""

        ordering = ("region", "kind", "title")


class KeptBudget(models.Model):
    """A budget line; columns bear the names of the fields of `pantau.monev.BudgetLine`, amounts are whole rupiah."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.CharField(max_length=13, db_index=True)
    year = models.PositiveSmallIntegerField(db_index=True)
    source = models.CharField(max_length=12)
    category = models.CharField(max_length=40, blank=True)
    segment = models.CharField(max_length=10, default="BPU")
    programmes = models.CharField(max_length=30, default="JKK+JKM")
    planned = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    allocated = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    revised = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    realised = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    persons = models.PositiveIntegerField(null=True)
    months = models.PositiveSmallIntegerField(null=True)
    rate = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    first_month = models.CharField(max_length=7, null=True)
    regulation = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        """The newest year first."""

        ordering = ("-year", "region", "source", "category")


class KeptTarget(models.Model):
    """A target of a region's own; the families and those of the nation lie in `pantau.monev`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.CharField(max_length=30)
    region = models.CharField(max_length=13, db_index=True)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=14, decimal_places=4)
    unit = models.CharField(max_length=10, default="percent")
    source = models.CharField(max_length=200, blank=True)
    confidence = models.CharField(max_length=4, blank=True)
    definition = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        """The newest year first."""

        ordering = ("-year", "region", "family")


class KeptEnding(models.Model):
    """A group of people whose cover is known to end: election staff, a contract."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.CharField(max_length=13, db_index=True)
    month = models.CharField(max_length=7, db_index=True)
    category = models.CharField(max_length=40, blank=True)
    people = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=14, default="category_ends")
    title = models.CharField(max_length=200, blank=True)

    class Meta:
        """The nearest first."""

        ordering = ("month", "region")


class Kind(models.TextChoices):
    """What a proposal would change."""

    BUDGET = "budget"
    TARGET = "target"


class Verdict(models.TextChoices):
    """What became of a proposal."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


class Proposal(models.Model):
    """A change of numbers that holds once somebody else has approved it; ``thing`` is empty for something new."""

    kind = models.CharField(max_length=10, choices=Kind.choices)
    thing = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=0)  # of the thing that was changed
    region = models.CharField(max_length=13, db_index=True)
    body = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.WAITING, db_index=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        """The newest first."""

        ordering = ("-at", "-pk")
