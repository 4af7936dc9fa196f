-- The same as on SQLite; its file says why each is as it is.

CREATE TABLE issue_origins (
    issue_id   BIGINT PRIMARY KEY REFERENCES issues (id),
    source     TEXT COLLATE "C" NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    source_key TEXT COLLATE "C" NOT NULL CHECK (length(source_key) BETWEEN 1 AND 255),
    url        TEXT COLLATE "C" CHECK (length(url) BETWEEN 1 AND 2000),
    author     TEXT COLLATE "C" CHECK (length(author) BETWEEN 1 AND 255),
    assignee   TEXT COLLATE "C" CHECK (length(assignee) >= 1),
    UNIQUE (source, source_key)
);
