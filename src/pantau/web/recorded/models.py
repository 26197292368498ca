"""Answers of the ledger, kept so that a page asks a small table and never the rows of workers."""

from __future__ import annotations

from django.db import models


class Kept(models.Model):
    """The figures of one question to the ledger as it stood at one moment (``state``)."""

    region = models.CharField(max_length=13)
    month = models.CharField(max_length=7)
    by = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=64)
    answer = models.JSONField()
    at = models.DateTimeField(auto_now=True)

    class Meta:
        """One answer to a question."""

        constraints = (models.UniqueConstraint(fields=("region", "month", "by"), name="kept_once"),)
