-- As on SQLite.
ALTER TABLE users ADD COLUMN django_iterations BIGINT CHECK (django_iterations > 0);

CREATE INDEX users_by_django_iterations ON users (django_iterations) WHERE django_iterations IS NOT NULL;
