"""The archive has a version, which every statement that changes what readers find moves on.

What is counted or found for one version is true as long as that is the version. Each statement
adds a row to `transcripts_change`: it need not wait for another transaction to end, as it would
for one row that all of them raise.

PostgreSQL keeps the frequencies of the 4,000 most common lexemes, by which searches rank, as part
of its own statistics.
"""

from django.db import migrations, models

CHANGED = """
CREATE FUNCTION archive_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    INSERT INTO transcripts_change DEFAULT VALUES;
    RETURN NULL;
END $$;
"""

# What pages show: the searched rows, which change with all words and names, and what stands beside
# them in lists and heads.
SHOWN = ("passageindex", "event", "outlet", "speaker", "topic", "tenure", "office", "correction")

TRIGGERS = "".join(
    f"""
    CREATE TRIGGER archive_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE
        ON transcripts_{table} FOR EACH STATEMENT EXECUTE FUNCTION archive_changed();
    """
    for table in SHOWN
)
NO_TRIGGERS = "".join(f"DROP TRIGGER archive_changed ON transcripts_{table};" for table in SHOWN)

STATISTICS = "ALTER TABLE transcripts_passageindex ALTER vector SET STATISTICS {};"


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0009_fictional"),)

    operations = (
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Summary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.CharField(max_length=60)),
                ("counts", models.JSONField()),
                ("words", models.BigIntegerField()),
            ],
        ),
        migrations.RunSQL("INSERT INTO transcripts_change DEFAULT VALUES", ""),
        migrations.RunSQL(CHANGED + TRIGGERS, NO_TRIGGERS + "DROP FUNCTION archive_changed;"),
        migrations.RunSQL(STATISTICS.format(400), STATISTICS.format(-1)),
    )
