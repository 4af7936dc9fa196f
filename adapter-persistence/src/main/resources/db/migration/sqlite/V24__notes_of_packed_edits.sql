-- An edit that leaves an issue resolved leaves a note only when it changes what is packed of the issue, and then one
-- and not two. Notes with n = 0 count nothing: they say that the issue must be packed anew.
-- See docs/decisions/0058-filtered-latencies-read-packed-rows.md.
DROP VIEW published_count_changes;
DROP TRIGGER issue_counts_insert;
DROP TRIGGER issue_counts_update;

ALTER TABLE issue_count_changes RENAME TO former_count_changes;

CREATE TABLE issue_count_changes (
    id          INTEGER PRIMARY KEY,
    issue_id    INTEGER NOT NULL,
    n           INTEGER NOT NULL CHECK (n IN (1, 0, -1)),
    status      TEXT    NOT NULL,
    assignee_id INTEGER,
    created_at  INTEGER NOT NULL,
    resolved_at INTEGER
) STRICT;

INSERT INTO issue_count_changes (id, issue_id, n, status, assignee_id, created_at, resolved_at)
SELECT id, issue_id, n, status, assignee_id, created_at, resolved_at FROM former_count_changes;

DROP TABLE former_count_changes;

-- As before.
CREATE VIEW published_count_changes AS
SELECT id, n, status, assignee_id, created_at, resolved_at, issue_id FROM issue_count_changes
WHERE NOT EXISTS (SELECT 1 FROM staged_issues WHERE issue_id BETWEEN first_id AND last_id);

-- As before.
CREATE TRIGGER issue_counts_insert AFTER INSERT ON issues
WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO issue_count_changes (issue_id, n, status, assignee_id, created_at, resolved_at)
    VALUES (NEW.id, 1, NEW.status, NEW.assignee_id, NEW.created_at, NEW.resolved_at);
END;

-- What changes labels and fields has a version, and a trigger on its history. Only when a placeholder is joined to an
-- account, fields are changed without one.
CREATE TRIGGER issue_counts_update AFTER UPDATE ON issues
WHEN NEW.status <> OLD.status OR NEW.assignee_id IS NOT OLD.assignee_id OR NEW.created_at <> OLD.created_at
  OR NEW.resolved_at IS NOT OLD.resolved_at OR (NEW.deleted_at IS NULL) <> (OLD.deleted_at IS NULL)
  OR (NEW.resolved_at IS NOT NULL AND NEW.version = OLD.version AND NEW.fields <> OLD.fields)
BEGIN
    INSERT INTO issue_count_changes (issue_id, n, status, assignee_id, created_at, resolved_at)
    SELECT OLD.id, -1, OLD.status, OLD.assignee_id, OLD.created_at, OLD.resolved_at WHERE OLD.deleted_at IS NULL
    UNION ALL
    SELECT NEW.id, 1, NEW.status, NEW.assignee_id, NEW.created_at, NEW.resolved_at WHERE NEW.deleted_at IS NULL;
END;

-- A version that enters a status, as the first one does, leaves notes by the triggers above. In the history, a field has its
-- type between two U+001F, which no text can hold. A copy adds the history of former versions, which say nothing new.
CREATE TRIGGER issue_history_packed AFTER INSERT ON issue_history
WHEN NEW.status_to IS NULL
 AND (NEW.labels_to IS NOT NULL OR NEW.labels_from IS NOT NULL
      OR instr(coalesce(NEW.fields_to, NEW.fields_from), char(31) || 'select' || char(31)) > 0
      OR instr(coalesce(NEW.fields_to, NEW.fields_from), char(31) || 'multi_select' || char(31)) > 0
      OR instr(coalesce(NEW.fields_to, NEW.fields_from), char(31) || 'user' || char(31)) > 0)
BEGIN
    INSERT INTO issue_count_changes (issue_id, n, status, assignee_id, created_at, resolved_at)
    SELECT id, 0, status, assignee_id, created_at, resolved_at FROM issues
    WHERE id = NEW.issue_id AND version <= NEW.version AND deleted_at IS NULL AND resolved_at > created_at;
END;
