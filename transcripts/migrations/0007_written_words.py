"""The written words of a passage go into its searched row without the text parser.

They were parsed like the stems, turned into text, marked and read again, which took longer than
the stemming. Now the words of all turns are one list, each marked with its side: `a=` question,
`b=` answer, `c=` statement, `d=` the moderator's words, the names and the title. They need no
positions any more, so a row is smaller, too.

Topics' queries say themselves on which sides their words count; a vector need not be filtered for
each of them. (Migration 0012 compiles them, once for all that changed.)
"""

from importlib import import_module

from django.db import migrations

search = import_module("transcripts.migrations.0002_search")
quicker = import_module("transcripts.migrations.0006_quicker_index")

LONGEST = 255  # characters of a word and its mark that are kept

WORDS = rf"""
-- Whatever stands between words becomes a blank: the parser would take "and/or" for a file's path,
-- "security.Thank" for a host, "-16" for a negative number, "<b>" for a tag.
CREATE OR REPLACE FUNCTION archive_words(body text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(
        body,
        '[\t\n\u000b\f\r!-/:-@[-`{{-~\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf'
        '\u00d7\u00f7\u2000-\u200a\u2010-\u205f\u20a0-\u20bf\u2190-\u2bff\u3000-\u303f]',
        ' ', 'g'
    )
$$;

-- Words as they are written, each behind the mark of its side, for searches by a word's beginning.
CREATE FUNCTION archive_marked(words text, side text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT side || replace(lower(unaccent(words)), ' ', ' ' || side)
$$;

CREATE FUNCTION archive_written(marked text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    written text[];
BEGIN
    IF octet_length(marked) < 1000000 AND marked !~ '[^ ]{{{LONGEST}}}' THEN
        RETURN array_to_tsvector(string_to_array(marked, ' '));
    END IF;
    -- The limits of a vector, which array_to_tsvector does not look at.
    written := ARRAY(
        SELECT DISTINCT left(word, {LONGEST}) FROM string_to_table(marked, ' ') AS word
    );
    IF (SELECT sum(octet_length(word)) FROM unnest(written) AS word) >= 1000000 THEN
        RAISE program_limit_exceeded USING MESSAGE = 'too many different words for a vector';
    END IF;
    RETURN array_to_tsvector(written);
END $$;
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
            to_tsvector(e.configuration, plain.words) AS words,
            archive_marked(plain.words, side.mark || '=') AS written,
            length(t.text) - length(replace(t.text, ' ', '')) + 1 AS blanks,
            side.mark
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
            SELECT CASE t.kind WHEN 'question' THEN 'a' WHEN 'answer' THEN 'b'
                WHEN 'statement' THEN 'c' ELSE 'd' END AS mark
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
            string_agg(written, ' ') AS written,
            archive_concat(
                setweight(words, mark::"char") || '¶:10'::tsvector ORDER BY position
            ) AS vector,
            sum(blanks) AS words,
            array_agg(speaker_name) || array_agg(speaker)
                || array_agg(outlet_name) || array_agg(outlet) AS names
        FROM said
        GROUP BY passage_id
    ), written AS (
        SELECT spoken.*, p.event_id, e.date, e.kind, e.language,
            archive_configuration(e.language) AS configuration,
            spoken.vector || coalesce(about.vector, '') || archive_written(
                concat_ws(' ', spoken.written, about.written)
            ) AS whole
        FROM spoken
        JOIN transcripts_passage p ON p.id = spoken.passage_id
        JOIN transcripts_event e ON e.id = p.event_id
        CROSS JOIN LATERAL (
            SELECT string_agg(archive_marked(words, 'd='), ' ') AS written, archive_concat(
                setweight(to_tsvector(archive_configuration(e.language), words), 'D')
                    || '¶:10'::tsvector
            ) AS vector
            FROM (
                SELECT archive_words(name) AS words
                FROM (SELECT DISTINCT unnest(spoken.names || e.title)) AS names (name)
                WHERE name <> ''
            ) names
        ) about
    ), tagged AS (
        -- The queries are read once here, and not once a passage.
        SELECT w.passage_id, array_agg(q.id ORDER BY q.id) AS topic_ids
        FROM written w
        CROSS JOIN (
            SELECT t.id, c.configuration, (t.compiled ->> c.configuration::text)::tsquery AS query
            FROM transcripts_topic t, (SELECT DISTINCT configuration FROM written) c OFFSET 0
        ) q
        LEFT JOIN transcripts_topicdecision d
            ON d.topic_id = q.id AND d.passage_id = w.passage_id
        WHERE q.configuration = w.configuration AND coalesce(d.carries, w.whole @@ q.query)
        GROUP BY w.passage_id
    )
    INSERT INTO transcripts_passageindex (
        passage_id, event_id, date, year, kind, language,
        has_question, has_answer, has_statement,
        outlet_id, speaker_ids, topic_ids, words, vector
    )
    SELECT passage_id, event_id, date, extract(year FROM date), kind, language,
        has_question, has_answer, has_statement,
        outlet_id, speaker_ids, coalesce(tagged.topic_ids, '{}'),
        coalesce(words, 0), whole
    FROM written LEFT JOIN tagged USING (passage_id)
    ON CONFLICT (passage_id) DO UPDATE SET
        event_id = excluded.event_id, date = excluded.date, year = excluded.year,
        kind = excluded.kind, language = excluded.language,
        has_question = excluded.has_question, has_answer = excluded.has_answer,
        has_statement = excluded.has_statement, outlet_id = excluded.outlet_id,
        speaker_ids = excluded.speaker_ids, topic_ids = excluded.topic_ids,
        words = excluded.words, vector = excluded.vector;

    DELETE FROM transcripts_passageindex i
    WHERE i.passage_id = ANY (passages)
        AND NOT EXISTS (SELECT FROM transcripts_turn t WHERE t.passage_id = i.passage_id);
END $$;
""".replace("__TOPICS__", str(search.TOPICS))

# Vectors hardly become smaller, and trying took as long as a quarter of the stemming.
STORAGE = "ALTER TABLE transcripts_passageindex ALTER vector SET STORAGE {};"
ALL = "SELECT archive_refresh(ARRAY(SELECT id FROM transcripts_passage));"
FILTERED = "ts_filter(x.vector, '{a,b,c}')"


def tagging(vector: str) -> str:
    """SQL of the functions that look for a new or changed topic in the searched rows."""
    return "".join(
        f"""
        CREATE OR REPLACE FUNCTION archive_topic_{action}() RETURNS trigger
        LANGUAGE plpgsql SET search_path FROM CURRENT AS
        $$ {search.TAGGING[action].replace(FILTERED, vector)} $$;
        """
        for action in ("insert", "update")
    )


class Migration(migrations.Migration):
    dependencies = (("transcripts", "0006_quicker_index"),)

    operations = (
        migrations.RunSQL(
            WORDS + REFRESH + tagging("x.vector") + STORAGE.format("EXTERNAL"),
            "DROP FUNCTION archive_written; DROP FUNCTION archive_marked;"
            + quicker.FUNCTIONS.split("DROP FUNCTION archive_topics")[0].replace(
                "CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"
            )
            + tagging(FILTERED)
            + STORAGE.format("EXTENDED")
            + ALL,
        ),
        migrations.RunSQL(ALL, migrations.RunSQL.noop),
        migrations.RunSQL("DROP FUNCTION archive_written_as", migrations.RunSQL.noop),
    )
