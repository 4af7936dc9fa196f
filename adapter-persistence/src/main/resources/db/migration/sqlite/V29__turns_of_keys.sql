-- A deleted issue keeps its key when the key comes in anew. Each further issue with it has the next turn, and of those
-- that are not deleted the last one has the key. SQLite cannot loosen a constraint, so the table is made anew. See
-- docs/decisions/0072-keys-of-deleted-issues-have-turns.md.
CREATE TABLE origins_with_turns (
    issue_id   INTEGER PRIMARY KEY REFERENCES issues (id),
    source     TEXT    NOT NULL CHECK (length(source) BETWEEN 1 AND 100),
    source_key TEXT    NOT NULL CHECK (length(source_key) BETWEEN 1 AND 255),
    url        TEXT    CHECK (length(url) BETWEEN 1 AND 2000),
    author     TEXT    CHECK (length(author) BETWEEN 1 AND 255),
    assignee   TEXT    CHECK (length(assignee) >= 1),
    version    INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    edited     TEXT    NOT NULL DEFAULT '',
    comments   TEXT,
    taken_back TEXT    NOT NULL DEFAULT '',
    turn       INTEGER NOT NULL DEFAULT 1 CHECK (turn >= 1),
    UNIQUE (source, source_key, turn)
) STRICT;

INSERT INTO origins_with_turns
    (issue_id, source, source_key, url, author, assignee, version, edited, comments, taken_back)
SELECT issue_id, source, source_key, url, author, assignee, version, edited, comments, taken_back FROM issue_origins;
DROP TABLE issue_origins;
ALTER TABLE origins_with_turns RENAME TO issue_origins;
