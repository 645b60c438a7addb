"""By what an import recognises the events that are there already, and files as received."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("transcripts", "0004_correction"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="head_digest",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Of the day, title and byline as imported.",
                max_length=64,
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="origins",
            field=models.JSONField(
                default=dict, editable=False, help_text="Where the fields of the head come from."
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="words_digest",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Of all that is said, where that is more than a few words.",
                max_length=64,
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="received_digest",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Of the file and all that went into reading it: the same is not read "
                "again.",
                max_length=64,
            ),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["received_digest"], name="event_received"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["head_digest"], name="event_head"),
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["words_digest"], name="event_words"),
        ),
        migrations.CreateModel(
            name="ReceivedFile",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        on_delete=models.CASCADE,
                        primary_key=True,
                        related_name="received_file",
                        serialize=False,
                        to="transcripts.event",
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("sha256", models.CharField(max_length=64)),
                ("data", models.BinaryField()),
            ],
        ),
        migrations.RunSQL(
            r"""
            UPDATE transcripts_event SET head_digest = encode(sha256(convert_to(
                concat_ws(E'\x1f', imported #>> '{fields,date}', imported #>> '{fields,title}',
                    imported #>> '{fields,byline}'), 'UTF8')), 'hex')
            WHERE imported ? 'fields'
            """,
            migrations.RunSQL.noop,
        ),
    ]
