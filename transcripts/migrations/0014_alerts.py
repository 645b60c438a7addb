"""Searches can be followed by e-mail. No other table is touched, and no import does more."""

from django.db import migrations, models
from django.db.models.functions import Lower

import transcripts.models.subscriptions


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0013_no_summary"),)

    operations = (
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "public_id",
                    models.CharField(max_length=12, primary_key=True, serialize=False),
                ),
                ("number", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(max_length=254)),
                ("search", models.CharField(blank=True, max_length=2000)),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("daily", "At most once a day"),
                            ("weekly", "At most once a week"),
                        ],
                        default="daily",
                        max_length=6,
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=transcripts.models.subscriptions.new_token,
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(help_text="When a mail last asked to confirm."),
                ),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "sent_at",
                    models.DateTimeField(
                        help_text="When it last got a mail with passages.", null=True
                    ),
                ),
                ("seen", models.BigIntegerField(default=0)),
            ],
            options={
                "ordering": ("-asked_at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        Lower("address"), models.F("search"), name="one_subscription_a_search"
                    )
                ],
            },
        ),
    )
