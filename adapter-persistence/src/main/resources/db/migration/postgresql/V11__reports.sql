-- As on SQLite. PostgreSQL answers from an index on an expression alone only if it has its columns too.
CREATE INDEX issues_by_latency ON issues ((resolved_at - created_at)) INCLUDE (resolved_at, created_at)
    WHERE deleted_at IS NULL AND resolved_at > created_at;

CREATE INDEX issues_by_assignee_and_status ON issues (assignee_id, status) WHERE deleted_at IS NULL AND assignee_id IS NOT NULL;
