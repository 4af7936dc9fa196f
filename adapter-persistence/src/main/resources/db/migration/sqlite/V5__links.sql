-- A link that was removed stays, for the timelines of its issues.
CREATE TABLE issue_links (
    id         INTEGER PRIMARY KEY,
    type       TEXT    NOT NULL CHECK (type IN ('blocks', 'duplicates', 'relates')),
    from_id    INTEGER NOT NULL REFERENCES issues (id),
    to_id      INTEGER NOT NULL REFERENCES issues (id) CHECK (to_id <> from_id),
    created_by INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    removed_by INTEGER REFERENCES users (id),
    removed_at INTEGER CHECK (removed_at >= created_at),
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) STRICT;

-- No link twice, whichever of the two issues it is from.
CREATE UNIQUE INDEX issue_links_once ON issue_links (min(from_id, to_id), max(from_id, to_id), type)
    WHERE removed_at IS NULL;
CREATE INDEX issue_links_by_first ON issue_links (from_id, id);
CREATE INDEX issue_links_by_second ON issue_links (to_id, id);

-- Which issues wait for others.
CREATE INDEX issue_links_by_type ON issue_links (type, to_id, from_id) WHERE removed_at IS NULL;

CREATE TRIGGER issue_links_are_never_deleted BEFORE DELETE ON issue_links
BEGIN
    SELECT RAISE(ABORT, 'a link is removed by setting removed_at');
END;

CREATE TRIGGER issue_links_are_never_changed
BEFORE UPDATE OF id, type, from_id, to_id, created_by, created_at ON issue_links
BEGIN
    SELECT RAISE(ABORT, 'a link is only added and removed');
END;

CREATE TRIGGER issue_links_are_removed_once BEFORE UPDATE ON issue_links
WHEN OLD.removed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a link is removed once');
END;
