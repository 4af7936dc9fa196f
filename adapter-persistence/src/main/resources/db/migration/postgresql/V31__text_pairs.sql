-- Of 512 issues with ids in turn, all characters and pairs of neighbours that any of their texts has. See
-- docs/decisions/0075-short-words-are-found-by-pairs-on-postgresql.md.
CREATE TABLE text_pairs (
    chunk BIGINT PRIMARY KEY,
    pairs TEXT[] COLLATE "C" NOT NULL
);

-- Statistics of pairs would take long to gather, and nobody asks for many pairs.
ALTER TABLE text_pairs ALTER COLUMN pairs SET STATISTICS 0;

-- What waits beside an index is read by every search.
CREATE INDEX text_pairs_pairs ON text_pairs USING gin (pairs) WITH (fastupdate = off);

-- As in V24__notes_of_packed_edits.sql: nobody adds notes up meanwhile.
SELECT pg_advisory_xact_lock(hashtextextended('issue counts', 0));

-- Servers add the pairs of a text when they add up its note. It has no resolution, so that nothing is packed for it.
CREATE FUNCTION note_text() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO issue_count_changes (issue_id, n, status, assignee_id, created_at, resolved_at)
    VALUES (NEW.id, 0, NEW.status, NULL, NEW.created_at, NULL);
    RETURN NULL;
END
$$;

-- Locks out writers until this is committed.
CREATE TRIGGER issue_texts_noted AFTER UPDATE OF search_text ON issues
FOR EACH ROW WHEN (NEW.deleted_at IS NULL AND NEW.search_text <> OLD.search_text)
EXECUTE FUNCTION note_text();

-- A server of the version before, which may run beside new ones, adds notes up and no pairs. It claims 'issue counts'.
CREATE OR REPLACE FUNCTION make_chunks_anew() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('issue_tracker.claimed', true) IS DISTINCT FROM 'issue counts 31' THEN
        INSERT INTO latency_chunks_missing (only_row, next_chunk) VALUES (1, 0)
        ON CONFLICT (only_row) DO UPDATE SET next_chunk = 0;
    END IF;
    RETURN NULL;
END
$$;

-- The chunks of latencies are made anew with those of pairs.
INSERT INTO latency_chunks_missing (only_row, next_chunk) SELECT 1, 0 WHERE EXISTS (SELECT 1 FROM issues)
ON CONFLICT (only_row) DO UPDATE SET next_chunk = 0;
