-- The same as on SQLite, which begins them. A server on PostgreSQL goes on with those that came with a copy.
CREATE TABLE begun_undos (
    import_id BIGINT PRIMARY KEY REFERENCES imports (id),
    by_id     BIGINT NOT NULL REFERENCES users (id),
    forced    BIGINT NOT NULL CHECK (forced IN (0, 1)),
    deleted   BIGINT NOT NULL CHECK (deleted >= 0),
    reverted  BIGINT NOT NULL CHECK (reverted >= 0)
);
