-- Issues that nobody has seen have their links already, and these go with them. See
-- docs/decisions/0064-links-and-parents-are-staged.md.
DROP TRIGGER issue_links_are_never_deleted;
CREATE TRIGGER issue_links_are_never_deleted BEFORE DELETE ON issue_links
WHEN NOT EXISTS (SELECT 1 FROM staged_issues
                 WHERE OLD.from_id BETWEEN first_id AND last_id OR OLD.to_id BETWEEN first_id AND last_id)
BEGIN
    SELECT RAISE(ABORT, 'a link is removed by setting removed_at');
END;
