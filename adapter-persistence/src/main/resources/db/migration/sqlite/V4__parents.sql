-- The issue that an issue is a part of. Services keep the tree free of cycles.
ALTER TABLE issues ADD COLUMN parent_id INTEGER REFERENCES issues (id) CHECK (parent_id <> id);
ALTER TABLE issue_history ADD COLUMN parent_from INTEGER;
ALTER TABLE issue_history ADD COLUMN parent_to INTEGER;

-- Deleted issues are in it too: they keep their place in the tree, since they may be restored.
CREATE INDEX issues_by_parent ON issues (parent_id, created_at, id) WHERE parent_id IS NOT NULL;
