"""Answers of the ledger and charts, kept so that a page asks a small table and never the rows of workers."""

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


class Drawing(models.Model):
    """A chart that was drawn, under the seal of what it shows: the same chart is drawn once."""

    seal = models.CharField(max_length=64, primary_key=True)
    svg = models.TextField()
    at = models.DateTimeField(auto_now_add=True, db_index=True)
