"""The log, and the one row that says where it ends."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One thing that somebody did; ``seal`` is the hash over the entry and the seal before it."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=254)
    office = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=13, blank=True, db_index=True)
    action = models.CharField(max_length=40, db_index=True)
    thing = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)

    class Meta:
        """Shown newest first."""

        ordering = ("-number",)


class Head(models.Model):
    """How many entries there are and the seal of the last: a removed end is seen."""

    entries = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64, default="")
