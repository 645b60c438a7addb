"""Addresses that take no mails are given up. No other table is touched."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0014_alerts"),)

    operations = (
        migrations.AddField(
            model_name="subscription",
            name="refusals",
            field=models.PositiveSmallIntegerField(
                default=0,
                help_text="On how many days, without one that was taken, mails were refused.",
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="refused_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="subscription",
            name="refusal",
            field=models.CharField(
                blank=True, help_text="What the mail server said last.", max_length=300
            ),
        ),
        migrations.AddField(
            model_name="subscription",
            name="paused_at",
            field=models.DateTimeField(
                help_text="When so many were that it was given up.", null=True
            ),
        ),
    )
