-- The same as on SQLite; its file says why each is as it is. Ids come from the sequence of imports.
CREATE TABLE import_jobs (
    id        BIGINT  PRIMARY KEY,
    by_id     BIGINT  NOT NULL REFERENCES users (id),
    file_name TEXT    NOT NULL,
    server    TEXT    NOT NULL,
    request   TEXT    NOT NULL,
    state     TEXT COLLATE "C" NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    at        BIGINT  NOT NULL,
    ended_at  BIGINT,
    rows_read BIGINT  NOT NULL,
    created   BIGINT  NOT NULL,
    skipped   BIGINT  NOT NULL,
    rejected  BIGINT  NOT NULL,
    status    INTEGER,
    body      TEXT
);

CREATE INDEX import_jobs_by_state ON import_jobs (state, id);
