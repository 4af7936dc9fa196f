-- What reports on all issues by groups ask of an issue whose latency is known, packed, so that they need not read the
-- issues: a row for each 64 ids in turn. LatencyCursor says how. See
-- docs/decisions/0055-grouped-latencies-read-packed-rows.md.
CREATE TABLE latency_chunks (
    chunk  INTEGER PRIMARY KEY,
    packed BLOB    NOT NULL
) STRICT;

-- The chunks from this one on are still to be made. There is no row when there are none.
CREATE TABLE latency_chunks_missing (
    only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
    next_chunk INTEGER NOT NULL
) STRICT;

INSERT INTO latency_chunks_missing (only_row, next_chunk) SELECT 1, 0 WHERE EXISTS (SELECT 1 FROM issues);

-- Now with the issue, which says whose chunk is out of date.
DROP VIEW published_count_changes;
CREATE VIEW published_count_changes AS
SELECT id, n, status, assignee_id, created_at, resolved_at, issue_id FROM issue_count_changes
WHERE NOT EXISTS (SELECT 1 FROM staged_issues WHERE issue_id BETWEEN first_id AND last_id);

-- Now also when a resolved issue gets other labels or fields. Labels have another version; fields can be changed without one,
-- when a placeholder is joined to an account.
DROP TRIGGER issue_counts_update;
CREATE TRIGGER issue_counts_update AFTER UPDATE ON issues
WHEN NEW.status <> OLD.status OR NEW.assignee_id IS NOT OLD.assignee_id OR NEW.created_at <> OLD.created_at
  OR NEW.resolved_at IS NOT OLD.resolved_at OR (NEW.deleted_at IS NULL) <> (OLD.deleted_at IS NULL)
  OR (NEW.resolved_at IS NOT NULL AND (NEW.version <> OLD.version OR NEW.fields <> OLD.fields))
BEGIN
    INSERT INTO issue_count_changes (issue_id, n, status, assignee_id, created_at, resolved_at)
    SELECT OLD.id, -1, OLD.status, OLD.assignee_id, OLD.created_at, OLD.resolved_at WHERE OLD.deleted_at IS NULL
    UNION ALL
    SELECT NEW.id, 1, NEW.status, NEW.assignee_id, NEW.created_at, NEW.resolved_at WHERE NEW.deleted_at IS NULL;
END;
