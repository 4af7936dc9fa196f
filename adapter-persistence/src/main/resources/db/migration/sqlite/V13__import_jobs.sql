-- Imports that run while nobody waits. The id is that of the import, if it comes to one. request is the query that came
-- with the file; status and body are what its sender would have been answered. See docs/decisions/0039-imports-as-jobs.md.
CREATE TABLE import_jobs (
    id        INTEGER PRIMARY KEY,
    by_id     INTEGER NOT NULL REFERENCES users (id),
    file_name TEXT    NOT NULL,
    server    TEXT    NOT NULL,
    request   TEXT    NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    at        INTEGER NOT NULL,
    ended_at  INTEGER,
    rows_read INTEGER NOT NULL,
    created   INTEGER NOT NULL,
    skipped   INTEGER NOT NULL,
    rejected  INTEGER NOT NULL,
    status    INTEGER,
    body      TEXT
) STRICT;

CREATE INDEX import_jobs_by_state ON import_jobs (state, id);

-- The highest id that imports and import_jobs were given, also when its row is gone.
INSERT INTO sqlite_sequence (name, seq) SELECT 'imports', coalesce(max(id), 0) FROM imports;

CREATE TRIGGER import_jobs_count_ids AFTER INSERT ON import_jobs
BEGIN
    UPDATE sqlite_sequence SET seq = max(seq, NEW.id) WHERE name = 'imports';
END;
