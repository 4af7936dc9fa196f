-- Times are integers: microseconds since 1970-01-01T00:00:00Z. They sort and compare exactly, and one arithmetic serves
-- every database (see docs/decisions/0005-times-as-integers.md).
-- Columns that end in _key hold the case-folded form of a name (CaseFolding in the domain): one rule on every database.

CREATE TABLE users (
    id            INTEGER PRIMARY KEY,
    username      TEXT    NOT NULL CHECK (length(username) BETWEEN 1 AND 150),
    username_key  TEXT    NOT NULL UNIQUE,
    email         TEXT    NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    password_hash TEXT    NOT NULL,
    role          TEXT    NOT NULL CHECK (role IN ('admin', 'member', 'viewer')),
    created_at    INTEGER NOT NULL,
    disabled_at   INTEGER
) STRICT;

CREATE TABLE sessions (
    id         TEXT    PRIMARY KEY,
    user_id    INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > created_at),
    address    TEXT    NOT NULL,
    user_agent TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- AUTOINCREMENT where rows can go, so that an id that history names is never given again.
CREATE TABLE labels (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    name_key    TEXT    NOT NULL UNIQUE,
    color       TEXT    NOT NULL CHECK (color GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
    description TEXT    NOT NULL CHECK (length(description) <= 1000),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL CHECK (updated_at >= created_at)
) STRICT;

CREATE TABLE issues (
    id          INTEGER PRIMARY KEY,
    title       TEXT    NOT NULL CHECK (length(title) BETWEEN 1 AND 255),
    description TEXT    NOT NULL CHECK (length(description) <= 1048576),
    status      TEXT    NOT NULL CHECK (status IN ('open', 'in_progress', 'resolved')),
    assignee_id INTEGER REFERENCES users (id),
    created_by  INTEGER NOT NULL REFERENCES users (id),
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL CHECK (updated_at >= created_at),
    resolved_at INTEGER CHECK (resolved_at >= created_at),
    deleted_at  INTEGER CHECK (deleted_at >= created_at),
    version     INTEGER NOT NULL CHECK (version >= 1),
    -- Title and description, case-folded, with U+001F between them, which neither can hold.
    search_text TEXT    NOT NULL,
    CHECK ((status = 'resolved') = (resolved_at IS NOT NULL)),
    -- Checked at commit: no transaction can leave an issue at a version of which history knows nothing.
    FOREIGN KEY (id, version) REFERENCES issue_history (issue_id, version) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- One row a version. A field that the version changed has a from or a to; labels are written as JdbiIssues packs them.
CREATE TABLE issue_history (
    issue_id         INTEGER NOT NULL REFERENCES issues (id),
    version          INTEGER NOT NULL CHECK (version >= 1),
    at               INTEGER NOT NULL,
    by_id            INTEGER NOT NULL REFERENCES users (id),
    title_from       TEXT,
    title_to         TEXT,
    description_from TEXT,
    description_to   TEXT,
    status_from      TEXT,
    status_to        TEXT,
    assignee_from    INTEGER REFERENCES users (id),
    assignee_to      INTEGER REFERENCES users (id),
    labels_from      TEXT,
    labels_to        TEXT,
    deleted_to       INTEGER CHECK (deleted_to IN (0, 1)),
    PRIMARY KEY (issue_id, version)
) STRICT;

CREATE TRIGGER issues_go_version_by_version BEFORE UPDATE ON issues
WHEN NEW.version <> OLD.version + 1 OR NEW.id <> OLD.id
BEGIN
    SELECT RAISE(ABORT, 'an issue changes only together with its next version');
END;

CREATE TRIGGER issues_are_never_removed BEFORE DELETE ON issues
BEGIN
    SELECT RAISE(ABORT, 'an issue is deleted by setting deleted_at');
END;

CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON issue_history
BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;

CREATE TRIGGER history_is_never_removed BEFORE DELETE ON issue_history
BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;

CREATE TABLE issue_labels (
    issue_id INTEGER NOT NULL REFERENCES issues (id),
    label_id INTEGER NOT NULL REFERENCES labels (id),
    PRIMARY KEY (issue_id, label_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX issue_labels_by_label ON issue_labels (label_id, issue_id);

CREATE TABLE comments (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id   INTEGER NOT NULL REFERENCES issues (id),
    body       TEXT    NOT NULL CHECK (length(body) BETWEEN 1 AND 1048576),
    author_id  INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= created_at),
    version    INTEGER NOT NULL CHECK (version >= 1)
) STRICT;

CREATE INDEX comments_by_issue ON comments (issue_id, id);

CREATE TABLE imports (
    id         INTEGER PRIMARY KEY,
    file_name  TEXT    NOT NULL,
    by_id      INTEGER NOT NULL REFERENCES users (id),
    at         INTEGER NOT NULL,
    created    INTEGER NOT NULL CHECK (created >= 1),
    first_id   INTEGER NOT NULL REFERENCES issues (id),
    last_id    INTEGER NOT NULL REFERENCES issues (id)
) STRICT;

-- Which issues an import made, as ids without a gap. Others who make issues meanwhile take ids between them.
CREATE TABLE import_ranges (
    import_id INTEGER NOT NULL REFERENCES imports (id),
    first_id  INTEGER NOT NULL REFERENCES issues (id),
    last_id   INTEGER NOT NULL REFERENCES issues (id) CHECK (last_id >= first_id),
    PRIMARY KEY (import_id, first_id)
) STRICT, WITHOUT ROWID;

-- Answers to requests with an Idempotency-Key, stored with the work that they answer.
CREATE TABLE recorded_answers (
    user_id     INTEGER NOT NULL REFERENCES users (id),
    request_key TEXT    NOT NULL CHECK (length(request_key) BETWEEN 1 AND 255),
    fingerprint TEXT    NOT NULL,
    status      INTEGER NOT NULL,
    headers     TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    expires_at  INTEGER NOT NULL,
    PRIMARY KEY (user_id, request_key)
) STRICT;

CREATE INDEX recorded_answers_by_expiry ON recorded_answers (expires_at);

-- What happened to the tracker's safety. Only ever added to.
CREATE TABLE audit_log (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    at           INTEGER NOT NULL,
    event        TEXT    NOT NULL,
    by_id        INTEGER REFERENCES users (id),
    subject_kind TEXT   ,
    subject_id   INTEGER,
    detail       TEXT    NOT NULL,
    address      TEXT    NOT NULL,
    user_agent   TEXT    NOT NULL,
    request_id   TEXT    NOT NULL,
    CHECK ((subject_kind IS NULL) = (subject_id IS NULL))
) STRICT;

CREATE INDEX audit_log_by_event ON audit_log (event, id);
CREATE INDEX audit_log_by_account ON audit_log (by_id, id);
CREATE INDEX audit_log_by_subject ON audit_log (subject_kind, subject_id, id);

CREATE TRIGGER audit_log_is_never_changed BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;

CREATE TRIGGER audit_log_is_never_cut BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is only added to');
END;

-- What is shown to its owner once is kept as a hash only, here and below.
CREATE TABLE personal_access_tokens (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id      INTEGER NOT NULL REFERENCES users (id),
    name         TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    scope        TEXT    NOT NULL CHECK (scope IN ('read', 'write', 'admin')),
    token_hash   TEXT    NOT NULL UNIQUE,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL CHECK (expires_at > created_at),
    last_used_at INTEGER
) STRICT;

CREATE INDEX personal_access_tokens_by_user ON personal_access_tokens (user_id, id);
CREATE INDEX personal_access_tokens_by_expiry ON personal_access_tokens (expires_at);

-- A row goes when its code was used.
CREATE TABLE invites (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    code_hash  TEXT    NOT NULL UNIQUE,
    role       TEXT    NOT NULL CHECK (role IN ('admin', 'member', 'viewer')),
    created_by INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > created_at)
) STRICT;

CREATE TABLE password_resets (
    user_id    INTEGER PRIMARY KEY REFERENCES users (id),
    code_hash  TEXT    NOT NULL UNIQUE,
    created_by INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > created_at)
) STRICT;

-- How much was tried, on an account or from an address; see Allowance. What is wholly free again is swept, so that there are few.
CREATE TABLE throttles (
    throttle_key TEXT    PRIMARY KEY,
    free_at      INTEGER NOT NULL,
    refusals     INTEGER NOT NULL CHECK (refusals >= 0)
) STRICT, WITHOUT ROWID;

-- Every filter and every sort of the list; deleted issues are in none of them.
CREATE INDEX issues_by_creation ON issues (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_by_update ON issues (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_by_title ON issues (title, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_by_status ON issues (status, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_by_assignee ON issues (assignee_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_by_creator ON issues (created_by, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX issues_by_resolution ON issues (resolved_at, created_at) WHERE deleted_at IS NULL AND resolved_at IS NOT NULL;

-- Trigrams make any substring of three characters or more a look-up. The text is folded already.
CREATE VIRTUAL TABLE issue_search USING fts5 (
    search_text, content = 'issues', content_rowid = 'id', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);

CREATE TRIGGER issue_search_insert AFTER INSERT ON issues
BEGIN
    INSERT INTO issue_search (rowid, search_text) VALUES (NEW.id, NEW.search_text);
END;

CREATE TRIGGER issue_search_update AFTER UPDATE ON issues
WHEN NEW.search_text <> OLD.search_text
BEGIN
    INSERT INTO issue_search (issue_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
    INSERT INTO issue_search (rowid, search_text) VALUES (NEW.id, NEW.search_text);
END;
