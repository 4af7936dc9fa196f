-- How many issues there are by what reports on all issues ask for, so that these need not read the issues. IssueCounts says
-- what is counted (measure) by what (subject). See docs/decisions/0042-reports-on-all-issues-read-counts.md.
CREATE TABLE issue_counts (
    measure TEXT    NOT NULL,
    subject INTEGER NOT NULL,
    n       INTEGER NOT NULL,
    PRIMARY KEY (measure, subject)
) STRICT, WITHOUT ROWID;

-- What writers changed since it was last added up: an issue as it came (n = 1) or as it went (n = -1). Deleted issues are
-- gone. Writers only add rows here, one or two each.
CREATE TABLE issue_count_changes (
    id          INTEGER PRIMARY KEY,
    issue_id    INTEGER NOT NULL,
    n           INTEGER NOT NULL CHECK (n IN (1, -1)),
    status      TEXT    NOT NULL,
    assignee_id INTEGER,
    created_at  INTEGER NOT NULL,
    resolved_at INTEGER
) STRICT;

-- Issues of an import count once it is published, which changes no row of theirs.
CREATE VIEW published_count_changes AS
SELECT id, n, status, assignee_id, created_at, resolved_at FROM issue_count_changes
WHERE NOT EXISTS (SELECT 1 FROM staged_issues WHERE issue_id BETWEEN first_id AND last_id);

CREATE TRIGGER issue_counts_insert AFTER INSERT ON issues
WHEN NEW.deleted_at IS NULL
BEGIN
    INSERT INTO issue_count_changes (issue_id, n, status, assignee_id, created_at, resolved_at)
    VALUES (NEW.id, 1, NEW.status, NEW.assignee_id, NEW.created_at, NEW.resolved_at);
END;

CREATE TRIGGER issue_counts_update AFTER UPDATE ON issues
WHEN NEW.status <> OLD.status OR NEW.assignee_id IS NOT OLD.assignee_id OR NEW.created_at <> OLD.created_at
  OR NEW.resolved_at IS NOT OLD.resolved_at OR (NEW.deleted_at IS NULL) <> (OLD.deleted_at IS NULL)
BEGIN
    INSERT INTO issue_count_changes (issue_id, n, status, assignee_id, created_at, resolved_at)
    SELECT OLD.id, -1, OLD.status, OLD.assignee_id, OLD.created_at, OLD.resolved_at WHERE OLD.deleted_at IS NULL
    UNION ALL
    SELECT NEW.id, 1, NEW.status, NEW.assignee_id, NEW.created_at, NEW.resolved_at WHERE NEW.deleted_at IS NULL;
END;

-- The server adds these up as it does all others.
INSERT INTO issue_count_changes (issue_id, n, status, assignee_id, created_at, resolved_at)
SELECT id, 1, status, assignee_id, created_at, resolved_at FROM issues WHERE deleted_at IS NULL;
