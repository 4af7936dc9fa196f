SELECT u.id, u.username, u.email, u.role, u.created_at FROM sessions s JOIN users u ON u.id = s.user_id
WHERE s.id = (SELECT min(id) FROM sessions) AND s.expires_at > 0;
BEGIN;
SELECT nextval('issues_id_seq') AS id \gset
INSERT INTO issues (id, title, description, status, created_by, created_at, updated_at, version, search_text)
VALUES (:id, 'Created by pgbench', 'By a load run.', 'open', 1, 1795439623802260, 1795439623802260, 1,
        'created by pgbench by a load run.');
INSERT INTO issue_history (issue_id, version, at, by_id, title_to, description_to, status_to)
VALUES (:id, 1, 1795439623802260, 1, 'Created by pgbench', 'By a load run.', 'open');
COMMIT;
