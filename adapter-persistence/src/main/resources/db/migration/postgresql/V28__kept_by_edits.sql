-- The same as on SQLite; its file says why. Here it is of imports that began there and were copied.
ALTER TABLE import_jobs ADD COLUMN kept TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE import_jobs ADD COLUMN kept_total BIGINT NOT NULL DEFAULT 0 CHECK (kept_total >= 0);
