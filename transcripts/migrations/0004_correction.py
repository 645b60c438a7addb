"""What imports change in events, kept for readers."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0003_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="Counts the corrections of an event from 1."
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("source", "The source text was changed"),
                            ("reading", "The same source text was read anew"),
                        ],
                        max_length=10,
                    ),
                ),
                ("summary", models.JSONField()),
                ("changes", models.JSONField()),
                (
                    "passages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12),
                        help_text="Public ids of the passages in `changes`.",
                        size=None,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="transcripts.event",
                    ),
                ),
            ],
            options={
                "ordering": ("event", "-number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("event", "number"), name="correction_number_once"
                    )
                ],
            },
        ),
    ]
