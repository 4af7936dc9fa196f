\set id random(1, 10000)
SELECT u.id, u.username, u.email, u.role, u.created_at FROM sessions s JOIN users u ON u.id = s.user_id
WHERE s.id = (SELECT min(id) FROM sessions) AND s.expires_at > 0;
SELECT i.id, i.title, i.description, i.status, i.assignee_id, a.username, i.created_by, c.username, i.created_at, i.updated_at,
       i.resolved_at, i.deleted_at, i.version,
       (SELECT count(*) FROM comments m WHERE m.issue_id = i.id),
       (SELECT string_agg(l.id || ' ' || l.color || ' ' || l.name, ',')
        FROM issue_labels il JOIN labels l ON l.id = il.label_id WHERE il.issue_id = i.id),
       CASE WHEN (SELECT count(*) <= 1000 AND sum(octet_length(m.body)) <= 2097152 FROM comments m WHERE m.issue_id = i.id)
       THEN (SELECT string_agg(m.id || ' ' || u.username || ' ' || m.body, ',' ORDER BY m.id)
             FROM comments m JOIN users u ON u.id = m.author_id WHERE m.issue_id = i.id)
       END
FROM issues i JOIN users c ON c.id = i.created_by LEFT JOIN users a ON a.id = i.assignee_id
WHERE i.id = :id;
