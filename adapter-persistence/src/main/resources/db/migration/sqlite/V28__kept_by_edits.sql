-- What an import that failed or was cancelled had changed is taken back, but of the issues that somebody edited meanwhile: how
-- many these are, and the first of their ids, separated by commas. See
-- docs/decisions/0061-more-imports-let-others-write-on-sqlite.md.
ALTER TABLE import_jobs ADD COLUMN kept TEXT NOT NULL DEFAULT '';
ALTER TABLE import_jobs ADD COLUMN kept_total INTEGER NOT NULL DEFAULT 0 CHECK (kept_total >= 0);
