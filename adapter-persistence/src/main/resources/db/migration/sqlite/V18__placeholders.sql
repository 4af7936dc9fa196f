-- People whom imported files name and who have no account: accounts to which nobody can sign in. The key is the folded
-- name in the files, by which the next file finds them; their username may change.
ALTER TABLE users ADD COLUMN placeholder_key TEXT CHECK (placeholder_key IS NULL OR disabled_at IS NOT NULL);

CREATE UNIQUE INDEX users_by_placeholder_key ON users (placeholder_key) WHERE placeholder_key IS NOT NULL;
