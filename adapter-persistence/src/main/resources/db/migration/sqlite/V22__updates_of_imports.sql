-- Imports that change issues, also those that make none, and who took an import back. SQLite cannot loosen a constraint, so
-- both tables are made anew. They are small. They are not renamed: that would rename the count of their ids as well.
CREATE TABLE kept_imports AS SELECT * FROM imports;
CREATE TABLE kept_import_ranges AS SELECT * FROM import_ranges;
DROP TABLE import_ranges;
DROP TABLE imports;

CREATE TABLE imports (
    id           INTEGER PRIMARY KEY,
    file_name    TEXT    NOT NULL,
    by_id        INTEGER NOT NULL REFERENCES users (id),
    at           INTEGER NOT NULL,
    created      INTEGER NOT NULL CHECK (created >= 0),
    first_id     INTEGER REFERENCES issues (id),
    last_id      INTEGER REFERENCES issues (id),
    updated      INTEGER NOT NULL DEFAULT 0 CHECK (updated >= 0),
    undone_by_id INTEGER REFERENCES users (id),
    undone_at    INTEGER,
    undone_kept  INTEGER CHECK (undone_kept >= 0),
    CHECK ((first_id IS NULL) = (created = 0) AND (last_id IS NULL) = (created = 0)),
    CHECK ((undone_at IS NULL) = (undone_by_id IS NULL) AND (undone_kept IS NULL) = (undone_by_id IS NULL))
) STRICT;

CREATE TABLE import_ranges (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    first_id  INTEGER NOT NULL REFERENCES issues (id),
    last_id   INTEGER NOT NULL REFERENCES issues (id) CHECK (last_id >= first_id),
    PRIMARY KEY (import_id, first_id)
) STRICT, WITHOUT ROWID;

INSERT INTO imports (id, file_name, by_id, at, created, first_id, last_id)
SELECT id, file_name, by_id, at, created, first_id, last_id FROM kept_imports;
INSERT INTO import_ranges SELECT import_id, first_id, last_id FROM kept_import_ranges;
DROP TABLE kept_imports;
DROP TABLE kept_import_ranges;

-- What an import changed of issues that were there before, until it is taken back: from which version to which, the codes of the
-- fields that had been edited here before it, and the comments and links that came with it. Its records end with U+001E, and their
-- fields with U+001F. See docs/decisions/0057-updates-are-taken-back.md.
CREATE TABLE import_updates (
    import_id      INTEGER NOT NULL REFERENCES imports (id),
    issue_id       INTEGER NOT NULL REFERENCES issues (id),
    before_version INTEGER NOT NULL CHECK (before_version >= 1),
    after_version  INTEGER NOT NULL CHECK (after_version >= before_version),
    edited         TEXT    NOT NULL,
    added          TEXT    NOT NULL,
    PRIMARY KEY (import_id, issue_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_updates_by_issue ON import_updates (issue_id);

-- The ids of links of an issue that came in and were removed when that was taken back, separated by U+001E: they may come in again.
ALTER TABLE issue_origins ADD COLUMN taken_back TEXT NOT NULL DEFAULT '';
