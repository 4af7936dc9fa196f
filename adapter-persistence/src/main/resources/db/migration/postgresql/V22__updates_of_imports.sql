-- The same as on SQLite; its file says why each is as it is.
ALTER TABLE imports DROP CONSTRAINT imports_created_check;
ALTER TABLE imports ADD CONSTRAINT imports_created_check CHECK (created >= 0);
ALTER TABLE imports ALTER COLUMN first_id DROP NOT NULL;
ALTER TABLE imports ALTER COLUMN last_id DROP NOT NULL;
ALTER TABLE imports ADD COLUMN updated BIGINT NOT NULL DEFAULT 0 CHECK (updated >= 0);
ALTER TABLE imports ADD COLUMN undone_by_id BIGINT REFERENCES users (id);
ALTER TABLE imports ADD COLUMN undone_at BIGINT;
ALTER TABLE imports ADD COLUMN undone_kept BIGINT CHECK (undone_kept >= 0);
ALTER TABLE imports ADD CHECK ((first_id IS NULL) = (created = 0) AND (last_id IS NULL) = (created = 0));
ALTER TABLE imports ADD CHECK (
    (undone_at IS NULL) = (undone_by_id IS NULL) AND (undone_kept IS NULL) = (undone_by_id IS NULL));

CREATE TABLE import_updates (
    import_id      BIGINT NOT NULL REFERENCES imports (id),
    issue_id       BIGINT NOT NULL REFERENCES issues (id),
    before_version BIGINT NOT NULL CHECK (before_version >= 1),
    after_version  BIGINT NOT NULL CHECK (after_version >= before_version),
    edited         TEXT COLLATE "C" NOT NULL,
    added          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (import_id, issue_id)
);

CREATE INDEX import_updates_by_issue ON import_updates (issue_id);

ALTER TABLE issue_origins ADD COLUMN taken_back TEXT COLLATE "C" NOT NULL DEFAULT '';
