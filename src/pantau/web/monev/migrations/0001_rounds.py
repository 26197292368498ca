"""Steps of the database, written by Django."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="KeptRound",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("title", models.JSONField()),
                ("region", models.CharField(db_index=True, max_length=13)),
                ("instrument", models.CharField(max_length=60)),
                ("instrument_version", models.PositiveIntegerField()),
                ("period", models.CharField(max_length=21)),
                ("opens", models.DateField()),
                ("due", models.DateField()),
                ("state", models.CharField(db_index=True, max_length=10)),
                ("reminders", models.JSONField(default=list)),
                ("escalations", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "before",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="monev.keptround"
                    ),
                ),
            ],
            options={
                "ordering": ("-due", "-opens", "id"),
            },
        ),
        migrations.CreateModel(
            name="KeptSubmission",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("region", models.CharField(db_index=True, max_length=13)),
                ("office", models.CharField(blank=True, max_length=200)),
                ("addressee", models.CharField(max_length=40)),
                ("state", models.CharField(db_index=True, max_length=10)),
                ("version", models.PositiveIntegerField(default=0)),
                ("approvals", models.JSONField(default=list)),
                ("waits_for", models.CharField(blank=True, max_length=12)),
                ("answered", models.PositiveIntegerField(default=0)),
                ("asked", models.PositiveIntegerField(default=0)),
                ("missing", models.PositiveIntegerField(default=0)),
                ("findings", models.PositiveIntegerField(default=0)),
                ("submitted_on", models.DateField(null=True)),
                ("changed_on", models.DateField(null=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="monev.keptround",
                    ),
                ),
            ],
            options={
                "ordering": ("region", "office"),
            },
        ),
        migrations.CreateModel(
            name="KeptRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("by", models.CharField(max_length=254)),
                ("at", models.DateTimeField()),
                ("answers", models.JSONField(default=dict)),
                ("reasons", models.JSONField(default=dict)),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="monev.keptsubmission",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="KeptEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("action", models.CharField(max_length=12)),
                ("by", models.CharField(max_length=254)),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                ("level", models.CharField(max_length=12, null=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="monev.keptround",
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="history",
                        to="monev.keptsubmission",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("question", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=120)),
                ("path", models.CharField(max_length=400)),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="monev.keptsubmission",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InstrumentVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("body", models.JSONField()),
                ("note", models.CharField(max_length=300)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ("code", "-version"),
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="instrument_version_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="keptsubmission",
            constraint=models.UniqueConstraint(fields=("round", "region", "office"), name="submission_once"),
        ),
        migrations.AddConstraint(
            model_name="keptrevision",
            constraint=models.UniqueConstraint(fields=("submission", "number"), name="revision_once"),
        ),
    ]
