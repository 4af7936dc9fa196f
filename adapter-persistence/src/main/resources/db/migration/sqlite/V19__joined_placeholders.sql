-- The account of the person for whom a placeholder stands. The row stays: history refers to it, and shows the account.
ALTER TABLE users ADD COLUMN joined_to INTEGER REFERENCES users (id)
    CHECK (joined_to IS NULL OR placeholder_key IS NOT NULL);

-- What was a placeholder's becomes its account's without a version: no value of an issue changes, only who that is.
DROP TRIGGER issues_go_version_by_version;
CREATE TRIGGER issues_go_version_by_version BEFORE UPDATE ON issues
WHEN NEW.id <> OLD.id OR (NEW.version <> OLD.version + 1 AND NOT (
    NEW.version = OLD.version AND NEW.title = OLD.title AND NEW.description = OLD.description
    AND NEW.status = OLD.status AND NEW.parent_id IS OLD.parent_id AND NEW.created_at = OLD.created_at
    AND NEW.updated_at = OLD.updated_at AND NEW.resolved_at IS OLD.resolved_at
    AND NEW.deleted_at IS OLD.deleted_at AND NEW.search_text = OLD.search_text
    AND (NEW.assignee_id IS OLD.assignee_id
         OR EXISTS (SELECT 1 FROM users WHERE id = OLD.assignee_id AND joined_to = NEW.assignee_id))
    AND (NEW.created_by = OLD.created_by
         OR EXISTS (SELECT 1 FROM users WHERE id = OLD.created_by AND joined_to = NEW.created_by))
    AND (NEW.fields = OLD.fields
         OR EXISTS (SELECT 1 FROM issue_fields f JOIN users u ON u.id = f.user_id
                    WHERE f.issue_id = OLD.id AND u.joined_to IS NOT NULL))))
BEGIN
    SELECT RAISE(ABORT, 'an issue changes only together with its next version');
END;
