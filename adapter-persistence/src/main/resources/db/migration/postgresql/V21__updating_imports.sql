-- The same as on SQLite; its file says why each is as it is.
ALTER TABLE issue_origins ADD COLUMN edited TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE issue_origins ADD COLUMN comments TEXT COLLATE "C";

ALTER TABLE import_jobs ADD COLUMN updated BIGINT NOT NULL DEFAULT 0 CHECK (updated >= 0);
