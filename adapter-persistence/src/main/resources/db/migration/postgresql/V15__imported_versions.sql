-- The same as on SQLite; its file says why it is as it is.
ALTER TABLE issue_origins ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version >= 1);
