"""Whether the archive is a fictional one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0008_percent"),
    ]

    operations = [
        migrations.CreateModel(
            name="Archive",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                (
                    "fictional",
                    models.BooleanField(
                        default=False,
                        help_text="Everything in it is invented: a sample of what the software "
                        "does.",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="there_is_one_archive"
                    )
                ],
            },
        ),
    ]
