-- Which imports are being taken back piece by piece, for whom, whether also of issues that were edited since, and what was done so
-- far. A server that starts goes on with them. See docs/decisions/0059-large-imports-are-taken-back-piece-by-piece.md.
CREATE TABLE begun_undos (
    import_id INTEGER PRIMARY KEY REFERENCES imports (id),
    by_id     INTEGER NOT NULL REFERENCES users (id),
    forced    INTEGER NOT NULL CHECK (forced IN (0, 1)),
    deleted   INTEGER NOT NULL CHECK (deleted >= 0),
    reverted  INTEGER NOT NULL CHECK (reverted >= 0)
) STRICT;
