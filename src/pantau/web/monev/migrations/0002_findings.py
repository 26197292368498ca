"""Steps of the database, written by Django."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("monev", "0001_rounds")]

    operations = [
        migrations.CreateModel(
            name="KeptFinding",
            fields=[
                ("id", models.CharField(editable=False, max_length=64, primary_key=True, serialize=False)),
                ("region", models.CharField(db_index=True, max_length=13)),
                ("raised_in", models.CharField(blank=True, max_length=40)),
                ("message", models.JSONField()),
                ("severity", models.CharField(db_index=True, max_length=10)),
                ("state", models.CharField(db_index=True, max_length=14)),
                ("check_code", models.CharField(blank=True, max_length=40)),
                ("query", models.CharField(blank=True, db_index=True, max_length=64)),
                ("figures", models.JSONField(default=list)),
                ("expected", models.JSONField(null=True)),
                ("explanations", models.JSONField(default=list)),
                ("question", models.CharField(blank=True, max_length=60)),
                ("theme", models.CharField(blank=True, db_index=True, max_length=60)),
                ("cause", models.TextField(blank=True)),
                ("recommendation", models.TextField(blank=True)),
                ("action", models.TextField(blank=True)),
                ("owner", models.CharField(blank=True, db_index=True, max_length=200)),
                ("due", models.DateField(db_index=True, null=True)),
                ("evidence", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=0)),
                ("raised_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("raised_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="KeptFindingEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step", models.CharField(max_length=16)),
                ("by", models.CharField(max_length=254)),
                ("at", models.DateTimeField()),
                ("round", models.CharField(max_length=40)),
                ("reason", models.TextField(blank=True)),
                ("fields", models.JSONField(default=dict)),
                ("evidence", models.JSONField(default=list)),
                ("figures", models.JSONField(default=list)),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="history",
                        to="monev.keptfinding",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="keptfinding",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="monev.keptround"
            ),
        ),
    ]
