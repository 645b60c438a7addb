"""Searches that found nothing are counted, for editors to learn from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0010_archive_version"),)

    operations = (
        migrations.CreateModel(
            name="MissedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=200, unique=True)),
                ("times", models.PositiveIntegerField(default=1)),
                ("last_day", models.DateField()),
            ],
            options={
                "ordering": ("-times", "-last_day", "words"),
                "verbose_name_plural": "missed searches",
            },
        ),
    )
