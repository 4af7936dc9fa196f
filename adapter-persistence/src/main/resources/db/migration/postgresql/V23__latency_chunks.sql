-- The same as on SQLite; its file says why each is as it is.
CREATE TABLE latency_chunks (
    chunk  BIGINT PRIMARY KEY,
    packed BYTEA  NOT NULL
);

-- What is packed does not get smaller.
ALTER TABLE latency_chunks ALTER COLUMN packed SET STORAGE EXTERNAL;

CREATE TABLE latency_chunks_missing (
    only_row   BIGINT PRIMARY KEY CHECK (only_row = 1),
    next_chunk BIGINT NOT NULL
);

-- Locks out writers until this is committed.
DROP TRIGGER issue_counts_update ON issues;

CREATE TRIGGER issue_counts_update AFTER UPDATE ON issues
FOR EACH ROW WHEN (NEW.status <> OLD.status OR NEW.assignee_id IS DISTINCT FROM OLD.assignee_id
                   OR NEW.created_at <> OLD.created_at OR NEW.resolved_at IS DISTINCT FROM OLD.resolved_at
                   OR (NEW.deleted_at IS NULL) <> (OLD.deleted_at IS NULL)
                   OR (NEW.resolved_at IS NOT NULL AND (NEW.version <> OLD.version OR NEW.fields <> OLD.fields)))
EXECUTE FUNCTION count_changed_issue();

CREATE OR REPLACE VIEW published_count_changes AS
SELECT id, n, status, assignee_id, created_at, resolved_at, issue_id FROM issue_count_changes;

INSERT INTO latency_chunks_missing (only_row, next_chunk) SELECT 1, 0 WHERE EXISTS (SELECT 1 FROM issues);

-- A server of the version before, which may run beside new ones, adds changes up and packs nothing. Then all chunks are
-- made anew. It does not say what it claimed, as PostgresqlDialect.claim does now.
CREATE FUNCTION make_chunks_anew() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('issue_tracker.claimed', true) IS DISTINCT FROM 'issue counts' THEN
        INSERT INTO latency_chunks_missing (only_row, next_chunk) VALUES (1, 0)
        ON CONFLICT (only_row) DO UPDATE SET next_chunk = 0;
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER latency_chunks_made_anew AFTER DELETE ON issue_count_changes
FOR EACH STATEMENT EXECUTE FUNCTION make_chunks_anew();
