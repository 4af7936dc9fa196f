-- The same as on SQLite; its file says why each is as it is.
ALTER TABLE users
    ADD COLUMN joined_to BIGINT REFERENCES users (id) CHECK (joined_to IS NULL OR placeholder_key IS NOT NULL);

CREATE FUNCTION only_joins_placeholders() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF to_jsonb(NEW) - ARRAY['assignee_id', 'created_by', 'fields']
            = to_jsonb(OLD) - ARRAY['assignee_id', 'created_by', 'fields']
        AND (NEW.assignee_id IS NOT DISTINCT FROM OLD.assignee_id
             OR EXISTS (SELECT 1 FROM users WHERE id = OLD.assignee_id AND joined_to = NEW.assignee_id))
        AND (NEW.created_by = OLD.created_by
             OR EXISTS (SELECT 1 FROM users WHERE id = OLD.created_by AND joined_to = NEW.created_by))
        AND (NEW.fields = OLD.fields
             OR EXISTS (SELECT 1 FROM issue_fields f JOIN users u ON u.id = f.user_id
                        WHERE f.issue_id = OLD.id AND u.joined_to IS NOT NULL))
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an issue changes only together with its next version'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DROP TRIGGER issues_go_version_by_version ON issues;
CREATE TRIGGER issues_go_version_by_version BEFORE UPDATE ON issues
FOR EACH ROW WHEN (NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id)
EXECUTE FUNCTION only_joins_placeholders();
