"""Which column holds what: of an upload, and as an office said it once."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds `Upload.columns` and `RememberedColumn`."""

    dependencies = [("accounts", "0001_initial"), ("ledger", "0001_initial")]

    operations = [
        migrations.AddField("upload", "columns", models.JSONField(null=True)),
        migrations.CreateModel(
            name="RememberedColumn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("heading", models.CharField(max_length=200)),
                ("field", models.CharField(max_length=30)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.office"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "kind", "heading"), name="one_meaning_of_a_kind"
                    )
                ],
            },
        ),
    ]
