"""What the index would take for something else is made plain before it is taken apart.

A per cent sign is the word "percent", so that "2%" and "2 percent" are found as one, and "2%" no
longer finds every 2. US in capitals is U.S., because the index knows no capitals, and whoever
searches for US troops should not be shown every "us".
"""

from importlib import import_module

from django.db import migrations

written = import_module("transcripts.migrations.0007_written_words")

BEFORE = written.WORDS.split("-- Words as they are written")[0]
PLAIN = r"""
        replace(
            CASE WHEN strpos(body, 'US') > 0 THEN regexp_replace(body, '\mUS\M', 'U S', 'g')
                ELSE body END,
            '%', ' percent '
        ),"""
AFTER = BEFORE.replace("body,", PLAIN.strip())
ALL = "SELECT archive_refresh(ARRAY(SELECT id FROM transcripts_passage));"


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0007_written_words"),)

    operations = (migrations.RunSQL(AFTER + ALL, BEFORE + ALL),)
