-- The searches that people keep. An owner has no name twice, whatever its case: name_key is the folded name.
CREATE TABLE saved_searches (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    owner_id   INTEGER NOT NULL REFERENCES users (id),
    name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    name_key   TEXT    NOT NULL,
    query      TEXT    NOT NULL CHECK (length(query) BETWEEN 1 AND 1000),
    shared     INTEGER NOT NULL CHECK (shared IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
    version    INTEGER NOT NULL CHECK (version >= 1),
    UNIQUE (owner_id, name_key)
) STRICT;

CREATE INDEX saved_searches_by_name ON saved_searches (name_key, id);
