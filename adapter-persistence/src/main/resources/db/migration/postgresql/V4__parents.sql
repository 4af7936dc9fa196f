-- The same as on SQLite; its file says why each is as it is.
ALTER TABLE issues ADD COLUMN parent_id BIGINT REFERENCES issues (id) CHECK (parent_id <> id);
ALTER TABLE issue_history ADD COLUMN parent_from BIGINT;
ALTER TABLE issue_history ADD COLUMN parent_to BIGINT;

CREATE INDEX issues_by_parent ON issues (parent_id, created_at, id) WHERE parent_id IS NOT NULL;
