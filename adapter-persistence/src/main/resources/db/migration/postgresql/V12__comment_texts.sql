-- The same as on SQLite; its file says why each is as it is. The index on search_text is built beside the server.

ALTER TABLE comments ADD COLUMN search_text TEXT COLLATE "C";

CREATE INDEX comments_unfolded ON comments (id) WHERE search_text IS NULL;
