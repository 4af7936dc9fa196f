-- What files of imports mean, as people keep it: the JSON of the part mapping of an import. An owner has no
-- name twice, whatever its case: name_key is the folded name.
CREATE TABLE import_mappings (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    owner_id   INTEGER NOT NULL REFERENCES users (id),
    name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    name_key   TEXT    NOT NULL,
    mapping    TEXT    NOT NULL CHECK (length(mapping) BETWEEN 1 AND 65536),
    shared     INTEGER NOT NULL CHECK (shared IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
    version    INTEGER NOT NULL CHECK (version >= 1),
    UNIQUE (owner_id, name_key)
) STRICT;

CREATE INDEX import_mappings_by_name ON import_mappings (name_key, id);
