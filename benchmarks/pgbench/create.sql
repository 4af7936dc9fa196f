SELECT u.id, u.username, u.email, u.role, u.created_at FROM sessions s JOIN users u ON u.id = s.user_id
WHERE s.id = (SELECT min(id) FROM sessions) AND s.expires_at > 0;
BEGIN;
WITH new_issue AS (SELECT nextval('issues_id_seq') AS id), table0 AS (
    INSERT INTO issues (id, title, description, status, created_by, created_at, updated_at, version, search_text)
    VALUES ((SELECT id FROM new_issue), 'Created by pgbench', 'By a load run.', 'open', 1, 1795439623802260,
            1795439623802260, 1, 'created by pgbench by a load run.')
), table1 AS (
    INSERT INTO issue_history (issue_id, version, at, by_id, title_to, description_to, status_to)
    VALUES ((SELECT id FROM new_issue), 1, 1795439623802260, 1, 'Created by pgbench', 'By a load run.', 'open')
)
SELECT id, EXISTS (SELECT 1 FROM webhooks) AS webhooks FROM new_issue;
COMMIT;
