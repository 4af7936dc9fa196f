\set id 101 + :client_id
SELECT u.id, u.username, u.email, u.role, u.created_at FROM sessions s JOIN users u ON u.id = s.user_id
WHERE s.id = (SELECT min(id) FROM sessions) AND s.expires_at > 0;
BEGIN;
SELECT i.id, i.title, i.description, i.status, i.assignee_id, i.created_by, i.created_at, i.updated_at, i.version AS version
FROM issues i WHERE i.id = :id \gset
WITH updated AS (
    UPDATE issues SET title = 'Edit ' || :version, updated_at = :updated_at, version = version + 1,
                      search_text = 'edit ' || :version || ' something is wrong'
    WHERE id = :id AND version = :version RETURNING 1
)
INSERT INTO issue_history (issue_id, version, at, by_id, title_from, title_to)
SELECT :id, :version + 1, :updated_at, 1, 'Edit', 'Edit ' || :version FROM updated
RETURNING EXISTS (SELECT 1 FROM webhooks) AS webhooks;
COMMIT;
