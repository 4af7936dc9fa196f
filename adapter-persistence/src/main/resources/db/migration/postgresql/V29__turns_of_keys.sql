-- The same as on SQLite; its file says why it is as it is.
ALTER TABLE issue_origins ADD COLUMN turn BIGINT NOT NULL DEFAULT 1 CHECK (turn >= 1);
ALTER TABLE issue_origins DROP CONSTRAINT issue_origins_source_source_key_key;
ALTER TABLE issue_origins ADD UNIQUE (source, source_key, turn);
