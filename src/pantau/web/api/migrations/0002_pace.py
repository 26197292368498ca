"""How often who asked, and the table in which attempts to sign in are counted: shared by all processes."""

from typing import Any

from django.core.management import call_command
from django.db import migrations, models


def make_cache(apps: Any, editor: Any) -> None:
    """The table of the cache that the settings name; there is nothing to do where it stands already."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    """Adds `Pace` and the table of the cache."""

    dependencies = [("api", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Pace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("who", models.CharField(max_length=64)),
                ("minute", models.PositiveBigIntegerField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("who", "minute"), name="one_pace")],
            },
        ),
        migrations.RunPython(make_cache, migrations.RunPython.noop),
    ]
