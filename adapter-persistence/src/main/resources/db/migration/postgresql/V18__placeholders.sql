-- The same as on SQLite; its file says why each is as it is.
ALTER TABLE users
    ADD COLUMN placeholder_key TEXT COLLATE "C" CHECK (placeholder_key IS NULL OR disabled_at IS NOT NULL);

CREATE UNIQUE INDEX users_by_placeholder_key ON users (placeholder_key) WHERE placeholder_key IS NOT NULL;
