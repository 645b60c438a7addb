"""The searched row tells who asks and who answers, not only who speaks.

It is written in less time: what people decided about topics is looked up for each passage, and not
for each query in each passage; bytes are counted in place of characters; and the first vector of
several is taken as it is, not put behind an empty one.
"""

from importlib import import_module

from django.contrib.postgres.fields import ArrayField
from django.db import migrations, models

search = import_module("transcripts.migrations.0002_search")
exact_words = import_module("transcripts.migrations.0012_exact_words")

CONCAT = """
CREATE OR REPLACE AGGREGATE archive_concat(tsvector) (
    SFUNC = tsvector_concat, STYPE = tsvector {}
);
"""

REFRESH = r"""
CREATE OR REPLACE FUNCTION archive_refresh(passages bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    -- Writers of one passage take turns, and so do writers and a topic that is defined anew. Each
    -- statement here sees what was committed while it waited.
    PERFORM pg_advisory_xact_lock_shared(__TOPICS__);
    PERFORM FROM transcripts_passage WHERE id = ANY (passages) ORDER BY id FOR NO KEY UPDATE;

    WITH said AS (
        SELECT t.passage_id, t.position, t.kind, t.outlet_id, t.speaker_id,
            t.speaker_name, s.name AS speaker, t.outlet_name, o.name AS outlet,
            setweight(to_tsvector(e.configuration, plain.words), side.mark) || '¶:10' AS vector,
            setweight(to_tsvector('archive_plain', plain.words), side.mark) || '¶:10' AS written,
            octet_length(t.text) - octet_length(replace(t.text, ' ', '')) + 1 AS blanks
        FROM transcripts_turn t
        -- Each is looked up by its key. A plan is kept as long as the connection, and one that was
        -- made when these tables were small would read all of them for each transcript.
        CROSS JOIN LATERAL (
            SELECT archive_configuration(language) AS configuration
            FROM transcripts_event WHERE id = t.event_id OFFSET 0
        ) e
        LEFT JOIN LATERAL (
            SELECT name FROM transcripts_speaker WHERE id = t.speaker_id OFFSET 0
        ) s ON TRUE
        LEFT JOIN LATERAL (
            SELECT name FROM transcripts_outlet WHERE id = t.outlet_id OFFSET 0
        ) o ON TRUE
        CROSS JOIN LATERAL (
            SELECT CASE t.kind WHEN 'question' THEN 'A' WHEN 'answer' THEN 'B'
                WHEN 'statement' THEN 'C' ELSE 'D' END::"char" AS mark
        ) side
        CROSS JOIN LATERAL (SELECT archive_words(t.text) AS words OFFSET 0) plain
        WHERE t.passage_id = ANY (passages)
    ), spoken AS (
        SELECT passage_id,
            bool_or(kind = 'question') AS has_question,
            bool_or(kind = 'answer') AS has_answer,
            bool_or(kind = 'statement') AS has_statement,
            (array_agg(outlet_id ORDER BY position)
                FILTER (WHERE kind = 'question' AND outlet_id IS NOT NULL))[1] AS outlet_id,
            coalesce(array_agg(DISTINCT speaker_id)
                FILTER (WHERE speaker_id IS NOT NULL), '{}') AS speaker_ids,
            coalesce(array_agg(DISTINCT speaker_id)
                FILTER (WHERE speaker_id IS NOT NULL AND kind = 'question'), '{}') AS asker_ids,
            coalesce(array_agg(DISTINCT speaker_id)
                FILTER (WHERE speaker_id IS NOT NULL AND kind = 'answer'), '{}') AS answerer_ids,
            archive_concat(vector ORDER BY position) AS vector,
            archive_concat(written ORDER BY position) AS written,
            sum(blanks) AS words,
            array_agg(speaker_name) || array_agg(speaker)
                || array_agg(outlet_name) || array_agg(outlet) AS names
        FROM said
        GROUP BY passage_id
    ), whole AS (
        SELECT spoken.passage_id, has_question, has_answer, has_statement, outlet_id, speaker_ids,
            asker_ids, answerer_ids, words, p.event_id, e.date, e.kind, e.language,
            archive_configuration(e.language) AS configuration,
            spoken.vector || coalesce(about.vector, '') AS vector,
            spoken.written || coalesce(about.written, '') AS written
        FROM spoken
        JOIN transcripts_passage p ON p.id = spoken.passage_id
        JOIN transcripts_event e ON e.id = p.event_id
        CROSS JOIN LATERAL (
            SELECT
                archive_concat(
                    setweight(to_tsvector(archive_configuration(e.language), words), 'D') || '¶:10'
                ) AS vector,
                archive_concat(
                    setweight(to_tsvector('archive_plain', words), 'D') || '¶:10'
                ) AS written
            FROM (
                SELECT archive_words(name) AS words
                FROM (SELECT DISTINCT unnest(spoken.names || e.title)) AS names (name)
                WHERE name <> '' ORDER BY name
            ) names
        ) about
    ), matched AS (
        -- The queries are read once here, and not once a passage.
        SELECT w.passage_id, way.topic_id
        FROM whole w
        CROSS JOIN (
            SELECT t.id AS topic_id, c.configuration,
                (ways.way ->> 0)::tsquery AS vector, (ways.way ->> 1)::tsquery AS written
            FROM transcripts_topic t, (SELECT DISTINCT configuration FROM whole) c,
                jsonb_array_elements(t.compiled -> c.configuration::text) ways (way) OFFSET 0
        ) way
        WHERE way.configuration = w.configuration
            AND coalesce(w.vector @@ way.vector, TRUE)
            AND coalesce(w.written @@ way.written, TRUE)
    ), tagged AS (
        SELECT passage_id, array_agg(topic_id ORDER BY topic_id) AS topic_ids
        FROM (
            SELECT passage_id, topic_id FROM matched
            UNION
            SELECT passage_id, topic_id FROM transcripts_topicdecision
            WHERE passage_id = ANY (passages) AND carries
            EXCEPT
            SELECT passage_id, topic_id FROM transcripts_topicdecision
            WHERE passage_id = ANY (passages) AND NOT carries
        ) carried
        GROUP BY passage_id
    )
    INSERT INTO transcripts_passageindex (
        passage_id, event_id, date, year, kind, language,
        has_question, has_answer, has_statement,
        outlet_id, speaker_ids, asker_ids, answerer_ids, topic_ids, words, vector, written
    )
    SELECT passage_id, event_id, date, extract(year FROM date), kind, language,
        has_question, has_answer, has_statement,
        outlet_id, speaker_ids, asker_ids, answerer_ids, coalesce(tagged.topic_ids, '{}'),
        coalesce(words, 0), vector, written
    FROM whole LEFT JOIN tagged USING (passage_id)
    ON CONFLICT (passage_id) DO UPDATE SET
        event_id = excluded.event_id, date = excluded.date, year = excluded.year,
        kind = excluded.kind, language = excluded.language,
        has_question = excluded.has_question, has_answer = excluded.has_answer,
        has_statement = excluded.has_statement, outlet_id = excluded.outlet_id,
        speaker_ids = excluded.speaker_ids, asker_ids = excluded.asker_ids,
        answerer_ids = excluded.answerer_ids, topic_ids = excluded.topic_ids,
        words = excluded.words, vector = excluded.vector, written = excluded.written;

    DELETE FROM transcripts_passageindex i
    WHERE i.passage_id = ANY (passages)
        AND NOT EXISTS (SELECT FROM transcripts_turn t WHERE t.passage_id = i.passage_id);
END $$;
""".replace("__TOPICS__", str(search.TOPICS))

# The table is written anew, and not row by row, which would leave it twice as large.
SIDES = """
CREATE FUNCTION archive_speakers(passage bigint, side text) RETURNS bigint[]
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT coalesce(array_agg(DISTINCT speaker_id), '{}') FROM transcripts_turn
    WHERE passage_id = passage AND kind = side AND speaker_id IS NOT NULL
$$;
ALTER TABLE transcripts_passageindex
    ALTER asker_ids TYPE bigint[] USING archive_speakers(passage_id, 'question'),
    ALTER answerer_ids TYPE bigint[] USING archive_speakers(passage_id, 'answer');
DROP FUNCTION archive_speakers;
"""


def column(name: str) -> migrations.AddField:
    keys = ArrayField(models.BigIntegerField(), default=list)
    return migrations.AddField("passageindex", name, keys, preserve_default=False)


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0016_plain_words"),)

    operations = (
        column("asker_ids"),
        column("answerer_ids"),
        migrations.RunSQL(SIDES, migrations.RunSQL.noop),
        migrations.RunSQL(CONCAT.format(""), CONCAT.format(", INITCOND = ''")),
        migrations.RunSQL(REFRESH, exact_words.REFRESH),
    )
