"""Steps of the database, written by Django."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("monev", "0002_findings"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="KeptBudget",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("region", models.CharField(db_index=True, max_length=13)),
                ("year", models.PositiveSmallIntegerField(db_index=True)),
                ("source", models.CharField(max_length=12)),
                ("category", models.CharField(blank=True, max_length=40)),
                ("segment", models.CharField(default="BPU", max_length=10)),
                ("programmes", models.CharField(default="JKK+JKM", max_length=30)),
                ("planned", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("allocated", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("revised", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("realised", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                ("persons", models.PositiveIntegerField(null=True)),
                ("months", models.PositiveSmallIntegerField(null=True)),
                ("rate", models.DecimalField(decimal_places=2, max_digits=12, null=True)),
                ("first_month", models.CharField(max_length=7, null=True)),
                ("regulation", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ("-year", "region", "source", "category"),
            },
        ),
        migrations.CreateModel(
            name="KeptEnding",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("region", models.CharField(db_index=True, max_length=13)),
                ("month", models.CharField(db_index=True, max_length=7)),
                ("category", models.CharField(blank=True, max_length=40)),
                ("people", models.PositiveIntegerField(null=True)),
                ("kind", models.CharField(default="category_ends", max_length=14)),
                ("title", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ("month", "region"),
            },
        ),
        migrations.CreateModel(
            name="KeptRegulation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("region", models.CharField(db_index=True, max_length=13)),
                ("kind", models.CharField(max_length=12)),
                ("title", models.CharField(max_length=300)),
                ("path", models.CharField(max_length=20)),
                ("reached", models.JSONField()),
                ("number", models.CharField(blank=True, max_length=40)),
                ("year", models.CharField(blank=True, max_length=4)),
                ("content", models.JSONField(default=dict)),
                ("until", models.CharField(max_length=7, null=True)),
                ("url", models.CharField(blank=True, max_length=300)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ("region", "kind", "title"),
            },
        ),
        migrations.CreateModel(
            name="KeptTarget",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("family", models.CharField(max_length=30)),
                ("region", models.CharField(db_index=True, max_length=13)),
                ("year", models.PositiveSmallIntegerField()),
                ("value", models.DecimalField(decimal_places=4, max_digits=14)),
                ("unit", models.CharField(default="percent", max_length=10)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("confidence", models.CharField(blank=True, max_length=4)),
                ("definition", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ("-year", "region", "family"),
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("budget", "Budget"), ("target", "Target")], max_length=10),
                ),
                ("thing", models.CharField(blank=True, max_length=40)),
                ("version", models.PositiveIntegerField(default=0)),
                ("region", models.CharField(db_index=True, max_length=13)),
                ("body", models.JSONField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "verdict",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("approved", "Approved"), ("refused", "Refused")],
                        db_index=True,
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
    ]
