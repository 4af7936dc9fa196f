-- Fields that a team adds to its issues. Ids are never given again, since history names them.
CREATE TABLE fields (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    name_key    TEXT    NOT NULL UNIQUE,
    type        TEXT    NOT NULL CHECK (type IN ('text', 'number', 'date', 'select', 'multi_select', 'user')),
    description TEXT    NOT NULL CHECK (length(description) <= 1000),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;

CREATE TABLE field_options (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    field_id INTEGER NOT NULL REFERENCES fields (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    name     TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    color    TEXT    NOT NULL CHECK (color GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
    UNIQUE (field_id, id)
) STRICT;

-- A random number that every change of a definition replaces, so that servers know whether the definitions that they
-- remember are those of now. There is no row while there never was a definition.
CREATE TABLE field_catalog (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    version  INTEGER NOT NULL
) STRICT;

-- What an issue has of its fields, by ids, packed as PackedFields says: it is read with the issue.
ALTER TABLE issues ADD COLUMN fields TEXT NOT NULL DEFAULT '';

-- Packed likewise, with the names of then: a field that is gone stays readable. Null when no field changed.
ALTER TABLE issue_history ADD COLUMN fields_from TEXT;
ALTER TABLE issue_history ADD COLUMN fields_to TEXT;

-- The same values as issues.fields, one row an option, to find and sort issues by; the key is that of FieldKeys.
CREATE TABLE issue_fields (
    field_id  INTEGER NOT NULL REFERENCES fields (id),
    value_key TEXT    NOT NULL,
    issue_id  INTEGER NOT NULL REFERENCES issues (id),
    option_id INTEGER CHECK (value_key = CAST(option_id AS TEXT)),
    user_id   INTEGER CHECK (value_key = CAST(user_id AS TEXT)) REFERENCES users (id),
    CHECK (option_id IS NULL OR user_id IS NULL),
    PRIMARY KEY (field_id, value_key, issue_id),
    FOREIGN KEY (field_id, option_id) REFERENCES field_options (field_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX issue_fields_by_issue ON issue_fields (field_id, issue_id);
CREATE INDEX issue_fields_by_option ON issue_fields (field_id, option_id) WHERE option_id IS NOT NULL;
CREATE INDEX issue_fields_of_users ON issue_fields (issue_id, user_id) WHERE user_id IS NOT NULL;
