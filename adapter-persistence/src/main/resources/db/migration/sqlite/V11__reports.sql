-- The latencies of all issues in their order, so that a report reads percentiles without a sort.
CREATE INDEX issues_by_latency ON issues (resolved_at - created_at) WHERE deleted_at IS NULL AND resolved_at > created_at;

-- What the report of top assignees counts, and nothing else.
CREATE INDEX issues_by_assignee_and_status ON issues (assignee_id, status) WHERE deleted_at IS NULL AND assignee_id IS NOT NULL;
