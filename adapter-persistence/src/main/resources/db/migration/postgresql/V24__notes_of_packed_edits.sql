-- The same as on SQLite; its file says why each is as it is.

-- Nobody adds notes up meanwhile, who would read notes and then issues, and wait for this as this waits for them.
SELECT pg_advisory_xact_lock(hashtextextended('issue counts', 0));

-- Locks out writers until this is committed.
DROP TRIGGER issue_counts_update ON issues;

CREATE TRIGGER issue_counts_update AFTER UPDATE ON issues
FOR EACH ROW WHEN (NEW.status <> OLD.status OR NEW.assignee_id IS DISTINCT FROM OLD.assignee_id
                   OR NEW.created_at <> OLD.created_at OR NEW.resolved_at IS DISTINCT FROM OLD.resolved_at
                   OR (NEW.deleted_at IS NULL) <> (OLD.deleted_at IS NULL)
                   OR (NEW.resolved_at IS NOT NULL AND NEW.version = OLD.version AND NEW.fields <> OLD.fields))
EXECUTE FUNCTION count_changed_issue();

CREATE FUNCTION note_packed_edit() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO issue_count_changes (issue_id, n, status, assignee_id, created_at, resolved_at)
    SELECT id, 0, status, assignee_id, created_at, resolved_at FROM issues
    WHERE id = NEW.issue_id AND version <= NEW.version AND deleted_at IS NULL AND resolved_at > created_at;
    RETURN NULL;
END
$$;

CREATE TRIGGER issue_history_packed AFTER INSERT ON issue_history
FOR EACH ROW WHEN (NEW.status_to IS NULL
                   AND (NEW.labels_to IS NOT NULL OR NEW.labels_from IS NOT NULL
                        OR strpos(coalesce(NEW.fields_to, NEW.fields_from), chr(31) || 'select' || chr(31)) > 0
                        OR strpos(coalesce(NEW.fields_to, NEW.fields_from), chr(31) || 'multi_select' || chr(31)) > 0
                        OR strpos(coalesce(NEW.fields_to, NEW.fields_from), chr(31) || 'user' || chr(31)) > 0))
EXECUTE FUNCTION note_packed_edit();

ALTER TABLE issue_count_changes DROP CONSTRAINT issue_count_changes_n_check;
ALTER TABLE issue_count_changes ADD CONSTRAINT issue_count_changes_n_check CHECK (n IN (1, 0, -1));
