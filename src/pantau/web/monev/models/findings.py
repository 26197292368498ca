"""Findings that are followed up, and everything that happened to them."""

from __future__ import annotations

from django.db import models

from pantau.web.monev.models.rounds import KeptRound


class KeptFinding(models.Model):
    """A finding as it stands; columns are the fields of `pantau.monev.TrackedFinding`, ``check_code`` its check."""

    id = models.CharField(primary_key=True, max_length=64, editable=False)
    region = models.CharField(max_length=13, db_index=True)
    round = models.ForeignKey(KeptRound, models.PROTECT, related_name="findings")
    raised_in = models.CharField(max_length=40, blank=True)
    message = models.JSONField()
    severity = models.CharField(max_length=10, db_index=True)
    state = models.CharField(max_length=14, db_index=True)
    check_code = models.CharField(max_length=40, blank=True)
    query = models.CharField(max_length=64, blank=True, db_index=True)
    figures = models.JSONField(default=list)
    expected = models.JSONField(null=True)
    explanations = models.JSONField(default=list)
    question = models.CharField(max_length=60, blank=True)
    theme = models.CharField(max_length=60, blank=True, db_index=True)
    cause = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    action = models.TextField(blank=True)
    owner = models.CharField(max_length=200, blank=True, db_index=True)
    due = models.DateField(null=True, db_index=True)
    evidence = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)
    raised_at = models.DateTimeField()

    class Meta:
        """The oldest first: what has waited longest stands on top."""

        ordering = ("raised_at", "id")


class KeptFindingEvent(models.Model):
    """One thing that happened to a finding, and the fields that it set."""

    finding = models.ForeignKey(KeptFinding, models.PROTECT, related_name="history")
    step = models.CharField(max_length=16)
    by = models.CharField(max_length=254)
    at = models.DateTimeField()
    round = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    figures = models.JSONField(default=list)

    class Meta:
        """The oldest first."""

        ordering = ("pk",)
