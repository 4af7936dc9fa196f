-- Which issues belong to an import that is under way: they are stored already and nobody sees them yet. There is no row
-- when none is. See docs/decisions/0036-imports-in-stages-on-sqlite.md.
CREATE TABLE staged_issues (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    first_id INTEGER NOT NULL CHECK (first_id >= 1),
    last_id  INTEGER NOT NULL CHECK (last_id >= first_id)
) STRICT;

-- What nobody has seen may go again.
DROP TRIGGER issues_are_never_removed;
CREATE TRIGGER issues_are_never_removed BEFORE DELETE ON issues
WHEN NOT EXISTS (SELECT 1 FROM staged_issues WHERE OLD.id BETWEEN first_id AND last_id)
BEGIN
    SELECT RAISE(ABORT, 'an issue is deleted by setting deleted_at');
END;

DROP TRIGGER history_is_never_removed;
CREATE TRIGGER history_is_never_removed BEFORE DELETE ON issue_history
WHEN NOT EXISTS (SELECT 1 FROM staged_issues WHERE OLD.issue_id BETWEEN first_id AND last_id)
BEGIN
    SELECT RAISE(ABORT, 'history is only added to');
END;

CREATE TRIGGER issue_search_delete AFTER DELETE ON issues
BEGIN
    INSERT INTO issue_search (issue_search, rowid, search_text) VALUES ('delete', OLD.id, OLD.search_text);
END;
