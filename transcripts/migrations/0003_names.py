"""Offices and tenures, what was loaded, what merges moved, and names that look alike."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

import transcripts.models.offices


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0002_search"),)

    operations = [
        TrigramExtension(),  # finds names that look alike
        migrations.CreateModel(
            name="LoadedEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(max_length=100)),
                ("entry", models.CharField(max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True)),
                (
                    "titles",
                    models.TextField(
                        blank=True,
                        help_text="How it is printed, one title a line, where no name need "
                        "stand by.",
                    ),
                ),
                (
                    "short_titles",
                    models.TextField(
                        blank=True,
                        help_text="Titles that mean this office only beside its holder's name, "
                        "one a line.",
                    ),
                ),
                ("loaded", models.JSONField(default=dict, editable=False)),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Tenure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "start",
                    models.CharField(
                        blank=True,
                        help_text="As far as it is known: 2014-10-01, 2014-10 or 2014.",
                        max_length=10,
                        validators=[transcripts.models.offices.validate_partial_day],
                    ),
                ),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        help_text="Empty while the office is held, or if not known.",
                        max_length=10,
                        validators=[transcripts.models.offices.validate_partial_day],
                    ),
                ),
                (
                    "ongoing",
                    models.BooleanField(default=False, help_text="The office is still held."),
                ),
                (
                    "acting",
                    models.BooleanField(default=False, help_text="In the stead of a holder."),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="An address, or “common knowledge”.", max_length=500
                    ),
                ),
                ("loaded", models.JSONField(default=dict, editable=False)),
            ],
            options={
                "ordering": ("start", "pk"),
            },
        ),
        migrations.AddField(
            model_name="outlet",
            name="moved",
            field=models.JSONField(
                default=dict,
                editable=False,
                help_text="What its merge moved, so that it can be undone.",
            ),
        ),
        migrations.AddField(
            model_name="speaker",
            name="moved",
            field=models.JSONField(
                default=dict,
                editable=False,
                help_text="What its merge moved, so that it can be undone.",
            ),
        ),
        migrations.AddIndex(
            model_name="outletalias",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["folded"], name="outlet_alias_looks_like", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="speakeralias",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["folded"], name="speaker_alias_looks_like", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddConstraint(
            model_name="loadedentry",
            constraint=models.UniqueConstraint(fields=("file", "entry"), name="entry_once"),
        ),
        migrations.AddField(
            model_name="tenure",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tenures",
                to="transcripts.office",
            ),
        ),
        migrations.AddField(
            model_name="tenure",
            name="speaker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tenures",
                to="transcripts.speaker",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenure",
            constraint=models.CheckConstraint(
                condition=models.Q(("ongoing", False), ("end", ""), _connector="OR"),
                name="tenure_ongoing_or_ended",
            ),
        ),
    ]
