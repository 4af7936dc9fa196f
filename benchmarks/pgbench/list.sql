SELECT u.id, u.username, u.email, u.role, u.created_at FROM sessions s JOIN users u ON u.id = s.user_id
WHERE s.id = (SELECT min(id) FROM sessions) AND s.expires_at > 0;
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT i.id, i.title, CASE WHEN octet_length(i.description) <= 8192 THEN i.description ELSE '' END,
       octet_length(i.description), i.status, i.assignee_id, a.username, i.created_by, c.username, i.created_at, i.updated_at,
       i.resolved_at, i.deleted_at, i.version,
       (SELECT count(*) FROM comments m WHERE m.issue_id = i.id),
       (SELECT string_agg(l.id || ' ' || l.color || ' ' || l.name, ',')
        FROM issue_labels il JOIN labels l ON l.id = il.label_id WHERE il.issue_id = i.id)
FROM issues i JOIN users c ON c.id = i.created_by LEFT JOIN users a ON a.id = i.assignee_id
WHERE i.deleted_at IS NULL AND i.status = 'open'
ORDER BY i.created_at DESC, i.id DESC LIMIT 51;
COMMIT;
